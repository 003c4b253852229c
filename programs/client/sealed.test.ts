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
} from './sealed.ts';

const renter = generateEncryptionKeys();
const device = generateEncryptionKeys();
const rental = Keypair.generate().publicKey;
const fromRenter = { secretKey: renter.secretKey, peer: device.publicKey, rental };
const toDevice = { secretKey: device.secretKey, peer: renter.publicKey, rental };
const plaintext = new TextEncoder().encode('{"image":"alpine"}');

describe('sealed texts', () => {
  it('do not open for another rental', async () => {
    const sealed = await sealJob({ ...fromRenter, plaintext });
    const other = { ...toDevice, rental: Keypair.generate().publicKey, sealed };
    await expect(openJob(other)).rejects.toThrow(/of another rental or other keys, or was changed/);
  });

  it('do not open for another device', async () => {
    const sealed = await sealJob({ ...fromRenter, plaintext });
    const { secretKey } = generateEncryptionKeys();
    await expect(openJob({ ...toDevice, secretKey, sealed })).rejects.toThrow(ClientError);
  });

  it('do not open for another purpose', async () => {
    const sealed = await sealJob({ ...fromRenter, plaintext });
    await expect(openEndpoint({ ...toDevice, sealed })).rejects.toThrow(/does not open/);
  });

  it('do not open when one bit was changed', async () => {
    const sealed = await sealJob({ ...fromRenter, plaintext });
    for (let at = 1; at < sealed.length; at += 1) {
      const changed = sealed.map((byte, i) => (i === at ? byte ^ 1 : byte));
      await expect(openJob({ ...toDevice, sealed: changed })).rejects.toThrow(/does not open/);
    }
  });

  it('are refused when they are none', async () => {
    for (const sealed of [new Uint8Array(), new Uint8Array(SEAL_OVERHEAD), Uint8Array.of(1, 2, 3)]) {
      await expect(openJob({ ...toDevice, sealed })).rejects.toThrow(/no sealed text of a known format/);
    }
  });

  it('are refused for a key of small order', async () => {
    await expect(sealJob({ ...fromRenter, peer: new Uint8Array(32), plaintext })).rejects.toThrow(
      /no X25519 public key/,
    );
  });

  it('open on the other side, both ways', async () => {
    const sealed = await sealJob({ ...fromRenter, plaintext });
    expect(sealed).toHaveLength(plaintext.length + SEAL_OVERHEAD);
    expect(await openJob({ ...toDevice, sealed })).toEqual(plaintext);
    const endpoint = await sealEndpoint({ ...toDevice, plaintext });
    expect(await openEndpoint({ ...fromRenter, sealed: endpoint })).toEqual(plaintext);
  });

  it('open by OpenSSL alone, from the published derivation', async () => {
    const sealed = Buffer.from(await sealJob({ ...fromRenter, plaintext }));
    const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), device.secretKey]);
    const spki = Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), renter.publicKey]);
    const shared = diffieHellman({
      privateKey: createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }),
      publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }),
    });
    const key = Buffer.from(hkdfSync('sha256', shared, rental.toBytes(), 'escapement:job', 32));
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13));
    decipher.setAuthTag(sealed.subarray(-16));
    expect(Buffer.concat([decipher.update(sealed.subarray(13, -16)), decipher.final()])).toEqual(
      Buffer.from(plaintext),
    );
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
