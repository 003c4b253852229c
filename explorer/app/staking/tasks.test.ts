import type { Device, Supplier } from '@escapement/programs/browser';
import type { DeviceReward, Epoch, Score } from '@escapement/programs/rewards';
import type { Position, StakeState } from '@escapement/programs/staking';
import { Keypair, PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import type { Holding } from './holdings.ts';
import { planOf } from './plans.ts';
import { claimsOf, coClaimable, type Task, tasksOf, unpaidBefore } from './tasks.ts';

const key = () => Keypair.generate().publicKey;
const owner = key();
const coStaker = key();
const NOW = 1_000n;

const position = (staker: PublicKey, values: Partial<Position> = {}): Position => ({
  staker,
  active: 0n,
  cooling: 0n,
  coolingUntil: 0n,
  locked: 0n,
  ...values,
});

const holding = (state?: Partial<StakeState>, reward?: Partial<DeviceReward>): Holding => ({
  device: key(),
  account: { owner, retired: 0, modelCode: 1, gpuCount: 1 } as Device,
  modelName: 'H100',
  required: 200n,
  stake: state && {
    owner: position(owner),
    coStaker: position(PublicKey.default),
    coShareBps: 0,
    offerAmount: 0n,
    offerShareBps: 0,
    openCases: 0,
    windowStartedAt: 0n,
    windowSlashed: 0n,
    ...state,
  },
  reward: reward && ({ scores: [], owed: 0n, coStaker: PublicKey.default, coOwed: 0n, ...reward } as DeviceReward),
});

const kinds = (tasks: readonly Task[]) => tasks.map(({ kind }) => kind);

describe('tasksOf', () => {
  it('lets an owner without stake put in what is required, and register', () => {
    const tasks = tasksOf(owner, holding(), NOW);
    expect(kinds(tasks)).toEqual(['deposit', 'register']);
    expect(tasks[0]).toMatchObject({ suggested: 200n });
  });

  it('lets an owner take out no more than leaves as much as the co-staker has', () => {
    const state = { owner: position(owner, { active: 300n }), coStaker: position(coStaker, { active: 100n }) };
    const tasks = tasksOf(owner, holding(state, {}), NOW);
    expect(kinds(tasks)).toEqual(['deposit', 'coolDown', 'endCoStake']);
    expect(tasks[1]).toMatchObject({ most: 200n, whole: false });
  });

  it('offers a withdrawal once stake has cooled, less what a case holds', () => {
    const cooling = { active: 50n, cooling: 100n, coolingUntil: NOW, locked: 80n };
    const state = { owner: position(owner, cooling) };
    expect(tasksOf(owner, holding(state, {}), NOW)).toContainEqual(
      expect.objectContaining({ kind: 'withdraw', amount: 70n }),
    );
    expect(kinds(tasksOf(owner, holding(state, {}), NOW - 1n))).not.toContain('withdraw');
  });

  it('lets a co-staker leave with all at once, and a stranger nothing', () => {
    const state = { owner: position(owner, { active: 300n }), coStaker: position(coStaker, { active: 100n }) };
    expect(tasksOf(coStaker, holding(state), NOW)).toMatchObject([{ kind: 'coolDown', most: 100n, whole: true }]);
    expect(tasksOf(key(), holding(state), NOW)).toEqual([]);
  });
});

const EPOCH = {
  index: 7,
  finalized: true,
  enterpriseEmission: 900n,
  communityEmission: 100n,
  enterpriseWeight: 10n,
  communityWeight: 1n,
} as Epoch;

const score = (staker: PublicKey, coShareBps: number): Score => ({
  index: 7,
  occupied: true,
  pool: 'Enterprise',
  weight: 5n,
  coStaker: staker,
  coShareBps,
});

describe('claims', () => {
  const shared = holding({}, { scores: [score(coStaker, 2_000)], owed: 11n });
  const holdings = { now: NOW, mint: key(), holdings: [shared], epochs: [EPOCH] };

  it('adds what accrues by final epochs to what is owed, less the co-staker’s part', () => {
    expect(claimsOf(owner, holdings)).toMatchObject([{ kind: 'claim', amount: 11n + 450n - 90n }]);
    expect(claimsOf(coStaker, holdings)).toMatchObject([{ kind: 'coClaim', amount: 90n }]);
    expect(claimsOf(key(), holdings)).toEqual([]);
  });

  it('waits for the epoch to be final', () => {
    expect(claimsOf(owner, { ...holdings, epochs: [] })).toMatchObject([{ amount: 11n }]);
    expect(coClaimable(coStaker, shared, [])).toBe(0n);
  });

  it('pays a former co-staker first where another’s part accrues', () => {
    const former = key();
    const changed = holding({}, { scores: [score(coStaker, 2_000)], coStaker: former, coOwed: 5n });
    expect(unpaidBefore(changed, [EPOCH])).toEqual(former);
    expect(unpaidBefore(changed, [])).toBeUndefined();
    const all = {
      ...holdings,
      holdings: [changed],
      supplier: { address: key(), account: { payout: owner } as Supplier },
    };
    const [claim] = claimsOf(owner, all);
    const plan = claim && planOf(claim, { amount: 0n, shareBps: 0 }, owner, all);
    expect(plan?.transactions.flat()).toHaveLength(2);
  });
});
