import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateEncryptionKeys, logToken, sealEndpoint } from '@escapement/programs/browser';
import { Keypair } from '@solana/web3.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logAddress, readLog } from './job-log.ts';

const renter = generateEncryptionKeys();
const device = generateEncryptionKeys();
const rental = Keypair.generate().publicKey;
const never = new AbortController().signal;

const sealed = (text: string) =>
  sealEndpoint({
    secretKey: device.secretKey,
    peer: renter.publicKey,
    rental,
    plaintext: new TextEncoder().encode(text),
  });

describe('the log of a job', () => {
  let server: Server;
  let url: URL;

  beforeAll(async () => {
    const token = logToken({ secretKey: device.secretKey, peer: renter.publicKey, rental });
    server = createServer((request, response) => {
      const allowed = request.headers.authorization === `Bearer ${token}`;
      response.statusCode = allowed ? (request.url?.startsWith('/gone') ? 404 : 200) : 401;
      response.end(allowed ? `tick ${request.url}` : 'The token of the rental is missing or wrong.');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/logs/x`);
  });
  afterAll(() => server.close());

  it('is found only with the key of the rental', async () => {
    const endpoint = await sealed(JSON.stringify({ log: url.href }));
    await expect(logAddress(generateEncryptionKeys(), device.publicKey, rental, endpoint)).rejects.toMatchObject({
      code: 'PROGRAMS__SEAL_INVALID',
    });
    expect((await logAddress(renter, device.publicKey, rental, endpoint)).href).toBe(url.href);
  });

  it('is nowhere but at a web address', async () => {
    const endpoint = await sealed(JSON.stringify({ log: 'javascript:alert(1)' }));
    await expect(logAddress(renter, device.publicKey, rental, endpoint)).rejects.toMatchObject({
      code: 'EXPLORER__LOG_UNAVAILABLE',
    });
  });

  it('is refused to a stranger in the words of the worker', async () => {
    await expect(readLog(url, generateEncryptionKeys(), device.publicKey, rental, never)).rejects.toThrow(
      /missing or wrong/,
    );
  });

  it('is read by its lines from the end, and empty when there is no container', async () => {
    expect(await readLog(url, renter, device.publicKey, rental, never)).toBe('tick /logs/x?tail=200');
    expect(await readLog(new URL('/gone', url), renter, device.publicKey, rental, never)).toBe('');
  });
});
