import { describe, expect, it } from 'vitest';
import { EPOCHS } from '../generated/rewards/program.ts';
import { epochIndexAt, epochTimes, scorableEpochs } from './hours.ts';

const emission = { firstHour: 500_000n };
const start = 500_000n * 3_600n;

describe('the hours of epochs', () => {
  it('begin with the first full hour and close two hours after their end', () => {
    expect(epochTimes(emission, 0)).toEqual({
      hour: 500_000n,
      startsAt: start,
      endsAt: start + 3_600n,
      closesAt: start + 3n * 3_600n,
    });
    expect(epochTimes(emission, 2).endsAt).toBe(epochTimes(emission, 0).closesAt);
  });

  it('are none before the first and after the last', () => {
    expect(epochIndexAt(emission, start - 1n)).toBeNull();
    expect(epochIndexAt(emission, start)).toBe(0);
    expect(epochIndexAt(emission, start + 3_599n)).toBe(0);
    expect(epochIndexAt(emission, start + 3_600n)).toBe(1);
    const end = epochTimes(emission, EPOCHS - 1).endsAt;
    expect(epochIndexAt(emission, end - 1n)).toBe(EPOCHS - 1);
    expect(epochIndexAt(emission, end)).toBeNull();
  });

  it('can be scored when they have ended and not closed', () => {
    const at = (hours: bigint) => scorableEpochs(emission, start + hours * 3_600n);
    expect(at(-1n)).toEqual([]);
    expect(at(0n)).toEqual([]);
    expect(at(1n)).toEqual([0]);
    expect(at(2n)).toEqual([0, 1]);
    expect(at(3n)).toEqual([1, 2]);
    expect(at(BigInt(EPOCHS) + 1n)).toEqual([EPOCHS - 1]);
    expect(at(BigInt(EPOCHS) + 2n)).toEqual([]);
  });
});
