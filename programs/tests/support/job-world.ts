import type { Keypair, PublicKey } from '@solana/web3.js';
import { decodeJob, decodeJobKeys } from '../../client/generated/marketplace/accounts.ts';
import type { Job, JobKeys } from '../../client/generated/marketplace/types.ts';
import * as i from '../../client/instructions/job.ts';
import { jobAddress, jobKeysAddress } from '../../client/pda.ts';
import { jobHash } from '../../client/sealed.ts';
import type { Sent } from './chain.ts';
import { type RentalHandle, World } from './world.ts';

/** A sealed job of some length, no byte of it like the one before. */
export function sealedJob(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 7 + length) % 251);
}

/** Wrapped keys, each another. */
export function wrappedKeys(count: number, first = 1): Uint8Array[] {
  return Array.from({ length: count }, (_, at) => new Uint8Array(48).fill(first + at));
}

/** A rental that was opened with a job, and what its renter, or somebody in his place, does with it. */
export class JobWorld {
  readonly world = World.create();
  readonly rental: RentalHandle;

  constructor(readonly body = sealedJob(100)) {
    this.rental = this.world.openRental(undefined, { jobHash: jobHash(body) });
  }

  get owner(): Keypair {
    return this.rental.owner;
  }

  /** Writes one chunk. */
  chunk(offset: number, chunk: Uint8Array, total = this.body.length, signer = this.owner): Sent {
    const { rental } = this.rental;
    return this.world.send([i.jobWrite({ owner: signer.publicKey, rental, offset, total, chunk })], signer);
  }

  /** Writes all of the job, a transaction for each chunk. */
  write(): Sent[] {
    const { rental, owner } = this.rental;
    const writes = i.jobWrites({ owner: owner.publicKey, rental, body: this.body });
    return writes.map((write) => this.world.send([write], owner));
  }

  publish(firstRank: number, keys: readonly Uint8Array[], signer = this.owner): Sent {
    const { rental } = this.rental;
    return this.world.send([i.jobKeyPublish({ owner: signer.publicKey, rental, firstRank, keys })], signer);
  }

  closeJob(signer = this.owner, to: PublicKey = this.owner.publicKey): Sent {
    const { rental } = this.rental;
    return this.world.send([i.jobClose({ authority: signer.publicKey, owner: to, rental })], signer);
  }

  closeKeys(page: number, signer = this.owner, to: PublicKey = this.owner.publicKey): Sent {
    const { rental } = this.rental;
    return this.world.send([i.jobKeysClose({ authority: signer.publicKey, owner: to, rental, page })], signer);
  }

  get job(): Job {
    return decodeJob(this.world.chain.data(jobAddress(this.rental.rental))!);
  }

  page(page: number): JobKeys {
    return decodeJobKeys(this.world.chain.data(jobKeysAddress(this.rental.rental, page))!);
  }
}
