export * from './codec.ts';
export * from './compound.ts';
export { Reader, Writer } from './cursor.ts';
