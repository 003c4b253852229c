import type { Device, Rental } from '@escapement/programs/browser';
import { describe, expect, it } from 'vitest';
import { rentalState } from './rental-state.ts';

const rental = (fields: Partial<Rental> = {}) =>
  ({
    deposited: 100n,
    settled: 0n,
    fees: 0n,
    refunded: 0n,
    committed: 90n,
    free: 10n,
    nextRank: 1,
    ...fields,
  }) as Rental;

const device = (address: string, assignment: Partial<Device['assignment']>) => ({
  address,
  device: {
    chain: { challenge: { slot: 120n }, lastCreditedAt: 0n, lastCreditedSlot: 0n },
    assignment: {
      accrued: 0n,
      reserved: 0n,
      hiredSeconds: 0n,
      releasedAt: 0n,
      endsAt: 5_000n,
      drained: 0,
      drainAt: 0n,
      drainSlot: 0n,
      silentSeconds: 100_000n,
      silentSlots: 100_000n,
      ...assignment,
    },
  } as Device,
});

const at = (now: bigint, slot = 100n) => ({ now, slot });

describe('rentalState', () => {
  it('waits while no device was ever assigned, and is idle when the last one has left', () => {
    expect(rentalState({ rental: rental({ nextRank: 0 }), devices: [], ...at(1n) }).phase).toBe('unfilled');
    expect(rentalState({ rental: rental(), devices: [], ...at(1n) }).phase).toBe('idle');
  });

  it('sums what its devices earned and hold', () => {
    const devices = [
      device('a', { accrued: 5n, reserved: 40n, hiredSeconds: 60n }),
      device('b', { reserved: 45n, hiredSeconds: 30n }),
    ];
    expect(rentalState({ rental: rental(), devices, ...at(1n) })).toMatchObject({
      phase: 'running',
      accrued: 5n,
      reserved: 85n,
      provenSeconds: 90n,
    });
  });

  it('drains until the last tick or the drain deadline, then can be settled', () => {
    const released = { releasedAt: 1_000n, drainAt: 1_600n, drainSlot: 2_000n };
    const state = (now: bigint, slot: bigint, drained: number) =>
      rentalState({ rental: rental(), devices: [device('a', { ...released, drained })], now, slot }).phase;
    expect(state(1_100n, 500n, 0)).toBe('draining');
    expect(state(1_100n, 500n, 1)).toBe('settleable');
    expect(state(1_601n, 500n, 0)).toBe('draining');
    expect(state(1_601n, 2_001n, 0)).toBe('settleable');
  });

  it('says until when a released device is still hired', () => {
    const devices = [device('a', { releasedAt: 1_000n }), device('b', { releasedAt: 1_200n })];
    expect(rentalState({ rental: rental(), devices, ...at(1n) }).releasedUntil).toBe(1_200n);
  });
});
