import { setTimeout as delay } from 'node:timers/promises';
import { CpuEngine, Prover } from '@escapement/worker';
import type { PublicKey } from '@solana/web3.js';
import type { Logger } from 'pino';
import type { Chain } from './chain/chain.ts';
import type { Data } from './data/data.ts';
import { playHistory, setUpDemo } from './demo/demo.ts';
import { grantInstructions } from './demo/funding.ts';
import type { HistoryProgress } from './demo/history.ts';
import type { World } from './demo/world.ts';
import { childEnvironment, type LocalConfig } from './env.ts';
import type { Allowance } from './faucet/allowance.ts';
import { startFaucet } from './faucet/faucet.ts';
import { failed, LIVE, type NetworkState, playing, STARTING } from './faucet/network-state.ts';
import { startLiveFleet } from './live/live-fleet.ts';
import { LocalError, toError } from './local-error.ts';
import { explorerOrigins, type NetworkPorts } from './network-urls.ts';
import type { Reporter } from './report/reporter.ts';
import type { RunFolder } from './run-folder.ts';
import type { Shutdown } from './shutdown.ts';
import { TransactionQueue } from './solana/transaction-queue.ts';
import { startLocalWorker } from './worker/local-worker.ts';

export interface DemoNetworkOptions {
  chain: Chain;
  ports: NetworkPorts;
  config: LocalConfig;
  folder: RunFolder;
  reporter: Reporter;
  logger: Logger;
  shutdown: Shutdown;
}

/** How often the tables are asked how far they are, milliseconds. */
const POLL_MS = 500;

/** Everybody who is played on a local chain: the authority, the faucet, suppliers, renters, and this computer's owner. */
export class DemoNetwork {
  readonly #options: DemoNetworkOptions;
  readonly #stopping = new AbortController();
  #world: World | undefined;
  #faucetUrl = '';
  #state: NetworkState = STARTING;

  constructor(options: DemoNetworkOptions) {
    this.#options = options;
  }

  get faucetUrl(): string {
    return this.#faucetUrl;
  }

  /** Deploys the programs, creates the mints and the config, and opens the faucet. */
  async setUp(): Promise<void> {
    const { chain, config, reporter, ports, logger, shutdown } = this.#options;
    const step = reporter.step('marketplace');
    const world = await setUpDemo(chain, config.demoSeed, this.#stopping.signal);
    this.#world = world;
    step.done('deployed, with play mints of USDC and IO');
    const faucet = await startFaucet({
      port: ports.faucet,
      origins: explorerOrigins(ports.explorer),
      state: () => this.#state,
      give: (owner, gift) => this.#give(world, owner, gift),
      logger,
    });
    shutdown.add('faucet', faucet.stop);
    this.#faucetUrl = faucet.url;
  }

  /**
   * Plays the history, sets the live fleet going, opens renting once `data` has all of the history, and starts this
   * computer's worker. Resolves when all of it is live.
   */
  async play(data: Pick<Data, 'status'>): Promise<void> {
    const { chain, reporter, logger, shutdown } = this.#options;
    const world = this.#world;
    if (!world) throw new LocalError('LOCAL__UNEXPECTED', 'The demo network has not been set up.');
    const engine = new CpuEngine({ threads: 1 });
    shutdown.add('proof engine', () => engine.close());
    const prover = new Prover(engine);
    this.#state = playing(0);
    const step = reporter.step('demo history');
    const history = playHistory(world, chain, prover, (progress) => {
      this.#state = playing(progress.share);
      step.update(describeProgress(progress));
    });
    shutdown.add('demo history', async () => {
      this.#stopping.abort(new LocalError('LOCAL__STOPPED', 'The network was stopped.'));
      await history.catch(() => undefined);
    });
    try {
      const rentals = await history;
      step.done(`14 days, ${world.devices.length} devices, ${world.queue.count} transactions`);
      const fleet = startLiveFleet(world, rentals, prover, chain, logger.child({ part: 'fleet' }));
      shutdown.add('live fleet', fleet.stop);
      await Promise.all([this.#open(world, data), this.#startWorker(world)]);
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      this.#state = failed(toError(error).message);
      step.failed(toError(error).message);
      throw error;
    }
  }

  /** Opens renting when the tables know the last jump of the clock: before it, a quote would be of another day. */
  async #open(world: World, data: Pick<Data, 'status'>): Promise<void> {
    const slot = BigInt(await world.connection.getSlot('processed'));
    while (((await data.status()).watermarkSlot ?? 0n) < slot) {
      await delay(POLL_MS, undefined, { signal: this.#stopping.signal });
    }
    this.#state = LIVE;
  }

  /** Without it the network goes on: this computer may have no identity to claim, or be too slow. */
  async #startWorker(world: World): Promise<void> {
    const { chain, config, folder, reporter, shutdown } = this.#options;
    const step = reporter.step('this computer');
    try {
      const worker = await startLocalWorker({
        world,
        rpcUrl: chain.rpcUrl,
        wsUrl: chain.wsUrl,
        dataDir: folder.worker,
        country: config.workerCountry,
        logLevel: config.logLevel,
        logDir: folder.logs,
        env: childEnvironment(),
      });
      shutdown.add('worker', worker.stop);
      void worker.process.exited.then((exit) => {
        if (!shutdown.isEnding) reporter.say(`  ${worker.process.endedError(exit).message}`);
      });
      const containers = worker.docker ? 'with Docker' : 'without Docker: proof only';
      step.done(`device ${worker.device} (${worker.modelName}, ${containers}) waits to be hired`);
      for (const note of worker.notes) reporter.say(`        ${note}`);
    } catch (error) {
      step.skipped(toError(error).message);
    }
  }

  /** A queue of its own: what the faucet waits for has nothing to do with what is played. */
  async #give(world: World, owner: PublicKey, gift: Allowance): Promise<string> {
    const queue = new TransactionQueue(world.connection);
    const instructions = grantInstructions(world.keys, { owner, ...gift });
    const [signature] = await queue.run({ label: 'give play money', instructions, signers: [world.keys.faucet] });
    if (!signature) throw new LocalError('LOCAL__TRANSACTION_FAILED', 'The faucet sent nothing.');
    return signature;
  }
}

function describeProgress({ share, devices, rentals, transactions }: HistoryProgress): string {
  const percent = Math.floor(share * 100);
  return `${percent} %, ${devices} devices, ${rentals} rentals, ${transactions} transactions`;
}
