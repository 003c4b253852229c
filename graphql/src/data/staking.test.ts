import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Economy, playEconomy } from '../testing/economy.fixture.ts';
import {
  acceptable,
  reckonCases,
  reckonStakes,
  type StakeState,
  stakeTotals,
  withdrawable,
} from '../testing/economy-reckoning.fixture.ts';
import { pick, type Told, tell, texts } from '../testing/metric-tests.fixture.ts';
import { isStaked, reckonDevices, sum } from '../testing/reckoning.fixture.ts';
import { keyOf, NO_KEY, type ToldEvent } from '../testing/recorder.fixture.ts';
import { BOND, requiredStake } from '../testing/stakes.fixture.ts';
import { HOLDER, MODEL } from '../testing/story.fixture.ts';
import { pageMetric } from './page.ts';
import { ANY_SLASH_CASE, SLASH_CASE_ORDER, slashCasesList } from './slash-cases.ts';
import { stakeSolvencyMetric } from './solvency.ts';
import { ANY_STAKE_POSITION, stakePositionOrder, stakePositionsList } from './stake-positions.ts';
import { ANY_DEVICE_STAKE, deviceStakeOrder, deviceStakesList } from './stakes.ts';
import { stakingMetric } from './staking.ts';

let told: Told;
let economy: Economy;

beforeAll(async () => {
  told = await tell((chain, story) => {
    economy = playEconomy(chain, story);
  });
});

afterAll(() => told.indexed.close());

const key = (value: string) => (value === NO_KEY ? null : value);
const when = (amount: bigint, until: number) => (amount > 0n ? until : null);

describe('stakes', () => {
  const stakes = (values: object = {}) =>
    told.allRows(deviceStakesList('ACTIVE'), deviceStakeOrder('DESC'), { ...ANY_DEVICE_STAKE, ...values });

  function expected(state: StakeState, events: readonly ToldEvent[], id: string) {
    const device = reckonDevices(events).get(id)!;
    return texts({
      owner: state.owner.staker,
      co_staker: key(state.co_staker.staker),
      ...stakeTotals(state),
      owner_active: state.owner.active,
      owner_cooling: state.owner.cooling,
      owner_cooling_until: when(state.owner.cooling, state.owner.cooling_until),
      owner_locked: state.owner.locked,
      co_active: state.co_staker.active,
      co_cooling: state.co_staker.cooling,
      co_cooling_until: when(state.co_staker.cooling, state.co_staker.cooling_until),
      co_locked: state.co_staker.locked,
      co_share_bps: state.co_share_bps,
      offer_amount: state.offer_amount,
      offer_share_bps: state.offer_share_bps,
      acceptable: acceptable(state),
      open_cases: state.open_cases,
      window_started_at: state.window_started_at || null,
      window_slashed: state.window_slashed,
      updated_at: state.updated_at,
      required: requiredStake(device.gpus),
      staked: isStaked(device),
      claimed: device.retiredAt === undefined,
    });
  }

  it('have what the last event of each says, and what their evidence gives', async () => {
    const { rows, source } = await stakes();
    expect(rows.map(({ device }) => device).sort()).toEqual([...reckonStakes(told.events).keys()].sort());
    for (const row of rows) {
      for (const basis of [told.events, await told.evidence(source, row.key)]) {
        const state = reckonStakes(basis).get(row.device)!;
        const figures = expected(state, basis, row.device);
        expect(pick(row, figures), row.device).toEqual(figures);
      }
    }
  });

  it('are filtered by every condition', async () => {
    const { available, hired, spare, lost, cpu, retired } = told.indexed.story;
    const ids = async (values: object) => (await stakes(values)).rows.map(({ device }) => device).sort();
    expect(await ids({ offered: 1 })).toEqual([hired.id]);
    expect(await ids({ offered: 0 })).toHaveLength(5);
    expect(await ids({ staker: HOLDER })).toEqual([spare.id]);
    expect(await ids({ device: lost.id })).toEqual([lost.id]);
    expect(await ids({ model_code: MODEL.CPU })).toEqual([cpu.id]);
    expect(await ids({ owner: available.owner })).toEqual([available.id, hired.id, spare.id].sort());
    expect(await ids({ staked: 1 })).toEqual([cpu.id]);
    expect(await ids({ staked: 0, model_code: MODEL.RTX })).toEqual([lost.id, retired.id].sort());
  });

  it('are sorted by every column', async () => {
    for (const sort of ['ACTIVE', 'OFFER_AMOUNT', 'OFFER_SHARE', 'UPDATED_AT'] as const) {
      const { rows } = await told.allRows(deviceStakesList(sort), deviceStakeOrder('ASC'), ANY_DEVICE_STAKE);
      const values = rows.map(({ sort_value }) => BigInt(sort_value));
      expect(values, sort).toEqual([...values].sort((a, b) => (a < b ? -1 : 1)));
    }
  });
});

describe('positions', () => {
  const positions = (values: object = {}) =>
    told.allRows(stakePositionsList('COOLING'), stakePositionOrder('DESC'), { ...ANY_STAKE_POSITION, ...values });

  it('have what their stake says, and what can be withdrawn now', async () => {
    const { rows, source } = await positions();
    const owners = rows.filter(({ role }) => role === 'OWNER');
    expect(owners).toHaveLength(reckonStakes(told.events).size);
    for (const row of rows) {
      for (const basis of [told.events, await told.evidence(source, row.key)]) {
        const state = reckonStakes(basis).get(row.device)!;
        const position = row.role === 'OWNER' ? state.owner : state.co_staker;
        const share = state.co_staker.active > 0n ? state.co_share_bps : 0;
        const figures = texts({
          staker: position.staker,
          active: position.active,
          cooling: position.cooling,
          cooling_until: when(position.cooling, position.cooling_until),
          locked: position.locked,
          withdrawable: withdrawable(position, told.point),
          share_bps: row.role === 'OWNER' ? 10_000 - share : share,
        });
        expect(pick(row, figures), `${row.device} ${row.role}`).toEqual(figures);
      }
    }
  });

  it('are filtered by every condition', async () => {
    const { spare, lost } = told.indexed.story;
    const found = async (values: object) => (await positions(values)).rows.map(({ device, role }) => [device, role]);
    expect(await found({ staker: HOLDER })).toEqual([[spare.id, 'CO_STAKER']]);
    expect(await found({ role: 'CO_STAKER' })).toEqual([[spare.id, 'CO_STAKER']]);
    expect(await found({ device: lost.id, cooling: 1 })).toEqual([[lost.id, 'OWNER']]);
    expect(await found({ device: lost.id, cooling: 0 })).toEqual([]);
  });
});

describe('slash cases', () => {
  const cases = (values: object = {}) =>
    told.allRows(slashCasesList, SLASH_CASE_ORDER, { ...ANY_SLASH_CASE, ...values });

  it('have evidence, answer and end as told', async () => {
    const { rows, source } = await cases();
    expect(rows.map(({ id }) => id).sort()).toEqual([...reckonCases(told.events).keys()].sort());
    for (const row of rows) {
      for (const basis of [told.events, await told.evidence(source, row.key)]) {
        const { opened, answered, ruled, dismissed, status } = reckonCases(basis).get(row.id)!;
        const { fields: f } = opened;
        const figures = texts({
          device: f.device,
          owner: f.owner,
          reporter: f.reporter,
          index: f.index,
          reason: f.reason,
          amount: f.amount,
          bond: f.bond,
          evidence_hash: (f.evidence_hash as Buffer).toString('hex'),
          evidence_uri: f.evidence_uri,
          opened_at: f.timestamp,
          answer_until: f.answer_until,
          ruling_until: f.ruling_until,
          answer_hash: (answered?.fields.hash as Buffer | undefined)?.toString('hex') ?? null,
          answer_uri: answered?.fields.uri ?? null,
          answered_at: answered?.fields.timestamp ?? null,
          status,
          slashed: ruled?.fields.slashed ?? 0n,
          arbiter: ruled?.fields.arbiter ?? null,
          ended_at: (ruled ?? dismissed)?.fields.timestamp ?? null,
        });
        expect(pick(row, figures), status).toEqual(figures);
      }
    }
  });

  it('end in every way, and are filtered by every condition', async () => {
    const { upheld, rejected, dismissed, open } = economy.cases;
    const { rows } = await cases();
    expect(Object.fromEntries(rows.map(({ id, status }) => [id, status]))).toEqual({
      [upheld.id]: 'UPHELD',
      [rejected.id]: 'REJECTED',
      [dismissed.id]: 'DISMISSED',
      [open.id]: 'OPEN',
    });
    const ids = async (values: object) => (await cases(values)).rows.map(({ id }) => id);
    expect(await ids({ statuses: ['OPEN'] })).toEqual([open.id]);
    expect(await ids({ id: upheld.id })).toEqual([upheld.id]);
    expect(await ids({ device: open.device.id })).toEqual([open.id, upheld.id]);
    expect(await ids({ owner: rejected.device.owner })).toEqual([rejected.id]);
    expect(await ids({ reporter: keyOf('nobody') })).toEqual([]);
  });
});

describe('totals of staking', () => {
  function reckonStaking(events: readonly ToldEvent[]) {
    const stakes = [...reckonStakes(events).values()];
    const devices = [...reckonDevices(events).values()];
    const claimed = devices.filter(({ retiredAt }) => retiredAt === undefined);
    const staked = devices.filter(isStaked);
    const cases = [...reckonCases(events).values()];
    const count = (status: string) => cases.filter((one) => one.status === status).length;
    const gpus = (all: typeof devices) => sum(all.filter(({ kind }) => kind === 'Gpu').map((device) => device.gpus));
    const total = (of: (state: StakeState) => bigint) => sum(stakes.map(of));
    const joined = stakes.filter(({ co_staker }) => co_staker.staker !== NO_KEY);
    return texts({
      stakes: stakes.length,
      staked_devices: staked.length,
      staked_gpus: gpus(staked),
      claimed_devices: claimed.length,
      claimed_gpus: gpus(claimed),
      required: sum(claimed.map((device) => requiredStake(device.gpus))),
      active: total((state) => stakeTotals(state).active),
      cooling: total((state) => stakeTotals(state).cooling),
      locked: total((state) => stakeTotals(state).locked),
      owner_active: total(({ owner }) => owner.active),
      co_active: total(({ co_staker }) => co_staker.active),
      co_cooling: total(({ co_staker }) => co_staker.cooling),
      co_stakes: joined.filter(({ co_staker }) => co_staker.active > 0n).length,
      co_stakers: new Set(joined.map(({ co_staker }) => co_staker.staker)).size,
      offers: stakes.filter((state) => acceptable(state) > 0n).length,
      offered: total(acceptable),
      cases: cases.length,
      open_cases: count('OPEN'),
      upheld_cases: count('UPHELD'),
      rejected_cases: count('REJECTED'),
      dismissed_cases: count('DISMISSED'),
      open_bonds: BigInt(count('OPEN')) * BOND,
      slashed: sum(cases.map(({ ruled }) => (ruled?.fields.slashed as bigint | undefined) ?? 0n)),
    });
  }

  it('are what the events give, all and those of the evidence', async () => {
    const { key: _, source, ...row } = await told.data.figure(stakingMetric);
    expect(row).toEqual(reckonStaking(told.events));
    expect(reckonStaking(await told.evidence(source))).toEqual(row);
    expect(Object.keys(row)).toEqual(stakingMetric.columns);
  });

  it('are covered by what was put in', async () => {
    const { key: _, source, ok, ...row } = await told.data.figure(stakeSolvencyMetric);
    const reckon = (events: readonly ToldEvent[]) => {
      const total = (name: string, column: string) =>
        sum(events.filter((event) => event.name === name).map(({ fields }) => fields[column] as bigint));
      const stakes = [...reckonStakes(events).values()].map(stakeTotals);
      const active = sum(stakes.map((stake) => stake.active));
      const cooling = sum(stakes.map((stake) => stake.cooling));
      const open = [...reckonCases(events).values()].filter(({ status }) => status === 'OPEN');
      return texts({
        vaults: stakes.length,
        deposited: total('StakeDeposited', 'amount') + total('CoStakeAccepted', 'amount'),
        from_bonds: total('SlashCaseRuled', 'bond_to_co_staker') + total('SlashCaseDismissed', 'bond_to_co_staker'),
        withdrawn: total('StakeWithdrawn', 'amount'),
        slashed: total('SlashCaseRuled', 'slashed'),
        active,
        cooling,
        owed: active + cooling,
        open_bonds: sum(open.map(({ opened }) => opened.fields.bond as bigint)),
      });
    };
    expect(row).toEqual(reckon(told.events));
    expect(reckon(await told.evidence(source))).toEqual(row);
    expect(ok).toBe(true);
    expect(BigInt(row.from_bonds)).toBeGreaterThan(0n);
  });
});

it('gives the columns that each metric declares, in order', async () => {
  const { slot, chainTime } = told.data.point;
  const cases = [
    [pageMetric(deviceStakesList('ACTIVE'), deviceStakeOrder('ASC'), false), ANY_DEVICE_STAKE],
    [pageMetric(stakePositionsList('ACTIVE'), stakePositionOrder('ASC'), false), ANY_STAKE_POSITION],
    [pageMetric(slashCasesList, SLASH_CASE_ORDER, false), ANY_SLASH_CASE],
    [stakeSolvencyMetric, {}],
  ] as const;
  for (const [metric, values] of cases) {
    const all = { ...values, slot, chain_time: chainTime, limit: 1 };
    const [row] = await told.data.rows<object>(metric.name, metric.sql, all);
    expect(Object.keys(row ?? {}), metric.name).toEqual(metric.columns);
  }
});
