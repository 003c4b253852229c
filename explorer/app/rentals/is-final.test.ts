import type { Device, Rental } from '@escapement/programs/browser';
import { describe, expect, it } from 'vitest';
import type { RentalReading } from '../wallet/rental-reader.ts';
import { isFinal } from './is-final.ts';

const rental = {
  deposited: 100n,
  settled: 1n,
  fees: 1n,
  committed: 90n,
  free: 8n,
  refunded: 0n,
  nextRank: 1,
} as Rental;
const device = {
  chain: { challenge: { slot: 1n }, lastCreditedAt: 1n, lastCreditedSlot: 5n },
  assignment: {
    accrued: 7n,
    reserved: 83n,
    hiredSeconds: 1n,
    releasedAt: 0n,
    endsAt: 9n,
    silentSeconds: 60n,
    silentSlots: 150n,
  },
} as Device;
const open: RentalReading = {
  kind: 'open',
  snapshot: { slot: 5n, now: 1n, rental, devices: [{ address: 'd', device }] },
};
const final = {
  status: 'ACTIVE' as const,
  deposited: '100',
  settled: '1',
  fees: '1',
  committed: '90',
  free: '8',
  refunded: '0',
  devices: { nodes: [{ device: 'd', accrued: '7', ended: false }] },
};

describe('isFinal', () => {
  it('is not while the final state has no rental, or less of it', () => {
    expect(isFinal(open, null)).toBe(false);
    expect(isFinal(open, { ...final, settled: '0' })).toBe(false);
    expect(isFinal(open, { ...final, devices: { nodes: [] } })).toBe(false);
  });

  it('is not while a proof is confirmed only', () => {
    expect(isFinal(open, { ...final, devices: { nodes: [{ device: 'd', accrued: '6', ended: false }] } })).toBe(false);
  });

  it('is once both say the same', () => {
    expect(isFinal(open, final)).toBe(true);
  });
});
