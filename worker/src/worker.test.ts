import { gpuHash } from '@escapement/programs';
import pino from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { type TestDevice, TestMarketplace } from './testing/marketplace.ts';
import { type RunningWorker, startWorker, type WorkerOptions } from './worker.ts';

let running: RunningWorker[] = [];

afterEach(async () => {
  await Promise.all(running.map((worker) => worker.stop()));
  running = [];
});

const start = async (
  market: TestMarketplace,
  device: Pick<TestDevice, 'worker' | 'encryption'>,
  options: Partial<WorkerOptions> = {},
): Promise<RunningWorker> => {
  const worker = await startWorker({
    rpcUrl: 'http://127.0.0.1:1',
    cluster: market.chain,
    keys: device,
    logger: pino({ level: 'silent' }),
    health: { port: 0 },
    pollMs: 20,
    proofThreads: 1,
    ...options,
  });
  running.push(worker);
  return worker;
};

const phases = (worker: RunningWorker): string[] => worker.status().devices.map(({ phase }) => phase);

/** Lets the chain go on while the worker ticks by itself, until something holds. */
const goOn = async (market: TestMarketplace, device: TestDevice, until: () => boolean): Promise<void> => {
  const waiting = { timeout: 20_000, interval: 5 };
  while (!until()) {
    const { n, started, challenge } = market.device(device).chain;
    market.chain.advanceTo(challenge.slot + 1n);
    await expect.poll(() => market.device(device).chain.n > n || started === 0, waiting).toBe(true);
  }
};

describe(startWorker, () => {
  test('a device that is registered while the worker waits is run, hired and settled', async () => {
    const market = new TestMarketplace();
    const keys = {
      worker: market.wallet(),
      encryption: { secretKey: new Uint8Array(32), publicKey: new Uint8Array(32) },
    };
    const worker = await start(market, keys);
    expect(phases(worker)).toEqual([]);
    const device = market.register(keys.worker);
    await expect.poll(() => phases(worker)).toEqual(['Idle']);
    await goOn(market, device, () => market.device(device).chain.lastCreditedSlot > 0n);
    const rental = await market.rent(device, { seconds: 120 });
    await expect.poll(() => phases(worker)).toEqual(['Running']);
    expect(worker.status().devices[0]).toMatchObject({ rental: rental.address.toBase58(), jobState: 'Unknown' });
    await goOn(market, device, () => market.chain.time > market.rental(rental).endsAt);
    await expect.poll(() => phases(worker), { timeout: 20_000 }).toEqual(['Idle']);
    expect(market.rental(rental)).toMatchObject({ committed: 0n, assignedDevices: 0 });
    expect((await fetch(`${worker.healthUrl}/readyz`)).status).toBe(200);
  });

  test('hardware that the device does not claim stops it from ticking', async () => {
    const market = new TestMarketplace();
    const device = market.register();
    const worker = await start(market, device, { gpuHashes: [gpuHash('another machine')] });
    const honest = await start(market, device, { gpuHashes: [gpuHash(device.owner.publicKey.toBase58())] });
    await expect.poll(() => phases(honest)).toEqual(['Idle']);
    expect(phases(worker)).toEqual([]);
  });

  test('draining takes no more assignments, and the next start takes them again', async () => {
    const market = new TestMarketplace();
    const device = market.register();
    const worker = await start(market, device);
    await expect.poll(() => phases(worker)).toEqual(['Idle']);
    await worker.drain(1_000);
    expect(market.device(device).accepting).toBe(0);
    await start(market, device);
    await expect.poll(() => market.device(device).accepting).toBe(1);
  });

  test('an aborted signal stops it, and a port in use is told', async () => {
    const market = new TestMarketplace();
    const device = market.register();
    const abort = new AbortController();
    const worker = await start(market, device, { signal: abort.signal });
    const port = Number(new URL(worker.healthUrl!).port);
    await expect(start(market, device, { health: { port } })).rejects.toMatchObject({ code: 'WORKER__PORT_IN_USE' });
    const { healthUrl } = worker;
    abort.abort();
    await worker.stop();
    await expect(fetch(`${healthUrl}/healthz`)).rejects.toThrow();
  });
});
