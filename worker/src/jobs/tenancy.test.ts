import {
  generateEncryptionKeys,
  jobHash,
  logToken,
  openEndpoint,
  type Rental,
  type SealedJob,
  sealJob,
  wrapJobKey,
} from '@escapement/programs';
import { Keypair, type PublicKey } from '@solana/web3.js';
import { describe, expect, test } from 'vitest';
import { Tenancy } from './tenancy.ts';

const [keys, renter] = [generateEncryptionKeys(), generateEncryptionKeys()];
const rental = Keypair.generate().publicKey;
const device = Keypair.generate().publicKey;
const image = `sha256:${'ab'.repeat(32)}`;

const seal = (value: unknown): Promise<SealedJob> =>
  sealJob({ rental, plaintext: new TextEncoder().encode(JSON.stringify(value)) });

/** The job's key wrapped to the device, or to one with another key or account. */
const wrap = (job: SealedJob, to: { peer?: Uint8Array; device?: PublicKey } = {}): Promise<Uint8Array> =>
  wrapJobKey({
    secretKey: renter.secretKey,
    peer: keys.publicKey,
    rental,
    device,
    jobHash: jobHash(job.body),
    jobKey: job.jobKey,
    ...to,
  });

const tenancy = (job?: SealedJob): Tenancy => {
  const account = { encryptionKey: renter.publicKey, jobHash: job ? jobHash(job.body) : new Uint8Array(32) };
  return new Tenancy({ device, secretKey: keys.secretKey, rental, account: account as Rental });
};

describe(Tenancy, () => {
  test('a job other than the one signed for is not run', async () => {
    const [one, other] = [await seal({ image }), await seal({ image })];
    await expect(tenancy(one).openJob(other, await wrap(other))).rejects.toMatchObject({
      code: 'WORKER__JOB_UNREADABLE',
    });
  });

  test('a job whose key was wrapped to another device, or for another job, does not open', async () => {
    const job = await seal({ image });
    const wrong = [
      await wrap(job, { peer: generateEncryptionKeys().publicKey }),
      await wrap(job, { device: Keypair.generate().publicKey }),
      await wrap(await seal({ image })),
      new Uint8Array(48),
    ];
    for (const wrapped of wrong) {
      await expect(tenancy(job).openJob(job, wrapped)).rejects.toMatchObject({ code: 'WORKER__JOB_UNREADABLE' });
    }
  });

  test('a job that makes no sense is invalid', async () => {
    const job = await seal({});
    await expect(tenancy(job).openJob(job, await wrap(job))).rejects.toMatchObject({ code: 'WORKER__JOB_INVALID' });
  });

  test('no hash is no job', () => {
    expect(tenancy().wantsJob).toBe(false);
  });

  test('a job opens, its endpoint opens for the renter, and both know the token of its log', async () => {
    const job = await seal({ image, command: ['true'] });
    const one = tenancy(job);
    expect(one.wantsJob).toBe(true);
    expect(await one.openJob(job, await wrap(job))).toMatchObject({ command: ['true'] });
    const context = { secretKey: renter.secretKey, peer: keys.publicKey, rental };
    const sealed = await one.sealEndpoint('http://127.0.0.1:9471/logs/x');
    const opened = await openEndpoint({ ...context, sealed });
    expect(JSON.parse(new TextDecoder().decode(opened))).toEqual({ log: 'http://127.0.0.1:9471/logs/x' });
    expect(one.logToken()).toBe(logToken(context));
  });
});
