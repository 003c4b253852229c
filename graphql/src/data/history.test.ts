import { afterAll, beforeAll, expect, it } from 'vitest';
import { pick, type Told, tell, texts } from '../testing/metric-tests.fixture.ts';
import { reckonCounts, reckonDevices, sum, symbolOf } from '../testing/reckoning.fixture.ts';
import type { ToldEvent } from '../testing/recorder.fixture.ts';
import { FIRST_DAY, MODEL } from '../testing/story.fixture.ts';
import { historyMetric } from './history.ts';
import { networkMetric } from './network.ts';
import { bucketRange } from './prices.ts';

let told: Told;

beforeAll(async () => {
  told = await tell();
});

afterAll(() => told.indexed.close());

/** Which devices are counted. */
interface Counted {
  readonly model?: number;
  readonly country?: number;
}

function history(seconds: number, { model = 0, country = 0 }: Counted = {}, from = FIRST_DAY - 86_400) {
  const chainTime = BigInt(told.point.time);
  const range = bucketRange({ from: BigInt(from), seconds: BigInt(seconds), chainTime });
  const values = { ...range, bucket_seconds: seconds, model_code: model, country };
  return told.data.figures(historyMetric, values);
}

/** Figures of one bucket, reckoned from events. */
function reckonBucket(events: readonly ToldEvent[], from: number, to: number, { model, country }: Counted) {
  const counts = (basis: readonly ToldEvent[]) =>
    [...reckonDevices(basis).values()].filter(
      (device) =>
        (model === undefined || device.modelCode === model) && (country === undefined || device.country === country),
    );
  const before = (end: number) => events.filter(({ fields }) => Number(fields.timestamp) < end);
  const devices = new Map(counts(events).map((device) => [device.id, device]));
  const at = reckonCounts(counts(before(to)), told.point);
  const within = before(to).filter(({ fields }) => Number(fields.timestamp) >= from);
  const of = (name: string) => within.filter((event) => event.name === name);
  const own = ({ fields }: ToldEvent) => devices.get((fields.device as { scope: string }).scope);
  const credited = (kind: string, columns: readonly string[]) =>
    sum(
      of('DeviceTicked').map((event) => {
        const device = own(event);
        if (device?.kind !== kind) return 0n;
        return device.gpus * sum(columns.map((column) => BigInt(event.fields[column] as number)));
      }),
    );
  const paid = (symbol: string) =>
    sum(
      of('DeviceSettled')
        .filter((event) => own(event) && symbolOf(event.fields.mint) === symbol)
        .map(({ fields }) => fields.paid as bigint),
    );
  const issued = [...of('RewardClaimed'), ...of('CoRewardClaimed')]
    .flatMap(({ fields }) => fields.devices as { device: string; amount: bigint }[])
    .filter(({ device }) => devices.has(device));
  return texts({
    bucket_start: from,
    claimed_gpus: at.claimed_gpus,
    staked_gpus: at.staked_gpus,
    claimed_cpus: at.claimed_cpus,
    staked_cpus: at.staked_cpus,
    proven_gpu_seconds: credited('Gpu', ['idle_seconds', 'hired_seconds']),
    hired_gpu_seconds: credited('Gpu', ['hired_seconds']),
    proven_cpu_seconds: credited('Cpu', ['idle_seconds', 'hired_seconds']),
    settled_usdc: paid('USDC'),
    settled_io: paid('IO'),
    rewards_issued: sum(issued.map(({ amount }) => amount)),
  });
}

it('has in every bucket what the events up to its end and in it give', async () => {
  for (const [seconds, counted] of [
    [86_400, {}],
    [3_600, {}],
    [86_400, { model: MODEL.RTX }],
    [86_400, { country: 276 }],
  ] as const) {
    const { rows } = await history(seconds, counted);
    expect(rows).toHaveLength(Math.ceil((told.point.time - FIRST_DAY + 86_400) / seconds));
    for (const row of rows) {
      const start = Number(row.bucket_start);
      const expected = reckonBucket(told.events, start, start + seconds, counted);
      expect(pick(row, expected)).toEqual(expected);
    }
  }
});

it('is given again by the evidence of each bucket', async () => {
  const { rows, source } = await history(86_400);
  expect(rows).toHaveLength(4);
  for (const row of rows) {
    const start = Number(row.bucket_start);
    const expected = reckonBucket(await told.evidence(source, row.key), start, start + 86_400, {});
    expect(pick(row, expected)).toEqual(expected);
  }
});

it('counts what was before its range, and ends with the figures of the network', async () => {
  const { rows } = await history(3_600, {}, told.point.time - 3_600);
  const network = await told.data.figure(networkMetric);
  const columns = ['claimed_gpus', 'staked_gpus', 'claimed_cpus', 'staked_cpus'] as const;
  for (const column of columns) expect(rows.at(-1)?.[column], column).toBe(network[column]);
  expect(network.staked_gpus).not.toBe('0');
});
