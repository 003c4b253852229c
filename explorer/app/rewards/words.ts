import { scaled } from '../format/scaled.ts';

/** Pools in words. */
export const POOL = {
  ENTERPRISE: 'enterprise pool',
  COMMUNITY: 'community pool',
  UNSUPPORTED: 'no pool',
} as const;

/** A multiplier in basis points as a factor: `15000` as `1.50`. */
export const MULTIPLIER = (raw: string) => scaled(raw, 4, 2);
