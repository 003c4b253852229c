import { CONNECTIVITIES, type Connectivity, CURRENCY_DECIMALS, parseAmount } from '@escapement/programs';
import { PublicKey } from '@solana/web3.js';
import { readCatalogue } from '../../chain/catalogue.ts';
import type { Cluster } from '../../chain/cluster.ts';
import { messageOf, WorkerError } from '../../errors.ts';
import { type Hardware, probeHardware } from '../../hardware/probe.ts';
import { loadKeys } from '../../keys/worker-keys.ts';
import { CpuEngine } from '../../proof/cpu-engine.ts';
import { type DevicePlan, planDevice } from '../../registration/plan-device.ts';
import { type RegistrationTransaction, registrationTransaction } from '../../registration/registration-transaction.ts';
import { sleep } from '../../sleep.ts';
import type { CommandContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { columns, type Terminal } from '../terminal.ts';
import { ticksPerDay } from '../tick-cost.ts';

/** Flags of `init`, as they are typed. */
export interface InitFlags {
  readonly country?: string;
  readonly name?: string;
  readonly connectivity?: string;
  readonly payout?: string;
  readonly askUsdc?: string;
  readonly askIo?: string;
  readonly minSeconds: string;
  readonly maxSeconds: string;
  readonly wait: boolean;
}

const LOOK_MS = 2_000;

/**
 * Probes this machine, makes the worker's keys, and prints the transaction by which the owner registers the device;
 * then waits until it is on chain, with a fresh transaction whenever the last one has expired.
 */
export async function init(context: CommandContext, flags: InitFlags, signal: AbortSignal): Promise<number> {
  const { settings, terminal, programId } = context;
  const terms = readTerms(flags, settings.owner);
  const cluster = context.openCluster();
  const engine = new CpuEngine(settings.proofThreads === undefined ? {} : { threads: settings.proofThreads });
  try {
    const { config, models } = await readCatalogue(cluster, programId);
    const hardware = await probeHardware(settings.dataDir);
    terminal.talk('Measuring whether this machine meets the deadlines…');
    const plan = await planDevice({ hardware, models, engine, slotMs: config.slotMs });
    const keys = await loadKeys(settings.dataDir);
    const model = models.find(({ code }) => code === plan.modelCode);
    const ticks = model ? ticksPerDay(model, config.slotMs) : undefined;
    describe(terminal, hardware, plan, keys.worker.publicKey, ticks);
    const make = (): Promise<RegistrationTransaction> =>
      registrationTransaction(cluster, keys.worker, {
        ...terms,
        plan,
        encryptionKey: keys.encryption.publicKey,
        ...(programId && { programId }),
      });
    const first = await make();
    print(terminal, context, first, plan, keys.worker.publicKey);
    if (!flags.wait || terminal.json) {
      return EXIT.ok;
    }
    return await waitOnChain({
      terminal,
      cluster,
      signal,
      first,
      make,
      again: (made) => print(terminal, context, made, plan, keys.worker.publicKey),
    });
  } finally {
    cluster.close();
    await engine.close();
  }
}

function readTerms(flags: InitFlags, owner: string | undefined) {
  const problems: string[] = [];
  const attempt = <T>(flag: string, read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      problems.push(`${flag}: ${messageOf(error)}`);
      return undefined;
    }
  };
  const wanted = (condition: boolean, problem: string): void => {
    if (!condition) {
      problems.push(problem);
    }
  };
  const country = Number(flags.country);
  wanted(
    Number.isInteger(country) && country >= 1 && country <= 999,
    '--country: an ISO 3166-1 numeric code, such as 276',
  );
  wanted(
    flags.name !== undefined && Buffer.byteLength(flags.name) <= 32,
    '--name: your name as a supplier, at most 32 bytes',
  );
  wanted(owner !== undefined, '--owner: the address of the wallet that owns the device');
  const connectivity = CONNECTIVITIES.find(
    (one) => one.toLowerCase() === (flags.connectivity ?? 'medium').toLowerCase(),
  );
  wanted(connectivity !== undefined, `--connectivity: one of ${CONNECTIVITIES.join(', ')}`);
  const ownerKey = attempt('--owner', () => new PublicKey(owner ?? PublicKey.default));
  const payout = attempt('--payout', () => (flags.payout === undefined ? undefined : new PublicKey(flags.payout)));
  const askUsdc = attempt('--ask-usdc', () => parseAmount(flags.askUsdc ?? '0', CURRENCY_DECIMALS.USDC));
  const askIo = attempt('--ask-io', () => parseAmount(flags.askIo ?? '0', CURRENCY_DECIMALS.IO));
  const [minSeconds, maxSeconds] = [Number(flags.minSeconds), Number(flags.maxSeconds)];
  wanted(
    Number.isInteger(minSeconds) && Number.isInteger(maxSeconds) && minSeconds >= 0 && minSeconds <= maxSeconds,
    '--min-seconds, --max-seconds: whole numbers, the least not over the most',
  );
  if (problems.length > 0) {
    throw new WorkerError('WORKER__CONFIG_INVALID', `init needs:\n  ${problems.join('\n  ')}`, {
      context: { problems },
    });
  }
  const listing = { askUsdc: askUsdc ?? 0n, askIo: askIo ?? 0n, minSeconds, maxSeconds };
  return {
    owner: ownerKey ?? PublicKey.default,
    name: flags.name ?? '',
    country,
    connectivity: connectivity as Connectivity,
    ...(payout && { payout }),
    ...(listing.askUsdc + listing.askIo > 0n && { listing }),
  };
}

function describe(
  terminal: Terminal,
  hardware: Hardware,
  plan: DevicePlan,
  worker: PublicKey,
  ticks: number | undefined,
): void {
  const rows = [
    ['processor', `${hardware.cpu.name}, ${hardware.cpu.threads} threads`],
    ['memory', `${hardware.memoryMib} MiB`],
    ...hardware.gpus.map((gpu) => ['gpu', `${gpu.name}, ${gpu.vramMib} MiB, driver ${gpu.driver}`]),
    ...hardware.otherGpus.map((name) => ['gpu', `${name}: tells no UUID, so it can't be claimed`]),
    ['offered as', `${plan.modelName} (${plan.class} class, code ${plan.modelCode})`],
    ...plan.benchmark.measurements.map(({ weight, ms, deadlineMs }) => [
      `${weight} work`,
      `${ms} ms of ${deadlineMs} ms`,
    ]),
    ['worker key', worker.toBase58()],
    ...(ticks === undefined
      ? []
      : [['fees', `about ${(ticks * 5_000) / 1e9} SOL a day for ${ticks} ticks, paid by the worker key`]]),
  ];
  terminal.talk(columns(rows));
  for (const note of plan.notes) {
    terminal.talk(terminal.colors.yellow(note));
  }
}

function print(
  terminal: Terminal,
  { settings }: CommandContext,
  made: RegistrationTransaction,
  plan: DevicePlan,
  worker: PublicKey,
): void {
  const { device, transaction, lastValidBlockHeight, registersSupplier } = made;
  terminal.talk(
    `\nSign and send this with the owner's wallet (${settings.owner}), where its key is:\n` +
      '  escapement-worker sign --keypair OWNER.json --rpc-url URL TRANSACTION\n',
  );
  terminal.answer(
    {
      device: device.toBase58(),
      worker: worker.toBase58(),
      owner: settings.owner,
      modelCode: plan.modelCode,
      class: plan.class,
      gpuHashes: plan.gpuHashes.map((hash) => Buffer.from(hash).toString('hex')),
      benchmark: plan.benchmark,
      notes: plan.notes,
      registersSupplier,
      transaction,
      lastValidBlockHeight,
    },
    transaction,
  );
}

/** Waits until the device is on chain. Another device of the owner may take its index: then it is made anew too. */
async function waitOnChain(options: {
  terminal: Terminal;
  cluster: Cluster;
  signal: AbortSignal;
  first: RegistrationTransaction;
  make: () => Promise<RegistrationTransaction>;
  again: (made: RegistrationTransaction) => void;
}): Promise<number> {
  const { terminal, cluster, signal, make, again } = options;
  let { device, lastValidBlockHeight } = options.first;
  terminal.talk('Waiting for the device on chain; Ctrl-C ends the waiting.');
  while (!signal.aborted) {
    const { data } = await cluster.accounts([device]);
    if (data[0]) {
      terminal.talk(
        terminal.colors.green(`${device.toBase58()} is registered. Fund the worker key, then: escapement-worker start`),
      );
      return EXIT.ok;
    }
    if ((await cluster.blockHeight()) > lastValidBlockHeight) {
      terminal.talk('The transaction has expired; here is a fresh one.');
      const made = await make();
      ({ device, lastValidBlockHeight } = made);
      again(made);
    }
    await sleep(LOOK_MS, signal);
  }
  return EXIT.tryAgain;
}
