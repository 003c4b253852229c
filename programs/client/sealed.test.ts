import { createDecipheriv, createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto';
import { Keypair } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { ClientError } from './client-error.ts';
import {
  encryptionPublicKey,
  generateEncryptionKeys,
  jobHash,
  logToken,
  openEndpoint,
  openJob,
  SEAL_OVERHEAD,
  sealEndpoint,
  sealJob,
  unwrapJobKey,
  wrapJobKey,
} from './sealed.ts';

const renter = generateEncryptionKeys();
const device = generateEncryptionKeys();
const rental = Keypair.generate().publicKey;
const fromRenter = { secretKey: renter.secretKey, peer: device.publicKey, rental };
const toDevice = { secretKey: device.secretKey, peer: renter.publicKey, rental };
const plaintext = new TextEncoder().encode('{"image":"alpine"}');

/** What OpenSSL derives for the device, from the published derivation alone. */
function derivedByOpenSsl(info: Buffer): Buffer {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), device.secretKey]);
  const spki = Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), renter.publicKey]);
  const shared = diffieHellman({
    privateKey: createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }),
    publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }),
  });
  return Buffer.from(hkdfSync('sha256', shared, rental.toBytes(), info, 32));
}

function openedByOpenSsl(key: Buffer, nonce: Uint8Array, sealed: Buffer): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]));
}

describe('a sealed job', () => {
  it('does not open for another rental', async () => {
    const { body, jobKey } = await sealJob({ rental, plaintext });
    await expect(openJob({ jobKey, rental: Keypair.generate().publicKey, sealed: body })).rejects.toThrow(
      /of another rental or other keys, or was changed/,
    );
  });

  it('does not open with another job key', async () => {
    const { body } = await sealJob({ rental, plaintext });
    const { jobKey } = await sealJob({ rental, plaintext });
    await expect(openJob({ jobKey, rental, sealed: body })).rejects.toThrow(ClientError);
  });

  it('does not open when one bit was changed', async () => {
    const { body, jobKey } = await sealJob({ rental, plaintext });
    for (let at = 1; at < body.length; at += 1) {
      const sealed = body.map((byte, i) => (i === at ? byte ^ 1 : byte));
      await expect(openJob({ jobKey, rental, sealed })).rejects.toThrow(/does not open/);
    }
  });

  it('is never the same twice, nor is its key', async () => {
    const [one, two] = await Promise.all([sealJob({ rental, plaintext }), sealJob({ rental, plaintext })]);
    expect(one.jobKey).not.toEqual(two.jobKey);
    expect(jobHash(one.body)).not.toEqual(jobHash(two.body));
  });

  it('opens with its key', async () => {
    const { body, jobKey } = await sealJob({ rental, plaintext });
    expect(body).toHaveLength(plaintext.length + SEAL_OVERHEAD);
    expect(jobKey).toHaveLength(32);
    expect(await openJob({ jobKey, rental, sealed: body })).toEqual(plaintext);
  });
});

describe('a wrapped job key', () => {
  const hash = new Uint8Array(32).fill(3);
  const account = Keypair.generate().publicKey;
  const to = { ...fromRenter, device: account, jobHash: hash };
  const at = { ...toDevice, device: account, jobHash: hash };
  const jobKey = new Uint8Array(32).fill(8);

  it('does not unwrap for another rental, device, job or key', async () => {
    const wrapped = await wrapJobKey({ ...to, jobKey });
    const stranger = generateEncryptionKeys();
    const others = [
      { ...at, rental: Keypair.generate().publicKey },
      { ...at, device: Keypair.generate().publicKey },
      { ...at, jobHash: new Uint8Array(32) },
      { ...at, secretKey: stranger.secretKey },
      { ...at, peer: stranger.publicKey },
    ];
    for (const other of others) await expect(unwrapJobKey({ ...other, wrapped })).rejects.toThrow(/does not open/);
  });

  it('does not unwrap when it was changed, cut or never wrapped', async () => {
    const wrapped = await wrapJobKey({ ...to, jobKey });
    const changed = [wrapped.map((byte, i) => (i === 5 ? byte ^ 1 : byte)), wrapped.subarray(1), new Uint8Array(48)];
    for (const other of changed) await expect(unwrapJobKey({ ...at, wrapped: other })).rejects.toThrow(ClientError);
  });

  it('is no key of another length', async () => {
    const wrapped = await wrapJobKey({ ...to, jobKey: jobKey.subarray(1) });
    await expect(unwrapJobKey({ ...at, wrapped })).rejects.toThrow(/no wrapped job key/);
  });

  it('is refused for a key of small order', async () => {
    await expect(wrapJobKey({ ...to, peer: new Uint8Array(32), jobKey })).rejects.toThrow(/no X25519 public key/);
  });

  it('unwraps at its device, to each another', async () => {
    const wrapped = await wrapJobKey({ ...to, jobKey });
    expect(wrapped).toHaveLength(48);
    expect(await unwrapJobKey({ ...at, wrapped })).toEqual(jobKey);
    expect(await wrapJobKey({ ...to, device: Keypair.generate().publicKey, jobKey })).not.toEqual(wrapped);
  });

  it('gives the job to OpenSSL alone, from the published derivations', async () => {
    const { body, jobKey: key } = await sealJob({ rental, plaintext });
    const wrapped = Buffer.from(await wrapJobKey({ ...to, jobHash: jobHash(body), jobKey: key }));
    const info = Buffer.concat([Buffer.from('escapement:job-key'), account.toBytes(), jobHash(body)]);
    const unwrapped = openedByOpenSsl(derivedByOpenSsl(info), new Uint8Array(12), wrapped);
    const bodyKey = Buffer.from(hkdfSync('sha256', unwrapped, rental.toBytes(), 'escapement:job', 32));
    expect(openedByOpenSsl(bodyKey, body.subarray(1, 13), Buffer.from(body.subarray(13)))).toEqual(plaintext);
  });
});

describe('a sealed endpoint', () => {
  it('does not open for another rental or other keys', async () => {
    const sealed = await sealEndpoint({ ...toDevice, plaintext });
    const { secretKey } = generateEncryptionKeys();
    const { publicKey } = Keypair.generate();
    for (const other of [
      { ...fromRenter, secretKey },
      { ...fromRenter, rental: publicKey },
    ]) {
      await expect(openEndpoint({ ...other, sealed })).rejects.toThrow(/does not open/);
    }
  });

  it('is refused when it is none', async () => {
    for (const sealed of [new Uint8Array(), new Uint8Array(SEAL_OVERHEAD), Uint8Array.of(1, 2, 3)]) {
      await expect(openEndpoint({ ...fromRenter, sealed })).rejects.toThrow(/no sealed text of a known format/);
    }
  });

  it('opens at the renter, by OpenSSL too', async () => {
    const sealed = await sealEndpoint({ ...toDevice, plaintext });
    expect(await openEndpoint({ ...fromRenter, sealed })).toEqual(plaintext);
    const key = derivedByOpenSsl(Buffer.from('escapement:endpoint'));
    expect(openedByOpenSsl(key, sealed.subarray(1, 13), Buffer.from(sealed.subarray(13)))).toEqual(plaintext);
  });
});

describe('keys', () => {
  it('give both sides the same log token, and each rental its own', () => {
    expect(logToken(fromRenter)).toMatch(/^[0-9a-f]{64}$/);
    expect(logToken(toDevice)).toBe(logToken(fromRenter));
    expect(logToken({ ...toDevice, rental: Keypair.generate().publicKey })).not.toBe(logToken(fromRenter));
  });

  it('have the public key of their secret', () => {
    expect(encryptionPublicKey(renter.secretKey)).toEqual(renter.publicKey);
    expect(jobHash(Uint8Array.of(1))).toHaveLength(32);
  });
});
