export * from './chain.ts';
export * from './config.ts';
export * from './device.ts';
export * from './job.ts';
export * from './listing.ts';
export * from './rental.ts';
export * from './supplier.ts';
