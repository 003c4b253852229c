import { describe, expect, it } from 'vitest';
import { jobKeyBatchLength, jobKeysPage, jobKeysPages, jobMayStart, wrappedJobKey } from './job.ts';

describe('pages of job keys', () => {
  it('hold 128 ranks each', () => {
    expect([0, 127, 128, 255, 256].map(jobKeysPage)).toEqual([0, 0, 1, 1, 2]);
    expect([0, 1, 128, 129].map((nextRank) => jobKeysPages({ nextRank }))).toEqual([0, 1, 1, 2]);
  });

  it('take batches of at most 18, and never of two pages', () => {
    expect([0, 18, 110, 111, 126, 127, 128].map(jobKeyBatchLength)).toEqual([18, 18, 18, 17, 2, 1, 18]);
  });

  it('have no key where none was published', () => {
    const key = new Uint8Array(48).fill(1);
    const page = { keys: [new Uint8Array(48), key] };
    expect([0, 1, 2, 129].map((rank) => wrappedJobKey(page, rank))).toEqual([null, key, null, key]);
  });
});

describe('jobMayStart', () => {
  const rental = { filledGpus: 3, minimumGpus: 4, fillDeadline: 1_000n };
  const at = (unixTimestamp: bigint, filledGpus = rental.filledGpus) =>
    jobMayStart({ ...rental, filledGpus }, { unixTimestamp });

  it('waits while the renter may still leave for want of the minimum', () => {
    expect([0n, 1_000n, 1_001n, 1_600n, 1_601n].map((now) => at(now))).toEqual([false, false, false, false, true]);
  });

  it('does not wait once the minimum came, or when there is none', () => {
    expect(at(0n, 4)).toBe(true);
    expect(jobMayStart({ ...rental, filledGpus: 0, minimumGpus: 0 }, { unixTimestamp: 0n })).toBe(true);
  });
});
