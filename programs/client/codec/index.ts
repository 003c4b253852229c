export * from './codec.ts';
export * from './compound.ts';
