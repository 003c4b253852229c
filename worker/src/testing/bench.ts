import pino from 'pino';
import { TransactionSender } from '../chain/transaction-sender.ts';
import { DeviceSupervisor } from '../device/supervisor.ts';
import { Ticker } from '../device/ticker.ts';
import type { JobEngine } from '../jobs/job-engine.ts';
import { CpuEngine } from '../proof/cpu-engine.ts';
import { Prover } from '../proof/prover.ts';
import { type RentOptions, type TestDevice, TestMarketplace, type TestRental } from './marketplace.ts';

const engine = new CpuEngine({ threads: 2 });
const logger = pino({ level: 'silent' });

/** Ends the threads that all benches of a file prove with. */
export const closeBenches = () => engine.close();

/** An image that is nowhere. */
export const MISSING_IMAGE = `sha256:${'00'.repeat(32)}`;

/** Names of what a device account says of its job, by number. */
export const JOB_STATES = ['Unknown', 'Preparing', 'Running', 'Exited', 'Failed'] as const;

/** A device with its ticker and supervisor, on a chain whose time the test moves. */
export class Bench {
  readonly market: TestMarketplace;
  readonly device: TestDevice;
  readonly sender: TransactionSender;
  readonly ticker: Ticker;
  readonly #jobs: JobEngine | undefined;
  supervisor: DeviceSupervisor;

  constructor(jobs?: (device: TestDevice) => JobEngine, market = new TestMarketplace()) {
    this.market = market;
    this.device = market.register();
    this.sender = new TransactionSender({ cluster: market.chain, logger, pollMs: 1 });
    const prover = new Prover(engine);
    this.ticker = new Ticker({ cluster: market.chain, sender: this.sender, prover, devices: [this.device], logger });
    this.#jobs = jobs?.(this.device);
    this.supervisor = this.supervise();
  }

  /** A supervisor that knows nothing, as after a restart. */
  supervise(): DeviceSupervisor {
    return new DeviceSupervisor({
      cluster: this.market.chain,
      sender: this.sender,
      device: this.device.address,
      worker: this.device.worker,
      encryptionSecretKey: this.device.encryption.secretKey,
      jobs: this.#jobs,
      logUrl: (rental) => `http://127.0.0.1:9471/logs/${rental}`,
      logger,
    });
  }

  /** Ticks until the device is fresh, so that it can be hired. */
  async untilFresh(): Promise<void> {
    await this.ticker.step();
    while (this.account.chain.lastCreditedSlot === 0n) {
      await this.tick();
    }
  }

  /** Lets the chain reach the next challenge, answers it, and looks after the device. */
  async tick(): Promise<void> {
    this.market.chain.advanceTo(this.account.chain.challenge.slot + 1n);
    await this.ticker.step();
    await this.supervisor.step();
  }

  /** Looks until nothing more follows. */
  async settleDown(): Promise<string> {
    for (;;) {
      const landed = this.market.chain.landed;
      const phase = await this.supervisor.step();
      if (this.market.chain.landed === landed) {
        return phase;
      }
    }
  }

  get account() {
    return this.market.device(this.device);
  }
}

/** A rental of the bench's device, once that is fresh. */
export const hired = async (bench: Bench, options: Partial<RentOptions> = {}): Promise<TestRental> => {
  await bench.untilFresh();
  return bench.market.rent(bench.device, { seconds: 300, ...options });
};
