import {
  associatedTokenAddress,
  decodeRenter,
  type EncryptionKeys,
  fetchAccount,
  generateEncryptionKeys,
  jobHash,
  jobWrite,
  rentalAddress,
  rentalAssign,
  rentalOpen,
  renterAddress,
  sealJob,
} from '@escapement/programs/browser';
import { type Connection, PublicKey, type TransactionInstruction } from '@solana/web3.js';
import type { Quote } from '../api/rent.server.ts';
import { fromHex } from './base64.ts';

/** A container to run, as the worker reads it. */
export type Job = { image: string; command?: readonly string[] };

/** A rental about to be opened: all in one transaction, signed once. */
export type OpeningPlan = {
  rental: PublicKey;
  /** The renter's token account that the deposit comes from. */
  ownerToken: PublicKey;
  deposit: bigint;
  keys: EncryptionKeys;
  instructions: readonly TransactionInstruction[];
};

/** Plans the opening, the assignment of the quoted devices and, when there is a job, its writing. A job needs a quote of one device. */
export async function planOpening(
  connection: Connection,
  owner: PublicKey,
  quote: Quote,
  job?: Job,
): Promise<OpeningPlan> {
  const renter = renterAddress(owner);
  const known = await fetchAccount(connection, renter, decodeRenter, 'confirmed');
  const nonce = known?.account.nextNonce ?? 0n;
  const rental = rentalAddress(renter, nonce);
  const mint = new PublicKey(quote.mint.address);
  const keys = generateEncryptionKeys();
  const [first] = quote.offers;
  const body = job && first && (await sealed(job, keys, fromHex(first.encryptionKey), rental));
  const deposit = BigInt(quote.deposit);
  return {
    rental,
    ownerToken: associatedTokenAddress(owner, mint),
    deposit,
    keys,
    instructions: [
      rentalOpen({
        owner,
        nonce,
        mint,
        priceCap: BigInt(quote.priceCap),
        wantedGpus: Number(quote.gpus),
        seconds: Number(quote.seconds),
        deposit,
        encryptionKey: keys.publicKey,
        modelCode: quote.modelCode,
        country: quote.country ?? 0,
        ...(body ? { jobHash: jobHash(body) } : {}),
      }),
      rentalAssign({
        authority: owner,
        rental,
        modelCode: quote.modelCode,
        devices: quote.offers.map((offer) => new PublicKey(offer.device)),
        seenSlot: BigInt(quote.seenSlot),
      }),
      ...(body ? [jobWrite({ owner, rental, body })] : []),
    ],
  };
}

function sealed(job: Job, keys: EncryptionKeys, peer: Uint8Array, rental: PublicKey): Promise<Uint8Array> {
  const plaintext = new TextEncoder().encode(JSON.stringify(job));
  return sealJob({ secretKey: keys.secretKey, peer, rental, plaintext });
}
