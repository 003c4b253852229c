import { describe, expect, it } from 'vitest';
import {
  connectivityOf,
  deviceClassOf,
  endpointOf,
  hiredUntil,
  isAssigned,
  isAssignmentOver,
  jobStateOf,
  unpackWork,
} from './device.ts';
import { DEVICE_DISCRIMINATOR, decodeDevice } from './generated/marketplace/accounts.ts';
import type { Device } from './generated/marketplace/types.ts';

const empty = decodeDevice(new Uint8Array([...DEVICE_DISCRIMINATOR, ...new Uint8Array(2_048)]));
const assigned = (change: Partial<Device['assignment']>): Device => ({
  ...empty,
  assignment: { ...empty.assignment, ...change },
});

describe('a device account', () => {
  it('tells its bytes as words', () => {
    expect([deviceClassOf({ class: 1 }), connectivityOf({ connectivity: 3 }), jobStateOf({ jobState: 4 })]).toEqual([
      'Cpu',
      'Ultra',
      'Failed',
    ]);
    expect([deviceClassOf(empty), connectivityOf(empty), jobStateOf(empty)]).toEqual(['Gpu', 'Low', 'Unknown']);
  });

  it('has no work before its first challenge', () => {
    expect(unpackWork(empty.chain.challenge.work)).toBeNull();
    expect(unpackWork({ kind: 1, parameters: [32, 8, 0] })).toEqual({ kind: 'HashChain', units: 32, rounds: 8 });
    expect(unpackWork({ kind: 2, parameters: [64, 256, 3] })).toEqual({ kind: 'Matmul', n: 64, k: 256, count: 3 });
    expect(unpackWork({ kind: 3, parameters: [1, 1, 1] })).toBeNull();
  });

  it('has an endpoint once one was published', () => {
    expect(endpointOf(empty)).toBeNull();
    expect(endpointOf({ endpoint: Uint8Array.of(1, 2, 3, 0), endpointLen: 3 })).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('is idle under the default key', () => {
    expect(isAssigned(empty)).toBe(false);
  });

  it('is hired to its end, or to its release where that comes first', () => {
    expect(hiredUntil(assigned({ endsAt: 100n }))).toBe(100n);
    expect(hiredUntil(assigned({ endsAt: 100n, releasedAt: 60n }))).toBe(60n);
    expect(hiredUntil(assigned({ endsAt: 100n, releasedAt: 160n }))).toBe(100n);
  });

  it('has ended its assignment once it is drained, or the time to drain has passed', () => {
    const over = (change: Partial<Device['assignment']>, unixTimestamp: bigint, slot: bigint) =>
      isAssignmentOver(assigned({ endsAt: 100n, drainAt: 90n, drainSlot: 9n, ...change }), { unixTimestamp, slot });
    expect(over({}, 500n, 500n)).toBe(false);
    expect(over({ releasedAt: 60n, drained: 1 }, 59n, 5n)).toBe(false);
    expect(over({ releasedAt: 60n, drained: 1 }, 60n, 5n)).toBe(true);
    expect(over({ releasedAt: 60n }, 91n, 9n)).toBe(false);
    expect(over({ releasedAt: 60n }, 90n, 10n)).toBe(false);
    expect(over({ releasedAt: 60n }, 91n, 10n)).toBe(true);
  });
});
