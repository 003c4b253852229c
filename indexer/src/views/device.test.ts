import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventFeed, type Told } from '../testing/event-feed.ts';

const END = 2n ** 63n;
const STAKE_PER_GPU = 20_000_000_000n;
type Fields = { [field: string]: Told };

let feed: EventFeed;
const at: Record<string, bigint> = {};

const model = (code: number, more: Fields = {}): void => {
  feed.emit('GpuModelSet', {
    config: 'the config',
    model: `model ${code}`,
    code,
    name: `Card ${code}`,
    multiplier_bps: 10_000,
    light_work: { kind: 'HashChain', units: 1_024, rounds: 32 },
    heavy_work: { kind: 'HashChain', units: 4_096, rounds: 128 },
    fresh_seconds: 100,
    fresh_slots: 200,
    shortest_period_slots: 90,
    ...more,
  });
};
const register = (device: string, more: Fields): void => {
  feed.emit('DeviceRegistered', {
    device,
    supplier: 'the supplier',
    owner: 'alice',
    model_code: 1,
    gpu_count: 1,
    country: 276,
    ...more,
  });
};
const tick = (device: string, country: number, more: Fields): void => {
  feed.emit('DeviceTicked', {
    device,
    supplier: 'the supplier',
    model_code: 1,
    gpu_count: 2,
    country,
    credited: true,
    ...more,
  });
};
const stake = (device: string, active: bigint, co: bigint): void => {
  const co_staker: Fields = co > 0n ? { staker: 'carol', active: co } : {};
  const state = { owner: { staker: 'alice', active }, co_staker };
  feed.emit('StakeDeposited', { stake: `stake of ${device}`, device, staker: 'alice', state });
};

beforeAll(async () => {
  feed = await EventFeed.open();
  model(1);
  model(2, { multiplier_bps: 25_000 });
  register('d1', { gpu_count: 2 });
  register('d2', { model_code: 2 });
  register('d3', {});
  register('d4', {});
  tick('d1', 276, { idle_seconds: 100 });
  feed.pass(10);
  // The device moved: its seconds of the same hour are of two countries.
  tick('d1', 392, { idle_seconds: 7, hired_seconds: 3 });
  tick('d2', 276, { idle_seconds: 20 });
  stake('d1', 2n * STAKE_PER_GPU - 1n, 0n);
  stake('d2', 2n * STAKE_PER_GPU, STAKE_PER_GPU / 2n);
  stake('d3', STAKE_PER_GPU, 0n);
  at.staked = feed.slot;
  await feed.write();
  model(1, { name: 'Renamed', heavy_work: { kind: 'Matmul', n: 4_096, k: 2_048, count: 3 } });
  const release = (claim: string): void => {
    feed.pass(5, 50);
    feed.emit('GpuClaimReleased', {
      device: 'd3',
      supplier: 'the supplier',
      claim,
      terms_slot: 1_000n + BigInt(claim.length),
    });
  };
  release('first');
  at.released = feed.time;
  at.releasedSlot = feed.slot;
  release('second');
  await feed.write();
});
afterAll(() => feed.close());

describe('gpu_model_at', () => {
  const columns =
    'code, heavy_work_kind, heavy_work_units, heavy_work_rounds, heavy_work_n, heavy_work_k, heavy_work_count';
  const hashChain = {
    heavy_work_kind: 'HashChain',
    heavy_work_units: 4_096,
    heavy_work_rounds: 128,
    heavy_work_n: null,
    heavy_work_k: null,
    heavy_work_count: null,
  };

  it('has the parameters of the kind of work, and none of the kind before it', async () => {
    expect(await feed.view('gpu_model_at', END, columns)).toEqual([
      {
        code: 1,
        heavy_work_kind: 'Matmul',
        heavy_work_units: null,
        heavy_work_rounds: null,
        heavy_work_n: 4_096,
        heavy_work_k: 2_048,
        heavy_work_count: 3,
      },
      { code: 2, ...hashChain },
    ]);
    expect((await feed.view('gpu_model_at', at.staked!, columns))[0]).toEqual({ code: 1, ...hashChain });
  });
});

describe('device_status_at', () => {
  const columns = 'device, claimed, proven, staked, required_stake, active_stake';
  const status = async (slot: bigint): Promise<unknown> =>
    feed.view('device_status_at', slot, columns, `, chain_time = ${feed.time}`);

  it('counts as staked who has the stake of its model and GPUs, with its co-staker, whether it proves or not', async () => {
    const required = String(STAKE_PER_GPU);
    expect(await status(at.staked!)).toEqual([
      {
        device: 'd1',
        claimed: true,
        proven: true,
        staked: false,
        required_stake: String(2n * STAKE_PER_GPU),
        active_stake: String(2n * STAKE_PER_GPU - 1n),
      },
      {
        device: 'd2',
        claimed: true,
        proven: true,
        staked: true,
        required_stake: '50000000000',
        active_stake: '50000000000',
      },
      { device: 'd3', claimed: true, proven: false, staked: true, required_stake: required, active_stake: required },
      { device: 'd4', claimed: true, proven: false, staked: false, required_stake: required, active_stake: '0' },
    ]);
  });

  it('does not count one that left', async () => {
    const rows = (await status(END)) as { device: string }[];
    expect(rows.find(({ device }) => device === 'd3')).toMatchObject({
      claimed: false,
      staked: false,
      active_stake: String(STAKE_PER_GPU),
    });
  });
});

describe('views that are joined', () => {
  it('answer whatever the depth of the query around them', async () => {
    const status = `device_status_at(slot = {slot:UInt64}, chain_time = ${feed.time})`;
    let sql = `SELECT s.device AS device, s.active AS active, d.model_name AS model_name
      FROM stake_at(slot = {slot:UInt64}) AS s INNER JOIN ${status} AS d ON d.device = s.device`;
    for (let depth = 0; depth < 4; depth += 1) {
      expect(await feed.rows(`${sql} ORDER BY active LIMIT 10`, { slot: END }), `depth ${depth}`).toHaveLength(3);
      sql = `SELECT * FROM (${sql})`;
    }
  });
});

describe('device_at', () => {
  it('lets a device leave with the first of its claims that anybody frees', async () => {
    const columns = 'device, sequence, retired, retired_at, accepting, listed, terms_slot';
    const device = async (slot: bigint): Promise<unknown> =>
      (await feed.view('device_at', slot, columns)).find((row) => row.device === 'd3');
    expect(await device(END)).toEqual({
      device: 'd3',
      sequence: '3',
      retired: true,
      retired_at: String(at.released),
      accepting: false,
      listed: false,
      terms_slot: '1006',
    });
    expect(await device(at.releasedSlot!)).toMatchObject({ sequence: '2', retired: true, terms_slot: '1005' });
    expect(await device(at.releasedSlot! - 1n)).toMatchObject({ sequence: '1', retired: false, accepting: true });
  });
});

describe('credited_hourly', () => {
  it('has the seconds of each country', async () => {
    const rows = await feed.rows(
      'SELECT country, sum(idle_seconds) AS idle, sum(hired_seconds) AS hired, sum(hired_gpu_seconds) AS gpu, sum(count) AS ticks FROM credited_hourly GROUP BY country ORDER BY country',
    );
    expect(rows).toEqual([
      { country: 276, idle: '120', hired: '0', gpu: '0', ticks: '2' },
      { country: 392, idle: '7', hired: '3', gpu: '6', ticks: '1' },
    ]);
  });
});
