import {
  associatedTokenAddress,
  decodeRenter,
  type EncryptionKeys,
  fetchAccount,
  generateEncryptionKeys,
  jobHash,
  jobKeyBatchLength,
  jobKeyPublish,
  jobWrite,
  MAX_JOB_CHUNK_LEN,
  MAX_JOB_LEN,
  rentalAddress,
  rentalAssign,
  rentalOpen,
  renterAddress,
  type SealedJob,
  sealJob,
  wrapJobKey,
} from '@escapement/programs/browser';
import { type Connection, PublicKey, type TransactionInstruction } from '@solana/web3.js';
import type { Quote } from '../api/rent.server.ts';
import { fromHex } from './base64.ts';
import { WalletError } from './errors.ts';
import { type Part, pack, whole } from './pack.ts';

/** A container to run, as the worker reads it. */
export type Job = { image: string; command?: readonly string[] };

/** A rental about to be opened, approved at once. */
export type OpeningPlan = {
  rental: PublicKey;
  /** The renter's token account that the deposit comes from. */
  ownerToken: PublicKey;
  deposit: bigint;
  keys: EncryptionKeys;
  /** Transactions in their order, one wherever all of it fits. The first opens the rental. */
  transactions: TransactionInstruction[][];
};

/** Devices that one instruction hires. */
const MOST_DEVICES = 25;

/**
 * Plans the opening, the assignment of the quoted devices and, when there is a job, its writing and the publishing of its key,
 * wrapped to each device. Throws `EXPLORER__TRANSACTION_TOO_LARGE` for a job that is too long for any rental.
 */
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
  const sealed = job && (await seal(job, rental));
  const deposit = BigInt(quote.deposit);
  const devices = quote.offers.map((offer) => new PublicKey(offer.device));
  const open = rentalOpen({
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
    ...(sealed ? { jobHash: jobHash(sealed.body) } : {}),
  });
  const assign: Part = {
    items: devices.length,
    most: () => MOST_DEVICES,
    build: (from, to) =>
      rentalAssign({
        authority: owner,
        rental,
        modelCode: quote.modelCode,
        devices: devices.slice(from, to),
        seenSlot: BigInt(quote.seenSlot),
      }),
  };
  const telling = sealed ? await tellJob(owner, rental, sealed, keys, quote.offers) : [];
  return {
    rental,
    ownerToken: associatedTokenAddress(owner, mint),
    deposit,
    keys,
    transactions: pack(owner, [whole(open), assign, ...telling]),
  };
}

async function seal(job: Job, rental: PublicKey): Promise<SealedJob> {
  const sealed = await sealJob({ rental, plaintext: new TextEncoder().encode(JSON.stringify(job)) });
  if (sealed.body.length > MAX_JOB_LEN) {
    throw new WalletError('EXPLORER__TRANSACTION_TOO_LARGE', 'The job is too long. Shorten its command.', {
      bytes: String(sealed.body.length),
      most: String(MAX_JOB_LEN),
    });
  }
  return sealed;
}

/** Writes the job, and publishes its key to the devices of a new rental: they get their ranks in the order of the quote. */
async function tellJob(
  owner: PublicKey,
  rental: PublicKey,
  { body, jobKey }: SealedJob,
  { secretKey }: EncryptionKeys,
  offers: Quote['offers'],
): Promise<Part[]> {
  const context = { secretKey, rental, jobHash: jobHash(body), jobKey };
  const wrapped = await Promise.all(
    offers.map(({ device, encryptionKey }) =>
      wrapJobKey({ ...context, peer: fromHex(encryptionKey), device: new PublicKey(device) }),
    ),
  );
  const total = body.length;
  return [
    {
      items: total,
      most: () => MAX_JOB_CHUNK_LEN,
      build: (offset, end) => jobWrite({ owner, rental, offset, total, chunk: body.subarray(offset, end) }),
    },
    {
      items: wrapped.length,
      most: jobKeyBatchLength,
      build: (firstRank, end) => jobKeyPublish({ owner, rental, firstRank, keys: wrapped.slice(firstRank, end) }),
    },
  ];
}
