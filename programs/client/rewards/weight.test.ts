import { PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import type { DeviceReward, Epoch, Score } from '../generated/rewards/types.ts';
import * as w from './weight.ts';

const score = (change: Partial<Score> = {}): Score => ({
  index: 4,
  occupied: true,
  pool: 'Enterprise',
  weight: 1n,
  coStaker: PublicKey.default,
  coShareBps: 0,
  ...change,
});

const epoch: Epoch = {
  index: 4,
  hour: 500_004n,
  emission: 105n,
  enterpriseEmission: 100n,
  communityEmission: 5n,
  enterpriseWeight: 3n,
  communityWeight: 0n,
  devices: 3,
  openedAt: 0n,
  finalized: true,
  finalizedAt: 0n,
  sequence: 2n,
  bump: 255,
};

describe('weights', () => {
  it('are nothing under 900 seconds of both kinds together', () => {
    const device = { multiplierBps: 10_000, gpuCount: 2 };
    expect(w.deviceWeight({ ...device, idle: 899, hired: 0 })).toBe(0n);
    expect(w.deviceWeight({ ...device, idle: 450, hired: 450 })).toBe(18_000_000n);
    expect(w.deviceWeight({ ...device, idle: 0, hired: 3_600 })).toBe(
      w.deviceWeight({ ...device, idle: 3_600, hired: 0 }),
    );
  });

  it('are of the hour, not of its place in the ring', () => {
    const seconds = [{ epoch: 500_000n, idle: 1, hired: 2 }];
    expect(w.uptimeIn({ seconds }, 500_000n)).toEqual({ idle: 1, hired: 2 });
    expect(w.uptimeIn({ seconds }, 500_004n)).toEqual({ idle: 0, hired: 0 });
  });

  it.each([
    ['Unsupported', 300, false],
    ['Enterprise', 4_501, false],
    ['Enterprise', 4_500, true],
    ['Community', 300, true],
  ] as const)('of pool %s with heavy work each %i slots: %s', (pool, heavyIntervalSlots, isRewarded) => {
    expect(w.isRewarded({ pool, heavyIntervalSlots })).toBe(isRewarded);
  });
});

describe('rewards', () => {
  it('are nothing of a pool without weight, and rounded down', () => {
    expect(w.rewardOf(w.poolOf(epoch, 'Community'), 0n)).toBe(0n);
    expect(w.rewardOf(w.poolOf(epoch, 'Unsupported'), 1n)).toBe(0n);
    expect([1n, 2n, 3n].map((weight) => w.rewardOf(w.poolOf(epoch, 'Enterprise'), weight))).toEqual([33n, 66n, 100n]);
    expect(w.coRewardOf(33n, 5_000)).toBe(16n);
    expect(w.coRewardOf(33n, 10_000)).toBe(33n);
  });

  it('accrue from a score of the same epoch, once that is final', () => {
    expect(w.accrualOf(score({ occupied: false }), epoch)).toBeNull();
    expect(w.accrualOf(score({ index: 8 }), epoch)).toBeNull();
    expect(w.accrualOf(score(), { ...epoch, finalized: false })).toBeNull();
    expect(w.accrualOf(score({ weight: 2n, coShareBps: 5_000 }), epoch)).toMatchObject({
      index: 4,
      amount: 66n,
      coAmount: 33n,
    });
  });

  it('that can be claimed are what is owed and what accrues, less the part of the co-staker', () => {
    const scores = [
      score({ weight: 2n, coShareBps: 5_000 }),
      score({ index: 5 }),
      score({ index: 2 }),
      score({ occupied: false }),
    ];
    const reward = { scores, owed: 7n } as unknown as DeviceReward;
    expect(w.scoredEpochs(reward)).toEqual([2, 4, 5]);
    expect(w.claimable(reward, [])).toBe(7n);
    expect(w.claimable(reward, [epoch])).toBe(40n);
  });
});
