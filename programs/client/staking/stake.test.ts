import { Keypair, PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import type { Position, StakeState } from '../generated/staking/types.ts';
import * as s from './stake.ts';

const position = (of: Partial<Position> = {}): Position => ({
  ...{ staker: PublicKey.default, active: 0n, cooling: 0n, coolingUntil: 0n, locked: 0n },
  ...of,
});

const state = (of: Partial<StakeState> = {}): StakeState => ({
  ...{ owner: position(), coStaker: position(), coShareBps: 0, offerAmount: 0n, offerShareBps: 0, openCases: 0 },
  ...{ windowStartedAt: 0n, windowSlashed: 0n },
  ...of,
});

describe('the stake that a device needs', () => {
  it.each([
    [10_000, 1, 20_000_000_000n],
    [10_000, 8, 160_000_000_000n],
    [25_000, 2, 100_000_000_000n],
    [100, 1, 20_000_000_000n],
    [1_000_000, 8, 16_000_000_000_000n],
  ])('at a multiplier of %i basis points and %i GPUs', (multiplierBps, gpuCount, amount) => {
    expect(s.requiredStake({ multiplierBps }, gpuCount)).toBe(amount);
    expect(s.slashCap(amount)).toBe(amount / 2n);
  });
});

describe('what can be slashed', () => {
  it('is what 30 days leave of the cap', () => {
    const slashed = state({ windowStartedAt: 1_000n, windowSlashed: 60n });
    expect(s.capLeft(slashed, 100n, 1_000n + 2_592_000n - 1n)).toBe(40n);
    expect(s.capLeft(slashed, 50n, 1_000n)).toBe(0n);
    expect(s.capLeft(slashed, 100n, 1_000n + 2_592_000n)).toBe(100n);
  });
});

describe('what can be withdrawn', () => {
  it('is nothing before its time', () => {
    expect(s.withdrawable(position({ cooling: 5n, coolingUntil: 10n }), 9n)).toBe(0n);
    expect(s.withdrawable(position({ cooling: 5n, coolingUntil: 10n }), 10n)).toBe(5n);
  });

  it('is all that active stake covers of a lock', () => {
    expect(s.withdrawable(position({ active: 7n, cooling: 5n, locked: 7n }), 1n)).toBe(5n);
    expect(s.withdrawable(position({ active: 7n, cooling: 5n, locked: 9n }), 1n)).toBe(3n);
    expect(s.withdrawable(position({ active: 7n, cooling: 5n, locked: 12n }), 1n)).toBe(0n);
  });
});

describe('sums and shares', () => {
  const staker = Keypair.generate().publicKey;
  const both = state({
    owner: position({ active: 10n, cooling: 3n, locked: 2n }),
    coStaker: position({ staker, active: 4n, cooling: 1n, locked: 1n }),
    coShareBps: 2_500,
  });

  it('are of both positions', () => {
    expect([s.activeTotal(both), s.stakeTotal(both), s.lockedTotal(both)]).toEqual([14n, 18n, 3n]);
  });

  it('give a co-staker a share while it has active stake', () => {
    expect(s.coShare(both)).toEqual({ staker, shareBps: 2_500 });
    expect(s.coShare({ ...both, coStaker: position({ staker, cooling: 4n }) })).toBeNull();
  });
});

describe('the stage of a case', () => {
  const slashCase = { answer: null, answerUntil: 10n, rulingUntil: 20n };
  const answer = { hash: new Uint8Array(32), uri: 'x', answeredAt: 1n };

  it.each([
    [slashCase, 9n, 'Answerable'],
    [{ ...slashCase, answer }, 9n, 'Rulable'],
    [slashCase, 10n, 'Rulable'],
    [slashCase, 19n, 'Rulable'],
    [{ ...slashCase, answer }, 20n, 'Dismissible'],
  ] as const)('%#', (of, now, stage) => {
    expect(s.slashCaseStage(of, now)).toBe(stage);
  });
});
