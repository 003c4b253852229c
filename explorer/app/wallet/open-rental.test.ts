import { readFileSync } from 'node:fs';
import {
  encryptionPublicKey,
  generateEncryptionKeys,
  jobHash,
  MARKETPLACE_PROGRAM_ID,
  openJob,
  unwrapJobKey,
} from '@escapement/programs/browser';
import { type Connection, Keypair, type TransactionInstruction } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import type { Quote } from '../api/rent.server.ts';
import { type Job, planOpening } from './open-rental.ts';

const owner = Keypair.generate().publicKey;
const image = `registry.example/team/model-server@sha256:${'ab'.repeat(32)}`;

const devices = Array.from({ length: 140 }, () => ({
  account: Keypair.generate().publicKey,
  keys: generateEncryptionKeys(),
}));

/** A quote of the first devices. */
function quoteOf(count: number): Quote {
  const offers = devices.slice(0, count).map(({ account, keys }) => ({
    device: account.toBase58(),
    encryptionKey: Buffer.from(keys.publicKey).toString('hex'),
  }));
  const mint = { address: Keypair.generate().publicKey.toBase58() };
  const money = { deposit: '10000000', priceCap: '2000000', gpus: String(count), seconds: '3600' };
  return { ...money, modelCode: 1, country: null, seenSlot: '900', mint, offers } as unknown as Quote;
}

const plan = (count: number, job?: Job) => {
  const connection = { getAccountInfoAndContext: async () => ({ context: { slot: 1 }, value: null }) };
  return planOpening(connection as unknown as Connection, owner, quoteOf(count), job);
};

const idl = JSON.parse(
  readFileSync(new URL('../../../programs/artifacts/marketplace.json', import.meta.url), 'utf8'),
) as { instructions: { name: string; discriminator: number[] }[] };

/** Name of an instruction of the marketplace. */
function nameOf({ programId, data }: TransactionInstruction): string | undefined {
  expect(programId.equals(MARKETPLACE_PROGRAM_ID)).toBe(true);
  return idl.instructions.find(({ discriminator }) => discriminator.every((byte, at) => data[at] === byte))?.name;
}

const all = (transactions: TransactionInstruction[][], name: string) =>
  transactions.flat().filter((instruction) => nameOf(instruction) === name);

/** The sealed job as its chunks give it, each beginning where the one before ends. */
function written(transactions: TransactionInstruction[][]): Uint8Array {
  const chunks = all(transactions, 'job_write').map(({ data }) => ({
    offset: data.readUInt16LE(8),
    total: data.readUInt16LE(10),
    chunk: data.subarray(16),
  }));
  let end = 0;
  for (const { offset, total, chunk } of chunks) {
    expect({ offset, total }).toEqual({ offset: end, total: chunks[0]?.total });
    end += chunk.length;
  }
  expect(end).toBe(chunks[0]?.total);
  return new Uint8Array(Buffer.concat(chunks.map(({ chunk }) => chunk)));
}

/** Wrapped keys by rank. */
function published(transactions: TransactionInstruction[][]): Map<number, Uint8Array> {
  const keys = new Map<number, Uint8Array>();
  for (const { data } of all(transactions, 'job_key_publish')) {
    const [first, count] = [data.readUInt32LE(8), data.readUInt32LE(12)];
    for (let at = 0; at < count; at += 1) keys.set(first + at, data.subarray(16 + 48 * at, 64 + 48 * at));
  }
  return keys;
}

describe('planOpening', () => {
  it('refuses a job that is too long for any rental', async () => {
    await expect(plan(1, { image, command: ['x'.repeat(8_200)] })).rejects.toMatchObject({
      code: 'EXPLORER__TRANSACTION_TOO_LARGE',
      message: 'The job is too long. Shorten its command.',
    });
  });

  it('rents for proven time only without a job', async () => {
    const { transactions } = await plan(1);
    expect(transactions.map((one) => one.map(nameOf))).toEqual([['rental_open', 'rental_assign']]);
  });

  it('rents one device with a job of usual length in one transaction', async () => {
    const { transactions } = await plan(1, { image, command: ['serve', '--port', '8080', 'x'.repeat(80)] });
    expect(transactions.map((one) => one.map(nameOf))).toEqual([
      ['rental_open', 'rental_assign', 'job_write', 'job_key_publish'],
    ]);
  });

  it('seals the job to every device hired, by its rank, and to nobody else', async () => {
    const job = { image, command: ['train', 'y'.repeat(3_000)] };
    const { transactions, rental, keys } = await plan(140, job);
    expect(nameOf(transactions[0]?.[0] as TransactionInstruction)).toBe('rental_open');
    const hired = all(transactions, 'rental_assign').flatMap(({ keys: accounts }) =>
      accounts.map(({ pubkey }) => pubkey.toBase58()),
    );
    const ranked = hired.filter((key) => devices.some(({ account }) => account.toBase58() === key));
    expect(ranked).toEqual(devices.map(({ account }) => account.toBase58()));

    const body = written(transactions);
    const wrapped = published(transactions);
    expect([...wrapped.keys()]).toEqual(devices.map((_, rank) => rank));
    for (const [rank, device] of [0, 17, 18, 127, 128, 139].map((at) => [at, devices[at]!] as const)) {
      const context = { peer: encryptionPublicKey(keys.secretKey), rental, jobHash: jobHash(body) };
      const open = { ...context, wrapped: wrapped.get(rank)! };
      const { account, keys: own } = device;
      const jobKey = await unwrapJobKey({ ...open, secretKey: own.secretKey, device: account });
      const plaintext = await openJob({ jobKey, rental, sealed: body });
      expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual(job);
      const { secretKey } = generateEncryptionKeys();
      await expect(unwrapJobKey({ ...open, secretKey, device: account })).rejects.toThrow('does not open');
    }
  });

  it('opens the rental with the hash of what it writes', async () => {
    const { transactions } = await plan(1, { image });
    const [open] = all(transactions, 'rental_open');
    expect(open?.data.includes(Buffer.from(jobHash(written(transactions))))).toBe(true);
  });
});
