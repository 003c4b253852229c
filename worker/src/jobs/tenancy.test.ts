import { generateEncryptionKeys, jobHash, logToken, openEndpoint, type Rental, sealJob } from '@escapement/programs';
import { Keypair } from '@solana/web3.js';
import { describe, expect, test } from 'vitest';
import { Tenancy } from './tenancy.ts';

const [device, renter] = [generateEncryptionKeys(), generateEncryptionKeys()];
const rental = Keypair.generate().publicKey;
const image = `sha256:${'ab'.repeat(32)}`;

const seal = (value: unknown, peer = device.publicKey): Promise<Uint8Array> =>
  sealJob({
    secretKey: renter.secretKey,
    peer,
    rental,
    plaintext: new TextEncoder().encode(JSON.stringify(value)),
  });

const tenancy = (body?: Uint8Array): Tenancy => {
  const account = { encryptionKey: renter.publicKey, jobHash: body ? jobHash(body) : new Uint8Array(32) };
  return new Tenancy({ secretKey: device.secretKey, rental, account: account as Rental });
};

describe(Tenancy, () => {
  test('a job other than the one signed for is not run', async () => {
    await expect(tenancy(await seal({ image })).openJob({ body: await seal({ image }) })).rejects.toMatchObject({
      code: 'WORKER__JOB_UNREADABLE',
    });
  });

  test('a job sealed for another device does not open', async () => {
    const body = await seal({ image }, generateEncryptionKeys().publicKey);
    await expect(tenancy(body).openJob({ body })).rejects.toMatchObject({ code: 'WORKER__JOB_UNREADABLE' });
  });

  test('a job that makes no sense is invalid', async () => {
    const body = await seal({});
    await expect(tenancy(body).openJob({ body })).rejects.toMatchObject({ code: 'WORKER__JOB_INVALID' });
  });

  test('no hash is no job', () => {
    expect(tenancy().wantsJob).toBe(false);
  });

  test('a job opens, its endpoint opens for the renter, and both know the token of its log', async () => {
    const body = await seal({ image, command: ['true'] });
    const one = tenancy(body);
    expect(one.wantsJob).toBe(true);
    expect(await one.openJob({ body })).toMatchObject({ command: ['true'] });
    const context = { secretKey: renter.secretKey, peer: device.publicKey, rental };
    const sealed = await one.sealEndpoint('http://127.0.0.1:9471/logs/x');
    const opened = await openEndpoint({ ...context, sealed });
    expect(JSON.parse(new TextDecoder().decode(opened))).toEqual({ log: 'http://127.0.0.1:9471/logs/x' });
    expect(one.logToken()).toBe(logToken(context));
  });
});
