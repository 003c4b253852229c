import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as client from '@escapement/programs';
import { getAssociatedTokenAddressSync } from '@solana/spl-token';
import {
  Connection,
  Keypair,
  PublicKey,
  sendAndConfirmTransaction,
  Transaction,
  type TransactionInstruction,
} from '@solana/web3.js';
import Docker from 'dockerode';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { dockerSocket } from './support/docker.ts';
import { ask, until } from './support/graphql.ts';

/** This computer's own worker is hired, through the client and the chain alone: with a container, and for proven time only. */

const network = inject('network');
const connection = new Connection(network.rpcUrl, { commitment: 'confirmed', wsEndpoint: network.wsUrl });
const LABEL = 'escapement';

interface Offer {
  device: PublicKey;
  modelCode: number;
  price: bigint;
  termsSlot: bigint;
}

async function ownDevice(): Promise<Offer> {
  return until('the device of this computer', 300, async () => {
    const { devices } = await ask<{
      devices: { nodes: { id: string; modelCode: number; askUsdc: string; termsSlot: string }[] };
    }>(
      network.graphqlUrl,
      '{ devices(first: 10, where: { class: CPU, status_in: [AVAILABLE] }) { nodes { id modelCode askUsdc termsSlot } } }',
    );
    const [node] = devices.nodes;
    return (
      node && {
        device: new PublicKey(node.id),
        modelCode: node.modelCode,
        price: BigInt(node.askUsdc),
        termsSlot: BigInt(node.termsSlot),
      }
    );
  });
}

async function fundedRenter(): Promise<Keypair> {
  const owner = Keypair.generate();
  const response = await fetch(`${network.faucetUrl}/fund`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ address: owner.publicKey.toBase58() }),
  });
  expect(response.status).toBeLessThan(300);
  return owner;
}

const send = (owner: Keypair, instructions: TransactionInstruction[]) =>
  sendAndConfirmTransaction(connection, new Transaction().add(...instructions), [owner], { commitment: 'confirmed' });

async function deviceNow(device: PublicKey): Promise<client.Device> {
  const fetched = await client.fetchAccount(connection, device, client.decodeDevice, 'confirmed');
  if (fetched === null) throw new Error('the device is gone');
  return fetched.account;
}

async function rentalNow(rental: PublicKey): Promise<client.Rental> {
  const fetched = await client.fetchAccount(connection, rental, client.decodeRental, 'confirmed');
  if (fetched === null) throw new Error('the rental is gone');
  return fetched.account;
}

/** Writes a job and publishes its key to the one device of a new rental. */
async function telling(
  owner: PublicKey,
  rental: PublicKey,
  device: PublicKey,
  { encryptionKey: peer }: client.Device,
  { secretKey }: client.EncryptionKeys,
  { body, jobKey }: client.SealedJob,
): Promise<TransactionInstruction[]> {
  const context = { secretKey, peer, rental, device, jobHash: client.jobHash(body), jobKey };
  return [
    ...client.jobWrites({ owner, rental, body }),
    client.jobKeyPublish({ owner, rental, firstRank: 0, keys: [await client.wrapJobKey(context)] }),
  ];
}

/** Rents this computer's device, and gives back what is needed to watch and end it. */
async function rent(job?: { image: string; command: string[] }) {
  const offer = await ownDevice();
  const owner = await fundedRenter();
  const config = await client.fetchAccount(connection, client.configAddress(), client.decodeConfig);
  if (config === null) throw new Error('no config');
  const mint = config.account.usdcMint;
  const rental = client.rentalAddress(client.renterAddress(owner.publicKey), 0n);
  const keys = client.generateEncryptionKeys();
  const device = await deviceNow(offer.device);
  const sealed =
    job === undefined
      ? undefined
      : await client.sealJob({ rental, plaintext: new TextEncoder().encode(JSON.stringify(job)) });
  const seconds = 1_800;
  const deposit = client.grossAmount({
    price: offer.price,
    gpuCount: 1,
    seconds: BigInt(seconds),
    feeBps: client.feeBpsOf(config.account.parameters, 'USDC'),
  });
  const slot = BigInt(await connection.getSlot('confirmed'));
  await send(owner, [
    client.rentalOpen({
      owner: owner.publicKey,
      nonce: 0n,
      mint,
      modelCode: offer.modelCode,
      country: 0,
      priceCap: offer.price,
      wantedGpus: 1,
      minimumGpus: 1,
      seconds,
      fillSeconds: 60,
      deposit,
      session: PublicKey.default,
      sessionExpiresAt: 0n,
      jobHash: sealed === undefined ? new Uint8Array(32) : client.jobHash(sealed.body),
      encryptionKey: keys.publicKey,
    }),
    client.rentalAssign({
      authority: owner.publicKey,
      rental,
      modelCode: offer.modelCode,
      devices: [offer.device],
      seenSlot: slot,
    }),
    ...(sealed === undefined ? [] : await telling(owner.publicKey, rental, offer.device, device, keys, sealed)),
  ]);
  return { offer, owner, mint, rental, keys, device, config: config.account, hasJob: sealed !== undefined };
}

type Rented = Awaited<ReturnType<typeof rent>>;

async function untilProven({ offer, rental }: Rented): Promise<void> {
  await until('the first proof', 300, async () => {
    const { assignment } = await deviceNow(offer.device);
    expect(assignment.rental.equals(rental)).toBe(true);
    return assignment.hiredSeconds > 0n ? true : undefined;
  });
}

/** Token account that the device's supplier is paid to, and what it holds. */
async function payoutOf({
  device,
  mint,
}: Pick<Rented, 'device' | 'mint'>): Promise<{ payout: PublicKey; held: bigint }> {
  const supplier = await client.fetchAccount(connection, device.supplier, client.decodeSupplier);
  if (supplier === null) throw new Error('no supplier');
  const { payout } = supplier.account;
  const token = getAssociatedTokenAddressSync(mint, payout, true);
  const exists = (await connection.getAccountInfo(token)) !== null;
  return { payout, held: exists ? BigInt((await connection.getTokenAccountBalance(token)).value.amount) : 0n };
}

/** Stops, waits for the last proof, settles where the worker has not, and closes; gives back what the supplier was paid. */
async function end(rented: Rented): Promise<bigint> {
  const { offer, owner, mint, rental, config, device, hasJob } = rented;
  await send(owner, [client.deviceRelease({ authority: owner.publicKey, rental, device: offer.device })]);
  const { payout, held } = await payoutOf(rented);
  const isOver = async () => !(await deviceNow(offer.device)).assignment.rental.equals(rental);
  const settle = client.deviceSettle({
    payer: owner.publicKey,
    rental,
    mint,
    device: offer.device,
    supplier: device.supplier,
    payout,
    treasury: config.treasury,
  });
  await until('the settlement', 400, async () => {
    if (await isOver()) return true;
    const { assignment } = await deviceNow(offer.device);
    // Anybody may settle, the worker does too: whoever comes second is refused.
    if (assignment.drained === 1) await send(owner, [settle]).catch(() => undefined);
    return (await isOver()) ? true : undefined;
  });
  const { settled } = await rentalNow(rental);
  expect((await payoutOf(rented)).held - held).toBe(settled);
  await send(owner, [
    ...(hasJob
      ? [
          client.jobClose({ authority: owner.publicKey, owner: owner.publicKey, rental }),
          client.jobKeysClose({ authority: owner.publicKey, owner: owner.publicKey, rental, page: 0 }),
        ]
      : []),
    client.rentalClose({ authority: owner.publicKey, owner: owner.publicKey, rental, mint }),
  ]);
  expect(await connection.getAccountInfo(client.vaultAddress(rental))).toBeNull();
  expect(await connection.getAccountInfo(rental)).toBeNull();
  return settled;
}

test('rented for proven time only, it is assigned, proves, is settled, and the vault is empty', async () => {
  const rented = await rent();
  await untilProven(rented);
  expect(await end(rented)).toBeGreaterThan(0n);
}, 900_000);

describe.skipIf(dockerSocket === undefined)('with a container (needs a Docker engine)', () => {
  let image: string;
  const docker = new Docker({ socketPath: dockerSocket ?? '' });

  beforeAll(() => {
    const root = mkdtempSync(path.join(tmpdir(), 'escapement-image-'));
    mkdirSync(path.join(root, 'bin'));
    execFileSync('cp', ['/bin/busybox', path.join(root, 'bin', 'busybox')]);
    execFileSync('ln', ['-s', 'busybox', path.join(root, 'bin', 'sh')]);
    const id = execFileSync('sh', ['-c', `tar -C "${root}" -c . | docker -H "unix://${dockerSocket}" import -`])
      .toString()
      .trim();
    rmSync(root, { recursive: true });
    image = id;
  });

  test('its log reaches the renter and nobody else, it is paid for proven time, and no container is left', async () => {
    const rented = await rent({
      image,
      command: ['/bin/sh', '-c', 'echo tick from the container; /bin/busybox sleep 3600'],
    });
    const { offer, keys, rental } = rented;
    const endpoint = await until(
      'the endpoint',
      120,
      async () => client.endpointOf(await deviceNow(offer.device)) ?? undefined,
    );
    const open = { secretKey: keys.secretKey, peer: rented.device.encryptionKey, rental };
    const { log } = JSON.parse(new TextDecoder().decode(await client.openEndpoint({ ...open, sealed: endpoint }))) as {
      log: string;
    };
    expect((await fetch(log)).status).toBe(401);
    const text = await until('the log line', 120, async () => {
      const response = await fetch(log, { headers: { authorization: `Bearer ${await client.logToken(open)}` } });
      const body = await response.text();
      return body.includes('tick from the container') ? body : undefined;
    });
    expect(text).toContain('tick from the container');
    await untilProven(rented);
    expect(await end(rented)).toBeGreaterThan(0n);
    await until('the end of the container', 120, async () => {
      const containers = await docker.listContainers({ all: true });
      return containers.some(({ Labels }) => Object.keys(Labels).some((label) => label.includes(LABEL)))
        ? undefined
        : true;
    });
  }, 900_000);
});
