import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Told, tell } from '../testing/metric-tests.fixture.ts';
import { keyOf } from '../testing/recorder.fixture.ts';
import { assignmentsMetric } from './assignments.ts';
import { configMetric } from './config.ts';
import { countriesMetric } from './countries.ts';
import { ANY_DEVICE, deviceOrder, devicesList } from './devices.ts';
import { emissionMetric } from './emission.ts';
import { ANY_EVENT, eventOrder, eventsList } from './events.ts';
import { countSignatures, readSignatures } from './evidence.ts';
import { gpuModelsMetric } from './gpu-models.ts';
import { historyMetric } from './history.ts';
import { ioSupplyMetric } from './io-supply.ts';
import { ledgerMetric } from './ledger.ts';
import { ANY_LISTING, LISTING_ORDER, listingsList } from './listings.ts';
import type { ChainPoint, Values } from './metric.ts';
import { networkMetric } from './network.ts';
import { type ListMetric, type Order, readPage } from './page.ts';
import { bucketRange, pricesMetric } from './prices.ts';
import { quoteMetric, quoteOffersMetric } from './quote.ts';
import { ANY_RENTAL, RENTAL_ORDER, rentalsList } from './rentals.ts';
import { ANY_REWARD_EPOCH, rewardEpochOrder, rewardEpochsList } from './reward-epochs.ts';
import { rewardProofMetric } from './reward-proof.ts';
import { ANY_REWARD_SCORE, REWARD_SCORE_ORDER, rewardScoresList } from './reward-scores.ts';
import { ANY_REWARD, rewardOrder, rewardsList } from './rewards.ts';
import { ANY_SLASH_CASE, SLASH_CASE_ORDER, slashCasesList } from './slash-cases.ts';
import { solvencyMetric, stakeSolvencyMetric } from './solvency.ts';
import { ANY_STAKE_POSITION, stakePositionOrder, stakePositionsList } from './stake-positions.ts';
import { ANY_DEVICE_STAKE, deviceStakeOrder, deviceStakesList } from './stakes.ts';
import { stakingMetric } from './staking.ts';
import { TICK_ORDER, ticksList } from './ticks.ts';
import { uptimeMetric } from './uptime.ts';
import { ANY_RENTAL_VAULT, RENTAL_VAULT_ORDER, rentalVaultsList } from './vaults.ts';

let told: Told;

beforeAll(async () => {
  told = await tell();
});

afterAll(() => told.indexed.close());

const device = keyOf('no device');

/** Only the catalogue exists in the first slot. */
async function first(): Promise<ChainPoint> {
  const slot = BigInt(told.events[0]?.slot ?? 0);
  return told.data.pointAt({ slot });
}

it('answers each metric and lists its evidence before any device exists', async () => {
  const point = await first();
  const range = bucketRange({ seconds: 86_400n, chainTime: point.chainTime });
  const quoted = { devices: [device], mint: 'USDC', seconds: 60, gpus: 2 };
  const metrics = [
    [configMetric, {}],
    [networkMetric, {}],
    [countriesMetric, { model_code: 0 }],
    [gpuModelsMetric, {}],
    [uptimeMetric, { device, days: 1 }],
    [quoteMetric, quoted],
    [quoteOffersMetric, quoted],
    [assignmentsMetric, { rental: '', device }],
    [pricesMetric, { ...range, bucket_seconds: 86_400, model_code: 1, mint: 'USDC' }],
    [historyMetric, { ...range, bucket_seconds: 86_400, model_code: 0, country: 0 }],
    [ledgerMetric, {}],
    [stakingMetric, {}],
    [emissionMetric, {}],
    [rewardProofMetric, { ...ANY_REWARD_SCORE, device, index: 0 }],
    [ioSupplyMetric, {}],
    [solvencyMetric, {}],
    [stakeSolvencyMetric, {}],
  ] as const;
  for (const [metric, values] of metrics) {
    const all: Values = { ...values, slot: point.slot, chain_time: point.chainTime };
    await told.data.rows(metric.name, metric.sql, all);
    const source = { metric, values: all, point };
    const { rows } = await readSignatures(told.data, source, { first: 1_000 });
    expect(await countSignatures(told.data, source), metric.name).toBe(String(rows.length));
  }
});

it('answers each list with its totals, and lists its evidence, before any device exists', async () => {
  const point = await first();
  const lists = [
    list(devicesList('GPU_COUNT'), deviceOrder('ASC'), ANY_DEVICE),
    list(listingsList, LISTING_ORDER, { ...ANY_LISTING, mint: 'IO' }),
    list(rentalsList, RENTAL_ORDER, ANY_RENTAL),
    list(ticksList, TICK_ORDER, { device: '', rental: '', credited: -1 }),
    list(eventsList, eventOrder('DESC'), ANY_EVENT),
    list(deviceStakesList('ACTIVE'), deviceStakeOrder('ASC'), ANY_DEVICE_STAKE),
    list(stakePositionsList('ACTIVE'), stakePositionOrder('ASC'), ANY_STAKE_POSITION),
    list(slashCasesList, SLASH_CASE_ORDER, ANY_SLASH_CASE),
    list(rewardEpochsList, rewardEpochOrder('ASC'), ANY_REWARD_EPOCH),
    list(rewardScoresList, REWARD_SCORE_ORDER, ANY_REWARD_SCORE),
    list(rewardsList('EARNED'), rewardOrder('ASC'), ANY_REWARD),
    list(rentalVaultsList, RENTAL_VAULT_ORDER, ANY_RENTAL_VAULT),
  ];
  for (const read of lists) {
    const { name, edges, totals, source } = await read(point);
    const { rows } = await readSignatures(told.data, source, { first: 1_000 });
    expect(await countSignatures(told.data, source), name).toBe(String(rows.length));
    expect((await totals()).total_count, name).toBe(String(edges.length));
  }
});

function list<Row extends object>(metric: ListMetric<Row>, order: Order<Row>, values: Values) {
  return async (point: ChainPoint) => {
    const page = await readPage(told.data, metric, { order, args: { first: 1_000 }, values, point });
    return { ...page, name: metric.name };
  };
}
