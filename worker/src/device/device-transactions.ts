import {
  configAddress,
  decodeConfig,
  decodeSupplier,
  deviceAcceptingSet,
  deviceRelease,
  deviceSettle,
  endpointPublish,
  type JobState,
  jobReport,
} from '@escapement/programs';
import type { Keypair, PublicKey, TransactionInstruction } from '@solana/web3.js';
import type { Logger } from 'pino';
import type { DeviceOnChain } from '../chain/assignment-reader.ts';
import type { Cluster } from '../chain/cluster.ts';
import type { TransactionSender } from '../chain/transaction-sender.ts';

/** A device, its worker and the way to the chain. */
export interface DeviceTransactionsOptions {
  readonly cluster: Cluster;
  readonly sender: TransactionSender;
  readonly device: PublicKey;
  readonly worker: Keypair;
  readonly logger: Logger;
  readonly programId?: PublicKey | undefined;
}

/** All that a worker signs for its device beside ticks. None of it moves money to a place that the worker chooses. */
export class DeviceTransactions {
  readonly #options: DeviceTransactionsOptions;
  readonly #program: { readonly programId?: PublicKey };

  constructor(options: DeviceTransactionsOptions) {
    this.#options = options;
    this.#program = options.programId ? { programId: options.programId } : {};
  }

  /** Reports the state of the job, a claim. */
  report(state: JobState, exitCode: number): Promise<void> {
    return this.#send('job-reported', jobReport({ ...this.#signed, state, exitCode }), { state, exitCode });
  }

  /** Publishes how the renter reaches the job. */
  publishEndpoint(endpoint: Uint8Array): Promise<void> {
    return this.#send('endpoint-published', endpointPublish({ ...this.#signed, endpoint }));
  }

  /** Stops or resumes taking assignments. */
  setAccepting(accepting: boolean): Promise<void> {
    const { device } = this.#options;
    const authority = this.#worker;
    return this.#send('accepting-set', deviceAcceptingSet({ ...this.#program, authority, device, accepting }), {
      accepting,
    });
  }

  /** Releases the device from a rental whose end has come; anybody may. */
  async release({ device: account }: DeviceOnChain): Promise<void> {
    const { device } = this.#options;
    if (account) {
      const { rental } = account.assignment;
      await this.#send('released', deviceRelease({ ...this.#program, authority: this.#worker, rental, device }));
    }
  }

  /** Settles an assignment that is over: to the supplier's recorded payout, the treasury and the renter; anybody may. */
  async settle({ device: account }: DeviceOnChain): Promise<void> {
    const { cluster, device, programId } = this.#options;
    if (!account) {
      return;
    }
    const { data } = await cluster.accounts([account.supplier, configAddress(programId)]);
    if (data[0] && data[1]) {
      const settle = deviceSettle({
        ...this.#program,
        payer: this.#worker,
        rental: account.assignment.rental,
        mint: account.assignment.mint,
        device,
        supplier: account.supplier,
        payout: decodeSupplier(data[0]).payout,
        treasury: decodeConfig(data[1]).treasury,
      });
      await this.#send('settled', settle);
    }
  }

  get #worker(): PublicKey {
    return this.#options.worker.publicKey;
  }

  get #signed() {
    return { ...this.#program, worker: this.#worker, device: this.#options.device };
  }

  async #send(event: string, instruction: TransactionInstruction, facts: Record<string, unknown> = {}): Promise<void> {
    const { sender, worker, logger } = this.#options;
    const { signature } = await sender.send({ instructions: [instruction], signers: [worker] });
    logger.info({ event, signature, ...facts }, `Sent ${event}`);
  }
}
