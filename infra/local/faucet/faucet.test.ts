import { request as httpRequest } from 'node:http';
import { Keypair, type PublicKey } from '@solana/web3.js';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Allowance, GIFT, LIMITS } from './allowance.ts';
import { type Faucet, startFaucet } from './faucet.ts';
import { LIVE, type NetworkState, STARTING } from './network-state.ts';

const EXPLORER = 'http://localhost:3000';
let faucet: Faucet;
let state: NetworkState;
let gifts: { owner: PublicKey; gift: Allowance }[];
let failing: boolean;

beforeEach(async () => {
  state = LIVE;
  gifts = [];
  failing = false;
  faucet = await startFaucet({
    port: 0,
    origins: [EXPLORER],
    state: () => state,
    give: async (owner, gift) => {
      if (failing) throw new Error('the chain is gone');
      gifts.push({ owner, gift });
      return 'signature';
    },
    logger: pino({ level: 'silent' }),
  });
});

afterEach(() => faucet.stop());

const fund = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${faucet.url}/fund`, { method: 'POST', body: JSON.stringify(body), headers });
const newAddress = () => Keypair.generate().publicKey.toBase58();

it.each([[{}], [{ address: 'nonsense' }], [{ address: 7 }]])('refuses %o', async (body) => {
  const response = await fund(body);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'INVALID_REQUEST' });
});

it('refuses pages of another origin, and other names for this computer', async () => {
  expect((await fund({ address: newAddress() }, { origin: 'http://evil.example' })).status).toBe(403);
  const { port } = new URL(faucet.url);
  const status = await new Promise((resolve) => {
    const headers = { host: 'rebound.example' };
    httpRequest({ port, path: '/fund', method: 'POST', headers }, ({ statusCode }) => resolve(statusCode)).end();
  });
  expect(status).toBe(403);
  expect(gifts).toEqual([]);
});

it('refuses a body that is too long', async () => {
  expect((await fund({ address: 'x'.repeat(2_000) })).status).toBe(413);
});

it('gives nothing before there is a chain to give on', async () => {
  state = STARTING;
  expect((await fund({ address: newAddress() })).status).toBe(503);
});

it('gives to the explorer, which may read the answer', async () => {
  const address = newAddress();
  const response = await fund({ address }, { origin: EXPLORER });
  expect(response.headers.get('access-control-allow-origin')).toBe(EXPLORER);
  expect(await response.json()).toEqual({
    signature: 'signature',
    lamports: String(GIFT.lamports),
    usdc: String(GIFT.usdc),
    io: String(GIFT.io),
  });
  expect(gifts.map(({ owner }) => owner.toBase58())).toEqual([address]);
});

it('gives an address so much and no more, and takes back what failed', async () => {
  const address = newAddress();
  failing = true;
  expect((await fund({ address })).status).toBe(500);
  failing = false;
  for (let i = 0; i < LIMITS.perAddress; i++) expect((await fund({ address })).status).toBe(200);
  expect((await fund({ address })).status).toBe(429);
  expect((await fund({ address: newAddress() })).status).toBe(200);
});

it('says how far the network is, and lets the explorer ask by a preflight', async () => {
  const response = await fetch(`${faucet.url}/state`);
  expect(await response.json()).toEqual(LIVE);
  const preflight = await fetch(`${faucet.url}/fund`, { method: 'OPTIONS', headers: { origin: EXPLORER } });
  expect(preflight.status).toBe(204);
  expect((await fetch(`${faucet.url}/other`)).status).toBe(404);
});

it('names its port when it is taken', async () => {
  const port = Number(new URL(faucet.url).port);
  const second = startFaucet({
    port,
    origins: [],
    state: () => state,
    give: async () => '',
    logger: pino({ level: 'silent' }),
  });
  await expect(second).rejects.toThrow(`${port} (faucet): choose another with --faucet-port or FAUCET_PORT`);
});
