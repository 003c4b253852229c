export * from './hash.ts';
export * from './matmul.ts';
export * from './merkle.ts';
export * from './opening.ts';
export * from './receipt.ts';
export * from './work.ts';
