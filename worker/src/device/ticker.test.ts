import { decodeDevice, encodeDevice } from '@escapement/programs';
import pino from 'pino';
import { afterAll, describe, expect, test } from 'vitest';
import { TransactionSender } from '../chain/transaction-sender.ts';
import { CpuEngine } from '../proof/cpu-engine.ts';
import { Prover } from '../proof/prover.ts';
import { type TestDevice, TestMarketplace } from '../testing/marketplace.ts';
import { Ticker } from './ticker.ts';

const engine = new CpuEngine({ threads: 2 });
const silent = pino({ level: 'silent' });

afterAll(() => engine.close());

const tickerOf = (market: TestMarketplace, devices: readonly TestDevice[], logger = silent): Ticker => {
  const cluster = market.chain;
  return new Ticker({
    cluster,
    sender: new TransactionSender({ cluster, logger, pollMs: 1 }),
    prover: new Prover(engine),
    devices,
    logger,
    pollMs: 20,
  });
};

/** Lets the chain reach the device's challenge, and answers it. */
const nextTick = async (market: TestMarketplace, ticker: Ticker, device: TestDevice): Promise<void> => {
  market.chain.advanceTo(market.device(device).chain.challenge.slot + 1n);
  await ticker.step();
};

describe(Ticker, () => {
  test('a chain is started, and credits from its second tick on', async () => {
    const market = new TestMarketplace();
    const device = market.register();
    const ticker = tickerOf(market, [device]);
    await ticker.step();
    expect(market.device(device).chain).toMatchObject({ started: 1, n: 0n });
    await nextTick(market, ticker, device);
    expect(market.device(device)).toMatchObject({ chain: { n: 1n, hasRoot: 1 }, idleSeconds: 0n });
    for (let i = 0; i < 8; i += 1) {
      await nextTick(market, ticker, device);
    }
    const { chain, idleSeconds } = market.device(device);
    expect(chain.n).toBe(9n);
    // A heavy slot lies in each 120 s, and was opened.
    expect(chain.heavyOpenedSlot).toBeGreaterThan(0n);
    expect(idleSeconds).toBeGreaterThan(300n);
  });

  test('nothing is sent before the challenge, and nothing twice', async () => {
    const market = new TestMarketplace();
    const device = market.register();
    const ticker = tickerOf(market, [device]);
    await ticker.step();
    const landed = market.chain.landed;
    await ticker.step();
    market.chain.advanceTo(market.device(device).chain.challenge.slot);
    await ticker.step();
    expect(market.chain.landed).toBe(landed);
    market.chain.advanceSlots(1n);
    await ticker.step();
    await ticker.step();
    expect(market.chain.landed).toBe(landed + 1);
  });

  test('a restart recomputes the tree that it has to open', async () => {
    const market = new TestMarketplace();
    const device = market.register();
    const first = tickerOf(market, [device]);
    await first.step();
    await nextTick(market, first, device);
    const second = tickerOf(market, [device]);
    await nextTick(market, second, device);
    expect(market.device(device).chain.n).toBe(2n);
  });

  test('a missed deadline starts the chain anew', async () => {
    const market = new TestMarketplace();
    const device = market.register();
    const ticker = tickerOf(market, [device]);
    await ticker.step();
    await nextTick(market, ticker, device);
    market.chain.advanceTo(market.device(device).chain.challenge.deadlineSlot + 1n);
    await ticker.step();
    expect(market.device(device).chain).toMatchObject({ hasRoot: 0, n: 1n });
    await nextTick(market, ticker, device);
    await nextTick(market, ticker, device);
    expect(market.device(device).chain.n).toBe(3n);
  });

  test('a skipped challenge slot is answered by the next one present', async () => {
    const market = new TestMarketplace();
    const device = market.register();
    const ticker = tickerOf(market, [device]);
    await ticker.step();
    await nextTick(market, ticker, device);
    const { slot } = market.device(device).chain.challenge;
    market.chain.skipped.add(slot).add(slot + 1n);
    market.chain.advanceTo(slot + 2n);
    await ticker.step();
    expect(market.device(device).chain.n).toBe(1n);
    market.chain.advanceSlots(1n);
    await ticker.step();
    expect(market.device(device).chain.n).toBe(2n);
  });

  test('a root that is not what its seed gives starts the chain anew', async () => {
    const market = new TestMarketplace();
    const device = market.register();
    const ticker = tickerOf(market, [device]);
    await ticker.step();
    await nextTick(market, ticker, device);
    const { root } = market.device(device).chain;
    market.chain.overwrite(device.address, (data) => {
      const at = Buffer.from(data).indexOf(root);
      data[at] = (data[at] ?? 0) ^ 1;
    });
    await nextTick(market, ticker, device);
    expect(market.device(device).chain).toMatchObject({ hasRoot: 0, n: 1n });
  });

  test('light ticks of one worker share transactions', async () => {
    const market = new TestMarketplace();
    const worker = market.wallet();
    const devices = Array.from({ length: 6 }, () => market.register(worker));
    const ticker = tickerOf(market, devices);
    await ticker.step();
    const sent: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const before = market.chain.landed;
      await nextTick(market, ticker, devices[0]!);
      sent.push(market.chain.landed - before);
    }
    expect(devices.map((device) => market.device(device).chain.n)).toEqual([5n, 5n, 5n, 5n, 5n, 5n]);
    expect(Math.max(...sent)).toBeLessThanOrEqual(3);
  });

  test('a device whose transaction fails holds the others of its batch only once', async () => {
    const market = new TestMarketplace();
    const worker = market.wallet();
    const [wrong, ...others] = Array.from({ length: 4 }, () => market.register(worker));
    market.chain.overwrite(wrong!.address, (data) => {
      data.set(encodeDevice({ ...decodeDevice(data), modelCode: 99 }));
    });
    const ticker = tickerOf(market, [wrong!, ...others]);
    ticker.start();
    await expect
      .poll(() => others.map((device) => market.device(device).chain.started), { timeout: 10_000 })
      .toEqual([1, 1, 1]);
    expect(market.device(wrong!).chain.started).toBe(0);
    await ticker.stop();
  });

  test('a device with another worker key, or a retired one, is left alone', async () => {
    const market = new TestMarketplace();
    const device = market.register();
    const ticker = tickerOf(market, [{ ...device, worker: market.wallet() }]);
    await ticker.step();
    expect(market.device(device).chain.started).toBe(0);
  });

  test('it ticks by itself, over an outage that it logs once', async () => {
    const market = new TestMarketplace();
    const device = market.register();
    const lines: string[] = [];
    const ticker = tickerOf(market, [device], pino({}, { write: (line) => void lines.push(line) }));
    const failures = () => lines.filter((line) => line.includes('ticker-failed')).length;
    ticker.start();
    await expect.poll(() => market.device(device).chain.started).toBe(1);
    market.chain.outage = new Error('no answer');
    await expect.poll(failures).toBe(1);
    market.chain.advanceTo(market.device(device).chain.challenge.slot + 1n);
    market.chain.outage = undefined;
    await expect.poll(() => market.device(device).chain.n, { timeout: 15_000 }).toBe(1n);
    await ticker.stop();
    expect(failures()).toBe(1);
  });
});
