import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { DEVICE_DISCRIMINATOR, decodeDevice, listingSet, MARKETPLACE_PROGRAM_ID } from '@escapement/programs';
import { Connection, type Keypair, type PublicKey } from '@solana/web3.js';
import bs58 from 'bs58';
import { planFleet } from '../local/demo/fleet-plan.ts';
import { playedKey } from '../local/demo/keys.ts';
import { Random } from '../local/demo/random.ts';
import { steadyFetch } from '../local/solana/steady-fetch.ts';
import { TransactionQueue } from '../local/solana/transaction-queue.ts';
import { type BuiltNetwork, startBuiltNetwork, stopBuiltNetwork } from '../local/testing/built-network.ts';
import type { Measure, MeasureOptions } from './measure.ts';
import { latencyOf } from './statistics.ts';

/** Seed of `npm start`. */
const SEED = 'escapement';
/** Transactions of a sample: so many a second leave the chain time for the fleet's own. */
const PER_SAMPLE = 100;
const SAMPLE_MS = 5_000;
const PAGE_LOOKS = 20;

interface Listed {
  address: PublicKey;
  owner: Keypair;
}

/** Played devices that are listed, with the keys of their owners. */
async function listedDevices(connection: Connection): Promise<Listed[]> {
  const suppliers = new Set(planFleet(new Random(SEED)).map(({ supplier }) => supplier.id));
  const owners = new Map(
    [...suppliers].map((id) => {
      const key = playedKey(SEED, id);
      return [key.publicKey.toBase58(), key] as const;
    }),
  );
  const filters = [{ memcmp: { offset: 0, bytes: bs58.encode(DEVICE_DISCRIMINATOR) } }];
  const accounts = await connection.getProgramAccounts(MARKETPLACE_PROGRAM_ID, { filters });
  return accounts.flatMap(({ pubkey, account }) => {
    const device = decodeDevice(account.data);
    const owner = owners.get(device.owner.toBase58());
    return owner && device.retired === 0 ? [{ address: pubkey, owner }] : [];
  });
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function look({ explorerUrl, graphqlUrl, pid }: BuiltNetwork, connection: Connection) {
  const pages: number[] = [];
  const calls: number[] = [];
  for (let index = 0; index < PAGE_LOOKS; index++) {
    pages.push(
      await time(async () => {
        const response = await fetch(explorerUrl);
        if (!response.ok) throw new Error(`The front page answers ${response.status}.`);
        await response.text();
      }),
    );
    calls.push(await time(() => connection.getSlot()));
  }
  const response = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ network { claimedGpus provenGpus hiredGpus } }' }),
  });
  const { data } = (await response.json()) as { data: { network: Record<string, string> } };
  return { ...data.network, page: latencyOf(pages), rpc: latencyOf(calls), memoryMb: memoryOf(pid) };
}

/** Resident memory of the network's processes by their names, megabytes. */
function memoryOf(pid: number): Record<string, number> {
  const listed = execFileSync('ps', ['-axo', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' });
  const memory: Record<string, number> = {};
  for (const line of listed.split('\n')) {
    const [own, parent, rss, ...args] = line.trim().split(/\s+/);
    if (Number(own) !== pid && Number(parent) !== pid) continue;
    const file = args.find((arg) => /^\/.*\.js$/.test(arg) && !arg.startsWith('file:')) ?? 'main';
    const name = /(\w+)\.process\.js$/.exec(file)?.[1] ?? (file.includes('/explorer/') ? 'explorer' : 'main');
    memory[name] = Math.round(Number(rss) / 1_000);
  }
  return memory;
}

async function run({ samples, signal, progress }: MeasureOptions): Promise<Record<string, unknown>> {
  progress('the demo is played');
  const { network, remove } = await startBuiltNetwork();
  try {
    const connection = new Connection(network.rpcUrl, { commitment: 'confirmed', fetch: steadyFetch });
    const before = await look(network, connection);
    const queue = new TransactionQueue(connection);
    const devices = await listedDevices(connection);
    const random = new Random('day');
    for (let sample = 0; sample < samples; sample++) {
      signal.throwIfAborted();
      const spent = await time(async () => {
        for (let index = 0; index < PER_SAMPLE; index++) {
          const { address, owner } = random.pick(devices);
          const listing = listingSet({
            owner: owner.publicKey,
            device: address,
            askUsdc: BigInt(random.integer(100_000, 5_000_000)),
            askIo: BigInt(random.integer(10_000_000, 500_000_000)),
            minSeconds: 900,
            maxSeconds: 1_000_000 + index,
          });
          queue.add({ label: 'change a price', instructions: [listing], signers: [owner] });
        }
        await queue.confirm();
      });
      progress(`${(sample + 1) * PER_SAMPLE} of ${samples * PER_SAMPLE} transactions`);
      await delay(Math.max(0, SAMPLE_MS - spent));
    }
    return { transactions: samples * PER_SAMPLE, before, after: await look(network, connection) };
  } finally {
    await stopBuiltNetwork(network);
    await remove();
  }
}

/** What an unattended day leaves of a network: its counts, its speed, its memory. */
export const day: Measure = {
  description: 'the whole network before and after 100 further transactions a sample; 60 samples are a day',
  run,
};
