import * as client from '@escapement/programs';
import {
  Connection,
  Keypair,
  sendAndConfirmTransaction,
  Transaction,
  type TransactionInstruction,
} from '@solana/web3.js';
import { beforeAll, expect, inject, test } from 'vitest';
import { ask, until } from './support/graphql.ts';

/** One device changes on the chain, and every page shows it without a restart. */

const network = inject('network');
const connection = new Connection(network.rpcUrl, { commitment: 'confirmed', wsEndpoint: network.wsUrl });

/** Countries without a device in the demo network, ISO 3166-1 numeric. */
const LIECHTENSTEIN = 438;
const CYPRUS = 196;
const MODEL = 10;

const owner = Keypair.generate();
const worker = Keypair.generate();
const gpuHashes = [client.gpuHash(Keypair.generate().publicKey.toBase58())];
const device = client.deviceAddress(client.supplierAddress(owner.publicKey), 0);
const declared = { connectivity: 'High' as const, encryptionKey: client.generateEncryptionKeys().publicKey };

const send = (...instructions: TransactionInstruction[]) =>
  sendAndConfirmTransaction(
    connection,
    new Transaction().add(...instructions),
    instructions.some(({ keys }) => keys.some(({ pubkey, isSigner }) => isSigner && pubkey.equals(worker.publicKey)))
      ? [owner, worker]
      : [owner],
    { commitment: 'confirmed' },
  );

const pageOf = async (path: string) => (await fetch(network.explorerUrl + path)).text();

/** GPUs claimed in a country as GraphQL counts them; undefined when it has none. */
async function claimedIn(country: number): Promise<string | undefined> {
  const { countries } = await ask<{ countries: { nodes: { country: number; claimedGpus: string }[] } }>(
    network.graphqlUrl,
    '{ countries { nodes { country claimedGpus } } }',
  );
  return countries.nodes.find((node) => node.country === country)?.claimedGpus;
}

const mapShows = async (country: number, count: number) =>
  (await pageOf('/?map=claimed')).includes(`data-country="${country}" data-count="${count}"`);

beforeAll(async () => {
  await fetch(`${network.faucetUrl}/fund`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ address: owner.publicKey.toBase58() }),
  });
});

test('a device that registers is counted in its country, on the map, in the table and on its page', async () => {
  const supplier = { owner: owner.publicKey, payout: owner.publicKey, name: 'Newcomer' };
  const listing = { askUsdc: 777_000n, askIo: 0n, minSeconds: 60, maxSeconds: 3_600 };
  await send(
    client.supplierRegister(supplier),
    client.deviceRegister({
      owner: owner.publicKey,
      worker: worker.publicKey,
      index: 0,
      modelCode: MODEL,
      gpuHashes,
      country: LIECHTENSTEIN,
      ...declared,
    }),
    client.listingSet({ owner: owner.publicKey, device, ...listing }),
  );
  await until('the count of its country', 120, async () =>
    (await claimedIn(LIECHTENSTEIN)) === '1' ? true : undefined,
  );
  await until('its mark on the map', 60, async () => ((await mapShows(LIECHTENSTEIN, 1)) ? true : undefined));
  expect(await pageOf(`/devices?country=${LIECHTENSTEIN}`)).toContain(device.toBase58());
  expect(await pageOf(`/devices/${device.toBase58()}`)).toContain('value="777000"');
});

test('another price is seen on its page', async () => {
  await send(
    client.listingSet({
      owner: owner.publicKey,
      device,
      askUsdc: 888_000n,
      askIo: 0n,
      minSeconds: 60,
      maxSeconds: 3_600,
    }),
  );
  await until('the new price', 120, async () =>
    (await pageOf(`/devices/${device.toBase58()}`)).includes('value="888000"') ? true : undefined,
  );
});

test('another country moves it on the map and in the counts', async () => {
  await send(client.deviceUpdate({ owner: owner.publicKey, device, country: CYPRUS, ...declared }));
  await until('the count of the new country', 120, async () => ((await claimedIn(CYPRUS)) === '1' ? true : undefined));
  expect(await claimedIn(LIECHTENSTEIN)).toBeUndefined();
  await until('its mark on the map', 60, async () => ((await mapShows(CYPRUS, 1)) ? true : undefined));
  expect(await mapShows(LIECHTENSTEIN, 1)).toBe(false);
});

test('a retired device is counted nowhere, and its page says that it left', async () => {
  await send(client.deviceRetire({ owner: owner.publicKey, device, gpuHashes }));
  await until('the end of its count', 120, async () => ((await claimedIn(CYPRUS)) === undefined ? true : undefined));
  await until('the end of its mark', 60, async () => ((await mapShows(CYPRUS, 1)) ? undefined : true));
  expect(await pageOf(`/devices/${device.toBase58()}`)).toMatch(/retired|left the network/i);
});
