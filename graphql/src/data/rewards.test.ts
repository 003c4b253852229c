import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reckonClaims, reckonSchedule, reckonScores, type ToldScore } from '../testing/economy-reckoning.fixture.ts';
import { MULTIPLIER_BPS } from '../testing/emission.fixture.ts';
import { pick, type Told, tell, texts } from '../testing/metric-tests.fixture.ts';
import { sum } from '../testing/reckoning.fixture.ts';
import { keyOf, NO_KEY, type ToldEvent } from '../testing/recorder.fixture.ts';
import { HOLDER, MODEL } from '../testing/story.fixture.ts';
import { emissionMetric } from './emission.ts';
import { ioSupplyMetric } from './io-supply.ts';
import { type Page, pageMetric, readPage } from './page.ts';
import { ANY_REWARD_EPOCH, type RewardEpochRow, rewardEpochOrder, rewardEpochsList } from './reward-epochs.ts';
import { rewardProofMetric } from './reward-proof.ts';
import { ANY_REWARD_SCORE, REWARD_SCORE_ORDER, rewardScoresList } from './reward-scores.ts';
import { ANY_REWARD, rewardOrder, rewardsList } from './rewards.ts';

let told: Told;

beforeAll(async () => {
  told = await tell();
});

afterAll(() => told.indexed.close());

const named = (events: readonly ToldEvent[], name: string) => events.filter((event) => event.name === name);
const total = (events: readonly ToldEvent[], name: string, column: string) =>
  sum(named(events, name).map(({ fields }) => fields[column] as bigint));
const issuedIn = (events: readonly ToldEvent[]) =>
  total(events, 'RewardClaimed', 'amount') + total(events, 'CoRewardClaimed', 'amount');

describe('emission', () => {
  function reckonEmission(events: readonly ToldEvent[]) {
    const opened = named(events, 'EpochOpened');
    const final = new Set(named(events, 'EpochFinalized').map(({ fields }) => fields.index));
    const next = Number(opened.at(-1)?.fields.next_index);
    const scheduled = reckonSchedule(next - 1).total;
    const emitted = total(opened, 'EpochOpened', 'emission_amount');
    const undecided = opened.filter(({ fields }) => !final.has(fields.index));
    const earned = sum(reckonScores(events).map(({ amount }) => amount));
    const waiting = total(undecided, 'EpochOpened', 'emission_amount');
    return texts({
      next_index: next,
      next_emission: reckonSchedule(next).emission,
      next_q32: opened.at(-1)?.fields.next_q32,
      scheduled,
      forgone: scheduled - emitted,
      undecided: waiting,
      earned,
      unearned: emitted - waiting - earned,
      issued: issuedIn(events),
      owed: earned - issuedIn(events),
      cap: 30_000_000_000_000_000n,
      opened_epochs: opened.length,
      final_epochs: final.size,
      first_hour: named(events, 'EmissionInitialized')[0]?.fields.first_hour,
    });
  }

  it('is what the events give, all and those of the evidence', async () => {
    const { rows, source } = await told.data.figures(emissionMetric);
    expect(rows).toHaveLength(1);
    for (const basis of [told.events, await told.evidence(source)]) {
      const figures = reckonEmission(basis);
      expect(pick(rows[0]!, figures)).toEqual(figures);
    }
    const { scheduled, forgone, undecided, earned, unearned, issued, owed } = rows[0]!;
    expect(sum([forgone, undecided, earned, unearned].map(BigInt))).toBe(BigInt(scheduled));
    expect(BigInt(issued) + BigInt(owed)).toBe(BigInt(earned));
  });

  it('is none before the program was initialized', async () => {
    const { rows } = await told.data.figures(emissionMetric, {}, { slot: 1_000n, chainTime: 0n });
    expect(rows).toEqual([]);
  });
});

describe('reward epochs', () => {
  const epochs = (values: object = {}) =>
    told.allRows(rewardEpochsList, rewardEpochOrder('ASC'), { ...ANY_REWARD_EPOCH, ...values });

  function reckonEpoch(events: readonly ToldEvent[], index: number) {
    const of = (name: string) => named(events, name).find(({ fields }) => fields.index === index)?.fields;
    const [opened, final] = [of('EpochOpened')!, of('EpochFinalized')];
    const scores = reckonScores(events).filter((score) => score.index === index);
    const earned = (pool: string) => sum(scores.filter((score) => score.pool === pool).map(({ amount }) => amount));
    const ends = (Number(opened.hour) + 1) * 3_600;
    const before = events.filter(({ fields }) => Number(fields.timestamp) < ends);
    const { emission, total: scheduled } = reckonSchedule(index);
    return texts({
      hour: opened.hour,
      starts_at: ends - 3_600,
      ends_at: ends,
      scoring_until: ends + 7_200,
      status: final ? 'FINAL' : told.point.time < ends + 7_200 ? 'SCORING' : 'CLOSED',
      emission,
      enterprise_emission: (emission * 95n) / 100n,
      community_emission: emission - (emission * 95n) / 100n,
      enterprise_weight: final?.enterprise_weight ?? 0,
      community_weight: final?.community_weight ?? 0,
      devices: scores.length,
      enterprise_earned: earned('Enterprise'),
      community_earned: earned('Community'),
      earned: earned('Enterprise') + earned('Community'),
      scheduled_total: scheduled,
      issued_total: issuedIn(before),
      opened_at: opened.timestamp,
      finalized_at: final?.timestamp ?? null,
    });
  }

  it('have what their events give, and the schedule beside what was issued', async () => {
    const { rows, source } = await epochs();
    expect(rows.map(({ index }) => Number(index)).slice(0, 4)).toEqual([5, 6, 10, 27]);
    for (const row of rows) {
      for (const basis of [told.events, await told.evidence(source, row.key)]) {
        const figures = reckonEpoch(basis, Number(row.index));
        expect(pick(row, figures), row.index).toEqual(figures);
      }
    }
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['FINAL', 'CLOSED', 'SCORING']));
  });

  it('are filtered, and come in pages without a hole or a repeat', async () => {
    const indexes = async (values: object) => (await epochs(values)).rows.map(({ index }) => Number(index));
    expect(await indexes({ index_gte: 6, index_lte: 10 })).toEqual([6, 10]);
    expect(await indexes({ statuses: ['CLOSED'] })).toEqual([27]);
    const read: string[] = [];
    let after: string | null = null;
    do {
      const page: Page<RewardEpochRow> = await readPage(told.data, rewardEpochsList, {
        order: rewardEpochOrder('DESC'),
        args: { first: 2, after },
        values: ANY_REWARD_EPOCH,
      });
      read.push(...page.edges.map(({ node }) => node.index));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(read.map(Number)).toEqual((await indexes({})).reverse());
  });
});

describe('scores', () => {
  const scores = (values: object = {}) =>
    told.allRows(rewardScoresList, REWARD_SCORE_ORDER, { ...ANY_REWARD_SCORE, ...values });

  it('earn what the weights give', async () => {
    const { rows, source } = await scores();
    expect(rows).toHaveLength(reckonScores(told.events).length);
    for (const row of rows) {
      for (const basis of [told.events, await told.evidence(source, row.key)]) {
        const score = reckonScores(basis).find(
          ({ device, index }) => device === row.device && index === Number(row.index),
        );
        const { rolled: _, reward: __, ...figures } = { rolled: 0, reward: 0, ...score! };
        const expected = texts({ ...figures, co_staker: score?.co_staker === NO_KEY ? null : score?.co_staker });
        expect(pick(row, expected)).toEqual(expected);
        expect(row.multiplier_bps).toBe(MULTIPLIER_BPS);
      }
    }
    const order = rows.map(({ index, weight }) => [Number(index), BigInt(weight)] as const);
    const sorted = [...order].sort((a, b) => (a[0] !== b[0] ? b[0] - a[0] : a[1] < b[1] ? 1 : -1));
    expect(order).toEqual(sorted);
  });

  it('are filtered by every condition', async () => {
    const { spare, lost } = told.indexed.story;
    expect((await scores({ index: 5 })).rows).toHaveLength(3);
    expect((await scores({ device: lost.id })).rows).toHaveLength(2);
    expect((await scores({ supplier: spare.supplier })).rows).toHaveLength(6);
    const co = await scores({ co_staker: HOLDER });
    expect(new Set(co.rows.map(({ device }) => device))).toEqual(new Set([spare.id]));
    const first = await readPage(told.data, rewardScoresList, {
      order: REWARD_SCORE_ORDER,
      args: { first: 4 },
      values: ANY_REWARD_SCORE,
    });
    const rest = await readPage(told.data, rewardScoresList, {
      order: REWARD_SCORE_ORDER,
      args: { first: 100, after: first.pageInfo.endCursor },
      values: ANY_REWARD_SCORE,
    });
    const read = [...first.edges, ...rest.edges].map(({ node }) => node.key);
    expect(read).toEqual((await scores()).rows.map(({ key }) => key));
  });
});

describe('rewards', () => {
  const rewards = (values: object = {}) =>
    told.allRows(rewardsList('EARNED'), rewardOrder('DESC'), { ...ANY_REWARD, ...values });

  it('are what scores earned and claims paid, by device', async () => {
    const { rows, source } = await rewards();
    const { available, spare, lost } = told.indexed.story;
    expect(rows.map(({ device }) => device).sort()).toEqual([available.id, spare.id, lost.id].sort());
    for (const row of rows) {
      for (const basis of [told.events, await told.evidence(source, row.key)]) {
        const own = reckonScores(basis).filter(({ device }) => device === row.device);
        const earned = sum(own.map(({ amount, co_amount }) => amount - co_amount));
        const co_earned = sum(own.map(({ co_amount }) => co_amount));
        const { claimed, co_claimed } = reckonClaims(basis, row.device);
        const figures = texts({
          epochs: own.length,
          earned,
          claimed,
          claimable: earned - claimed,
          co_earned,
          co_claimed,
          co_claimable: co_earned - co_claimed,
          last_index: Math.max(...own.map(({ index }) => index)),
        });
        expect(pick(row, figures), row.device).toEqual(figures);
      }
    }
  });

  it('are filtered by every condition', async () => {
    const { available, spare, lost } = told.indexed.story;
    const ids = async (values: object) => (await rewards(values)).rows.map(({ device }) => device).sort();
    expect(await ids({ claimable: 0 })).toEqual([lost.id]);
    expect(await ids({ claimable: 1 })).toEqual([available.id, spare.id].sort());
    expect(await ids({ supplier: lost.supplier })).toEqual([lost.id]);
    expect(await ids({ owner: available.owner })).toEqual([available.id, spare.id].sort());
    expect(await ids({ model_code: MODEL.RTX })).toEqual([lost.id]);
    expect(await ids({ device: keyOf('no device') })).toEqual([]);
  });
});

describe('proof of a reward', () => {
  const proof = (device: string, epoch: number) =>
    told.data.figures(rewardProofMetric, { ...ANY_REWARD_SCORE, device, index: epoch });

  it('gives the reward by its own integers, with the transactions that say them', async () => {
    const { spare } = told.indexed.story;
    const { rows, source } = await proof(spare.id, 6);
    const row = rows[0]!;
    const weight = BigInt(row.multiplier_bps) * BigInt(row.gpu_count) * BigInt(row.idle_seconds + row.hired_seconds);
    const amount = (BigInt(row.pool_emission) * weight) / BigInt(row.pool_weight);
    expect(row.weight).toBe(String(weight));
    expect(row.amount).toBe(String(amount));
    expect(row.co_amount).toBe(String((amount * BigInt(row.co_share_bps)) / 10_000n));
    expect(BigInt(row.supplier_amount) + BigInt(row.co_amount)).toBe(amount);
    expect(row.emission).toBe(String(reckonSchedule(6).emission));
    const evidence = await told.evidence(source, row.key);
    const said = (name: string) => evidence.find((event) => event.name === name);
    expect(said('EpochOpened')?.signature).toBe(row.open_signature);
    expect(said('EpochScored')?.signature).toBe(row.score_signature);
    expect(said('EpochFinalized')?.signature).toBe(row.final_signature);
    expect(evidence).toHaveLength(3);
    const scored = (said('EpochScored')!.fields.devices as ToldScore[]).find(({ device }) => device === spare.id);
    expect(scored?.weight).toBe(weight);
  });

  it('is undecided before the epoch is final, and none for a device that was not scored', async () => {
    const { available, lost } = told.indexed.story;
    const { rows } = await proof(available.id, 27);
    expect(rows[0]).toMatchObject({ finalized: false, amount: '0', pool_weight: '0', final_signature: null });
    expect((await proof(lost.id, 27)).rows).toEqual([]);
  });
});

describe('supply of IO', () => {
  it('is genesis and what was issued, within schedule and cap', async () => {
    const { source, key: _, ...row } = await told.data.figure(ioSupplyMetric);
    for (const basis of [told.events, await told.evidence(source)]) {
      const next = Number(named(basis, 'EpochOpened').at(-1)?.fields.next_index);
      const genesis = 50_000_000_000_000_000n;
      const issued = issuedIn(basis);
      const figures = texts({
        genesis,
        scheduled: reckonSchedule(next - 1).total,
        issued,
        issue_cap: 30_000_000_000_000_000n,
        burnt: 0n,
        supply: genesis + issued,
        supply_cap: 80_000_000_000_000_000n,
        ok: true,
      });
      expect(pick(row, figures)).toEqual(figures);
    }
    expect(Object.keys(row)).toEqual(ioSupplyMetric.columns);
  });
});

it('gives the columns that each metric declares, in order', async () => {
  const { slot, chainTime } = told.data.point;
  const cases = [
    [emissionMetric, {}],
    [pageMetric(rewardEpochsList, rewardEpochOrder('ASC'), false), ANY_REWARD_EPOCH],
    [pageMetric(rewardScoresList, REWARD_SCORE_ORDER, false), ANY_REWARD_SCORE],
    [pageMetric(rewardsList('EARNED'), rewardOrder('ASC'), false), ANY_REWARD],
    [rewardProofMetric, { ...ANY_REWARD_SCORE, device: told.indexed.story.spare.id, index: 5 }],
  ] as const;
  for (const [metric, values] of cases) {
    const all = { ...values, slot, chain_time: chainTime, limit: 1 };
    const [row] = await told.data.rows<object>(metric.name, metric.sql, all);
    expect(Object.keys(row ?? {}), metric.name).toEqual(metric.columns);
  }
});
