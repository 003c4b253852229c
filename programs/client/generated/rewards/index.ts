// Generated from programs/artifacts/rewards.json by programs/scripts/generate.ts; do not edit.

export * from './accounts.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './instructions.ts';
export * from './program.ts';
export * from './types.ts';
