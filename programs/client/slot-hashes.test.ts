import { describe, expect, it } from 'vitest';
import { challengeSlotHash, parseSlotHashes } from './slot-hashes.ts';

function sysvar(slots: readonly bigint[]): Uint8Array {
  const data = Buffer.alloc(8 + slots.length * 40);
  data.writeBigUInt64LE(BigInt(slots.length), 0);
  slots.forEach((slot, i) => {
    data.writeBigUInt64LE(slot, 8 + i * 40);
    data.fill(Number(slot), 16 + i * 40, 48 + i * 40);
  });
  return data;
}

const entries = parseSlotHashes(sysvar([20n, 17n, 16n, 12n, 10n]));

describe('challenge slots', () => {
  it('refuses an account that is cut short', () => {
    expect(() => parseSlotHashes(sysvar([3n, 2n]).subarray(0, 80))).toThrow(/cut short/);
    expect(() => parseSlotHashes(new Uint8Array(3))).toThrow(/cut short/);
  });

  it('are not due while no such slot exists', () => {
    expect(challengeSlotHash(entries, 21n)).toEqual({ status: 'notDue' });
    expect(challengeSlotHash([], 1n)).toEqual({ status: 'notDue' });
  });

  it('are forgotten when the oldest slot is newer', () => {
    expect(challengeSlotHash(entries, 9n)).toEqual({ status: 'forgotten' });
  });

  it.each([
    [10n, 10n],
    [11n, 12n],
    [12n, 12n],
    [13n, 16n],
    [17n, 17n],
    [18n, 20n],
    [20n, 20n],
  ])('%s is decided by slot %s', (challenge, slot) => {
    expect(challengeSlotHash(entries, challenge)).toEqual({
      status: 'due',
      slot,
      hash: new Uint8Array(32).fill(Number(slot)),
    });
  });
});
