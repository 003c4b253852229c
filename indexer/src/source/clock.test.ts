import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClockSamples } from './clock.ts';

const sample = (slot: number, time: number) => ({ slot: BigInt(slot), unixTimestamp: BigInt(time) });

describe('ClockSamples', () => {
  it('keeps slots and times rising, whatever is added in whatever order', () => {
    const any = fc.record({ slot: fc.nat(50), time: fc.nat(50) });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (added) => {
        const samples = new ClockSamples();
        for (const { slot, time } of added) samples.add(sample(slot, time));
        const kept = samples.upTo(100n);
        for (const [i, { slot, unixTimestamp }] of kept.entries()) {
          const before = kept[i - 1];
          if (before === undefined) continue;
          expect(slot).toBeGreaterThan(before.slot);
          expect(unixTimestamp).toBeGreaterThanOrEqual(before.unixTimestamp);
        }
      }),
    );
  });

  it('takes an earlier slot that comes late, and drops a clock that went back', () => {
    const samples = new ClockSamples();
    for (const added of [sample(10, 100), sample(5, 90), sample(7, 120), sample(12, 99)]) samples.add(added);
    expect(samples.upTo(20n)).toEqual([sample(5, 90), sample(10, 100)]);
  });

  it('remembers the last published one, so that nothing later contradicts it', () => {
    const samples = new ClockSamples();
    for (const added of [sample(5, 90), sample(10, 100), sample(15, 110)]) samples.add(added);
    samples.published(10n);
    samples.add(sample(11, 95));
    expect(samples.upTo(20n)).toEqual([sample(10, 100), sample(15, 110)]);
  });
});
