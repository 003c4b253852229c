import { type Job, jobHash, logToken, openJob, type Rental, sealEndpoint, unwrapJobKey } from '@escapement/programs';
import type { PublicKey } from '@solana/web3.js';
import { messageOf, WorkerError } from '../errors.ts';
import { type JobSpec, parseJobSpec } from './spec.ts';

/** What a device and its renter share: both derive the same keys from the rental. */
export class Tenancy {
  readonly rental: PublicKey;
  readonly #device: PublicKey;
  readonly #secretKey: Uint8Array;
  readonly #peer: Uint8Array;
  readonly #jobHash: Uint8Array;

  /** @param options.secretKey the device's X25519 secret key, 32 bytes. */
  constructor(options: { device: PublicKey; secretKey: Uint8Array; rental: PublicKey; account: Rental }) {
    this.rental = options.rental;
    this.#device = options.device;
    this.#secretKey = options.secretKey;
    this.#peer = options.account.encryptionKey;
    this.#jobHash = options.account.jobHash;
  }

  /** The renter asked for a job; else only proven time is rented. */
  get wantsJob(): boolean {
    return this.#jobHash.some((byte) => byte !== 0);
  }

  /**
   * Unwraps the job's key, opens the job and reads it.
   *
   * @throws {@link WorkerError} `WORKER__JOB_UNREADABLE` when it isn't the job that was signed for or its key wasn't
   *   wrapped to this device, `WORKER__JOB_INVALID`.
   */
  async openJob({ body }: Pick<Job, 'body'>, wrapped: Uint8Array): Promise<JobSpec> {
    if (Buffer.compare(jobHash(body), this.#jobHash) !== 0) {
      throw new WorkerError('WORKER__JOB_UNREADABLE', 'The job is not the one that the rental was opened with.');
    }
    let plaintext: Uint8Array;
    try {
      const { rental } = this;
      const jobKey = await unwrapJobKey({ ...this.#context, device: this.#device, jobHash: this.#jobHash, wrapped });
      plaintext = await openJob({ jobKey, rental, sealed: body });
    } catch (cause) {
      throw new WorkerError('WORKER__JOB_UNREADABLE', `The job does not open: ${messageOf(cause)}`, { cause });
    }
    return parseJobSpec(plaintext);
  }

  /** How the renter reaches the job, sealed for it: JSON with `log`, the address of the log. */
  sealEndpoint(logUrl: string): Promise<Uint8Array> {
    return sealEndpoint({ ...this.#context, plaintext: new TextEncoder().encode(JSON.stringify({ log: logUrl })) });
  }

  /** Token with which the renter reads the log. */
  logToken(): string {
    return logToken(this.#context);
  }

  get #context() {
    return { secretKey: this.#secretKey, peer: this.#peer, rental: this.rental };
  }
}
