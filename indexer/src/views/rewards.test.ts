import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventFeed, type Told } from '../testing/event-feed.ts';

const END = 2n ** 63n;
const HOUR = 500_000n;
/** Of epoch 0: 4,566.21004566 IO, 95 % of it for Enterprise. */
const EMISSION = 456_621_004_566n;
const ENTERPRISE = 433_789_954_337n;
const COMMUNITY = EMISSION - ENTERPRISE;
const Q32 = (40_000_000n * 100_000_000n * 2n ** 32n) / 8_760n;
/** More than 64 bits can hold, twice over: a weight that passed through a number would not come back. */
const WEIGHT = 3n * 2n ** 65n + 1n;

/** Supply when the emission begins: of 500,000,000 IO three units were burnt before. */
const GENESIS = 49_999_999_999_999_997n;

let feed: EventFeed;
const at: Record<string, bigint> = {};

const score = (device: string, weight: bigint, more: { [field: string]: Told } = {}) => ({
  reward: `reward of ${device}`,
  device,
  supplier: 'the supplier',
  gpu_count: 2,
  idle_seconds: 1_000,
  hired_seconds: 500,
  weight,
  ...more,
});
const opened = (index: number): void => {
  feed.emit('EpochOpened', {
    emission: 'the emission',
    epoch: `epoch ${index}`,
    index,
    hour: HOUR + BigInt(index),
    emission_amount: EMISSION,
    enterprise_emission: ENTERPRISE,
    community_emission: COMMUNITY,
    from_index: index,
    forgone: index === 1 ? 5n : 0n,
    next_index: index + 1,
    next_q32: Q32 - BigInt(index),
  });
};
const scored = (index: number, pool: string, devices: Told): void => {
  feed.emit('EpochScored', {
    shard: `shard of epoch ${index}`,
    epoch: `epoch ${index}`,
    index,
    model_code: 7,
    multiplier_bps: 25_000,
    pool,
    devices,
  });
};

beforeAll(async () => {
  feed = await EventFeed.open();
  at.initialized = feed.emit('EmissionInitialized', {
    emission: 'the emission',
    policy: 'Schedule',
    mint: 'mint of IO',
    mint_authority: 'who mints',
    first_hour: HOUR,
    next_q32: Q32,
    supply: GENESIS,
  });
  for (const device of ['d1', 'd2', 'd3', 'd4']) {
    feed.emit('RewardRegistered', { reward: `reward of ${device}`, device, supplier: 'the supplier' });
  }
  feed.pass(10, 3_600);
  opened(0);
  scored(0, 'Enterprise', [score('d1', WEIGHT, { co_staker: 'carol', co_share_bps: 3_333 }), score('d2', 2n * WEIGHT)]);
  scored(0, 'Community', [score('d3', 5n)]);
  at.scored = feed.slot;
  feed.pass(10, 7_200);
  at.finalized = feed.emit('EpochFinalized', {
    epoch: 'epoch 0',
    index: 0,
    enterprise_weight: 3n * WEIGHT,
    community_weight: 5n,
    devices: 3,
    shards: 1,
    finalizer: 'anybody',
  });
  opened(1);
  scored(1, 'Enterprise', [score('d1', 10n)]);
  await feed.write();
  const reward = ENTERPRISE / 3n;
  const coPart = (reward * 3_333n) / 10_000n;
  at.claimed = feed.emit('RewardClaimed', {
    emission: 'the emission',
    supplier: 'the supplier',
    payout: 'payout',
    devices: [
      {
        reward: 'reward of d1',
        device: 'd1',
        accruals: [{ index: 0, amount: reward, co_staker: 'carol', co_amount: coPart }],
        amount: reward - coPart,
      },
      { reward: 'reward of d3', device: 'd3', accruals: [{ index: 0, amount: COMMUNITY }], amount: COMMUNITY },
    ],
    amount: reward - coPart + COMMUNITY,
    issued: reward - coPart + COMMUNITY,
  });
  feed.pass(1);
  feed.emit('CoRewardClaimed', {
    emission: 'the emission',
    co_staker: 'carol',
    devices: [{ reward: 'reward of d1', device: 'd1', amount: coPart }],
    amount: coPart,
    issued: reward + COMMUNITY,
  });
  feed.emit('EmissionAdvanced', {
    emission: 'the emission',
    from_index: 2,
    next_index: 4,
    next_q32: Q32 - 9n,
    forgone: 100n,
  });
  feed.emit('SlashCaseRuled', { stake: 'stake of d2', case: 'a case', device: 'd2', slashed: 7n });
  await feed.write();
});
afterAll(() => feed.close());

describe('emission_at', () => {
  it('tells how far the schedule has come, in 128 bits, and what was issued', async () => {
    const columns = 'emission, sequence, mint, policy, first_hour, next_index, next_q32, issued, forgone';
    expect(await feed.view('emission_at', END, columns)).toEqual([
      {
        emission: 'the emission',
        sequence: '6',
        mint: 'mint of IO',
        policy: 'Schedule',
        first_hour: String(HOUR),
        next_index: 4,
        next_q32: String(Q32 - 9n),
        issued: String(ENTERPRISE / 3n + COMMUNITY),
        forgone: '105',
      },
    ]);
  });

  it('tells the same of an old slot as it did then', async () => {
    const columns = 'sequence, next_index, next_q32, issued';
    expect(await feed.view('emission_at', at.initialized! - 1n)).toEqual([]);
    expect(await feed.view('emission_at', at.scored!, columns)).toEqual([
      { sequence: '2', next_index: 1, next_q32: String(Q32), issued: '0' },
    ]);
  });
});

describe('epoch_at', () => {
  it('has the weights of an epoch once it is final', async () => {
    const columns =
      'epoch, index, starts_at, ends_at, emission_amount, enterprise_weight, devices, finalized, finalized_at IS NULL AS open';
    const first = {
      epoch: 'epoch 0',
      index: 0,
      starts_at: String(HOUR * 3_600n),
      ends_at: String(HOUR * 3_600n + 3_600n),
      emission_amount: String(EMISSION),
    };
    expect(await feed.view('epoch_at', at.scored!, columns)).toEqual([
      { ...first, enterprise_weight: '0', devices: 0, finalized: false, open: 1 },
    ]);
    expect((await feed.view('epoch_at', END, columns))[0]).toEqual({
      ...first,
      enterprise_weight: String(3n * WEIGHT),
      devices: 3,
      finalized: true,
      open: 0,
    });
  });
});

describe('device_score_at', () => {
  const columns = 'index, device, pool, weight, co_staker, co_share_bps, finalized, amount, co_amount';

  it('divides the emission of a pool by the weights of a final epoch, rounded down', async () => {
    const reward = ENTERPRISE / 3n;
    expect(await feed.view('device_score_at', END, columns)).toEqual([
      {
        index: 0,
        device: 'd1',
        pool: 'Enterprise',
        weight: String(WEIGHT),
        co_staker: 'carol',
        co_share_bps: 3_333,
        finalized: true,
        amount: String(reward),
        co_amount: String((reward * 3_333n) / 10_000n),
      },
      {
        index: 0,
        device: 'd2',
        pool: 'Enterprise',
        weight: String(2n * WEIGHT),
        co_staker: null,
        co_share_bps: 0,
        finalized: true,
        amount: String((ENTERPRISE * 2n) / 3n),
        co_amount: '0',
      },
      {
        index: 0,
        device: 'd3',
        pool: 'Community',
        weight: '5',
        co_staker: null,
        co_share_bps: 0,
        finalized: true,
        amount: String(COMMUNITY),
        co_amount: '0',
      },
      {
        index: 1,
        device: 'd1',
        pool: 'Enterprise',
        weight: '10',
        co_staker: null,
        co_share_bps: 0,
        finalized: false,
        amount: '0',
        co_amount: '0',
      },
    ]);
  });

  it('gives nothing before the epoch is final', async () => {
    const rows = await feed.view('device_score_at', at.scored!, 'sum(amount) AS amount, count() AS count');
    expect(rows).toEqual([{ amount: '0', count: '3' }]);
  });
});

describe('device_reward_at', () => {
  it('sets what was earned against what was claimed', async () => {
    const columns = 'device, sequence, epochs, final_epochs, earned, co_earned, claimed, co_claimed, last_index';
    const reward = ENTERPRISE / 3n;
    const coPart = (reward * 3_333n) / 10_000n;
    const [own, co] = [String(reward - coPart), String(coPart)];
    expect(await feed.view('device_reward_at', END, columns)).toEqual([
      {
        device: 'd1',
        sequence: '5',
        epochs: '2',
        final_epochs: '1',
        earned: own,
        co_earned: co,
        claimed: own,
        co_claimed: co,
        last_index: 1,
      },
      {
        device: 'd2',
        sequence: '2',
        epochs: '1',
        final_epochs: '1',
        earned: String((ENTERPRISE * 2n) / 3n),
        co_earned: '0',
        claimed: '0',
        co_claimed: '0',
        last_index: 0,
      },
      {
        device: 'd3',
        sequence: '3',
        epochs: '1',
        final_epochs: '1',
        earned: String(COMMUNITY),
        co_earned: '0',
        claimed: String(COMMUNITY),
        co_claimed: '0',
        last_index: 0,
      },
      {
        device: 'd4',
        sequence: '1',
        epochs: '0',
        final_epochs: '0',
        earned: '0',
        co_earned: '0',
        claimed: '0',
        co_claimed: '0',
        last_index: null,
      },
    ]);
    expect(
      await feed.view('device_reward_at', at.claimed! - 1n, 'sum(earned) AS earned, sum(claimed) AS claimed'),
    ).toEqual([{ earned: String(reward - coPart + (ENTERPRISE * 2n) / 3n + COMMUNITY), claimed: '0' }]);
  });
});

describe('io_supply_at', () => {
  it('adds what was issued and takes off what was burnt', async () => {
    const issued = ENTERPRISE / 3n + COMMUNITY;
    expect(await feed.view('io_supply_at', END, 'genesis, issued, burnt, supply')).toEqual([
      { genesis: String(GENESIS), issued: String(issued), burnt: '7', supply: String(GENESIS + issued - 7n) },
    ]);
  });

  it('has its row from the beginning', async () => {
    const rows = await feed.view('io_supply_at', 0n, 'genesis, supply, issued, burnt, cap');
    const most = '50000000000000000';
    expect(rows).toEqual([{ genesis: most, supply: most, issued: '0', burnt: '0', cap: '80000000000000000' }]);
  });
});
