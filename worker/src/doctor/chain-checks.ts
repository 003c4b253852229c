import { type GpuModel, gpuHash, isFresh } from '@escapement/programs';
import type { PublicKey } from '@solana/web3.js';
import { type DeviceOnChain, readDevice } from '../chain/assignment-reader.ts';
import { type Catalogue, readCatalogue } from '../chain/catalogue.ts';
import { claimsAll } from '../chain/claims.ts';
import { CLOCK_ADDRESS, parseClock } from '../chain/clock.ts';
import type { Cluster } from '../chain/cluster.ts';
import { findDevices } from '../chain/find-devices.ts';
import { LAMPORTS_PER_SIGNATURE, ticksPerDay } from '../cli/tick-cost.ts';
import { WorkerError } from '../errors.ts';
import { probeHardware } from '../hardware/probe.ts';
import { readKeys } from '../keys/worker-keys.ts';
import { CpuEngine } from '../proof/cpu-engine.ts';
import { planDevice } from '../registration/plan-device.ts';
import { type Check, type Finding, fail, pass, warn } from './check.ts';

/** What the checks of the chain need. */
export interface ChainChecksOptions {
  readonly cluster: Cluster;
  readonly dataDir: string;
  readonly programId: PublicKey | undefined;
  readonly proofThreads: number | undefined;
  /** Seconds since 1970 of this machine. */
  readonly wallSeconds: () => number;
}

const LARGEST_SKEW_SECONDS = 60;
const WARN_DAYS = 7n;

/** Checks of the cluster, the marketplace and this worker's device. What none can be told without is read once. */
export function chainChecks(options: ChainChecksOptions): Check[] {
  const { cluster, dataDir, programId } = options;
  const catalogue = once(() => readCatalogue(cluster, programId));
  const worker = once(async () => {
    const keys = await readKeys(dataDir);
    if (!keys) {
      throw new WorkerError('WORKER__CONFIG_INVALID', 'There are no keys yet. Run: escapement-worker init');
    }
    return keys.worker.publicKey;
  });
  const device = once(async () => {
    const [address] = await findDevices(cluster, await worker(), programId);
    return address && { address, ...(await readDevice(cluster, address, programId)) };
  });
  return [
    { id: 'rpc.reachable', run: () => rpc(options) },
    { id: 'marketplace.catalogue', run: async () => marketplace(await catalogue()) },
    { id: 'proof.deadline', run: async () => deadline(await catalogue(), options) },
    { id: 'wallet.balance', run: async () => balance(cluster, await worker(), await catalogue()) },
    { id: 'device.registered', run: async () => registered(await device()) },
    { id: 'device.claims', run: async () => claims(await device(), options) },
    { id: 'device.accepting', run: async () => accepting(await device()) },
    { id: 'device.fresh', run: async () => fresh(await device(), await catalogue()) },
  ];
}

type FoundDevice = (DeviceOnChain & { readonly address: PublicKey }) | undefined;

const register = 'Register it: escapement-worker init, signed by its owner.';
const noDevice = (): Finding => warn('No device is registered for this worker key', register);

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => {
    value ??= read();
    return value;
  };
}

async function rpc({ cluster, wallSeconds }: ChainChecksOptions): Promise<Finding> {
  const { data } = await cluster.accounts([CLOCK_ADDRESS]);
  const { slot, unixTimestamp } = parseClock(data[0]);
  const skew = Math.round(Number(unixTimestamp) - wallSeconds());
  const text = `The cluster answers, at slot ${slot}`;
  return Math.abs(skew) <= LARGEST_SKEW_SECONDS
    ? pass(text)
    : warn(
        `${text}; its Clock is ${Math.abs(skew)} s ${skew > 0 ? 'ahead of' : 'behind'} this machine's`,
        "Set this machine's clock by NTP. A demo network's own clock may be ahead: then nothing is wrong.",
      );
}

function marketplace({ models }: Catalogue): Finding {
  const cpu = models.filter((model) => model.class === 'Cpu').length;
  return cpu > 0
    ? pass(`The catalogue has ${models.length} models, ${cpu} of them of CPU class`)
    : fail(`The catalogue has ${models.length} models and none of CPU class`, 'Its authority has to add one.');
}

async function deadline({ config, models }: Catalogue, options: ChainChecksOptions): Promise<Finding> {
  const engine = new CpuEngine(options.proofThreads === undefined ? {} : { threads: options.proofThreads });
  try {
    const hardware = await probeHardware(options.dataDir);
    const { modelName, benchmark } = await planDevice({ hardware, models, engine, slotMs: config.slotMs });
    const times = benchmark.measurements.map(({ weight, ms, deadlineMs }) => `${weight} ${ms} of ${deadlineMs} ms`);
    return pass(`${modelName}: ${times.join(', ')}`);
  } finally {
    await engine.close();
  }
}

async function balance(cluster: Cluster, worker: PublicKey, { config, models }: Catalogue): Promise<Finding> {
  const lamports = await cluster.balance(worker);
  const sol = Number(lamports) / 1e9;
  const fund = `Send SOL to ${worker.toBase58()}.`;
  if (lamports === 0n) {
    return fail('The worker key has no SOL, so it can send no tick', fund);
  }
  const daily = Math.max(
    ...models.filter((model) => model.class === 'Cpu').map((model) => ticksPerDay(model, config.slotMs)),
    1,
  );
  const days = lamports / (BigInt(daily) * LAMPORTS_PER_SIGNATURE);
  return days >= WARN_DAYS
    ? pass(`The worker key has ${sol} SOL: ${days} days of ticks while idle`)
    : warn(`The worker key has ${sol} SOL: ${days} days of ticks while idle`, fund);
}

function registered(device: FoundDevice): Finding {
  return device ? pass(`${device.address.toBase58()} is registered`) : noDevice();
}

async function claims(device: FoundDevice, { cluster, dataDir, programId }: ChainChecksOptions): Promise<Finding> {
  if (!device) {
    return noDevice();
  }
  const { machineUuid } = await probeHardware(dataDir);
  return (await claimsAll(cluster, device.address, [gpuHash(machineUuid)], programId))
    ? pass("This machine's hardware is what the device claims")
    : fail(
        "This machine's hardware is not what the device claims",
        'Retire the device and register this machine anew.',
      );
}

function accepting(device: FoundDevice): Finding {
  if (!device?.device) {
    return noDevice();
  }
  if (device.device.listing.active === 0) {
    return warn('The device is not listed, so nobody can hire it', 'Its owner sets a listing, with a price.');
  }
  return device.device.accepting === 1
    ? pass('The device is listed and takes assignments')
    : warn('The device takes no assignments', 'escapement-worker start resumes it.');
}

function fresh(device: FoundDevice, { models }: Catalogue): Finding {
  const model: GpuModel | undefined = models.find(({ code }) => code === device?.device?.modelCode);
  if (!device?.device || !model) {
    return noDevice();
  }
  return isFresh(device.device, model, device.clock)
    ? pass('The device was credited lately')
    : warn('The device was not credited lately, so nobody can hire it', 'Run: escapement-worker start');
}
