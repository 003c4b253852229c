import { decodeMarketplaceAccount, eventsOfTransaction, MARKETPLACE_PROGRAM_ID } from '@escapement/programs';
import { decodeRewardsAccount, REWARDS_PROGRAM_ID, rewardsEventsOfTransaction } from '@escapement/programs/rewards';
import {
  type DeviceStake,
  decodeStakingAccount,
  type SlashCase,
  STAKING_PROGRAM_ID,
  stakingEventsOfTransaction,
} from '@escapement/programs/staking';
import { changesOf } from '@escapement/programs/tests/ledger';
import { Replay } from '@escapement/programs/tests/replay/replay';
import { RewardsReplay } from '@escapement/programs/tests/rewards/replay';
import { rebuildCase, rebuildStake } from '@escapement/programs/tests/staking/rebuild';
import { Connection, type PublicKey } from '@solana/web3.js';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { allTold, type Told } from './support/told.ts';

/** The demo network's accounts, built again from its transactions' events alone. */

const network = inject('network');
const connection = new Connection(network.rpcUrl, { commitment: 'confirmed', wsEndpoint: network.wsUrl });

// Nobody who is played acts meanwhile; the chain is another process and answers.
beforeAll(() => void process.kill(network.pid, 'SIGSTOP'));
afterAll(() => void process.kill(network.pid, 'SIGCONT'));

/** Events in the order of every account's own sequence, which is all that says what came first within a slot. */
function inOrder<Event extends { data: object }>(told: readonly Told<Event>[]): Event[] {
  const sequences = new Map<string, bigint>();
  const ordered: Event[] = [];
  let waiting: Told<Event>[] = [];
  const follows = ({ events }: Told<Event>): boolean => {
    const ahead = new Map<string, bigint>();
    return events.every(({ data }) =>
      changesOf(data).every(({ scope, sequence }) => {
        const key = scope.toBase58();
        const expected = (ahead.get(key) ?? sequences.get(key) ?? 0n) + 1n;
        ahead.set(key, sequence);
        return sequence === expected;
      }),
    );
  };
  const take = (one: Told<Event>): void => {
    for (const event of one.events) {
      for (const { scope, sequence } of changesOf(event.data)) sequences.set(scope.toBase58(), sequence);
      ordered.push(event);
    }
  };
  for (const one of told) {
    waiting.push(one);
    for (let next = waiting.find(follows); next; next = waiting.find(follows)) {
      const taken = next;
      take(taken);
      waiting = waiting.filter((candidate) => candidate !== taken);
    }
  }
  expect(waiting.map(({ signature }) => signature)).toEqual([]);
  return ordered;
}

/** Reads until nothing happened between the accounts and the events: this computer's own worker still proves its time. */
async function atRest<Event>(
  programId: PublicKey,
  eventsOf: Parameters<typeof allTold<Event>>[2],
): Promise<{ accounts: Map<string, Uint8Array>; told: Told<Event>[] }> {
  for (let tries = 0; tries < 10; tries++) {
    const before = await allTold(connection, programId, eventsOf);
    const found = await connection.getProgramAccounts(programId, 'confirmed');
    const [newest] = await connection.getSignaturesForAddress(programId, { limit: 1 }, 'confirmed');
    if (!before.some(({ signature }) => signature === newest?.signature)) continue;
    const accounts = new Map(found.map(({ pubkey, account }) => [pubkey.toBase58(), new Uint8Array(account.data)]));
    return { accounts, told: before };
  }
  throw new Error('the chain did not come to rest');
}

const decodeAll = <T>(accounts: ReadonlyMap<string, Uint8Array>, decode: (data: Uint8Array) => T) =>
  new Map([...accounts].map(([key, data]) => [key, decode(data)]));

test('every account of the marketplace', async () => {
  const { accounts, told } = await atRest(MARKETPLACE_PROGRAM_ID, eventsOfTransaction);
  const replay = new Replay();
  replay.add(inOrder(told));
  const onChain = decodeAll(accounts, decodeMarketplaceAccount);
  expect(onChain.size).toBeGreaterThan(150);
  for (const [key, account] of onChain) expect(replay.accounts.get(key), key).toEqual(account);
  expect(replay.accounts.keys().sort()).toEqual([...onChain.keys()].sort());
});

test('every account of staking', async () => {
  const { accounts, told } = await atRest(STAKING_PROGRAM_ID, stakingEventsOfTransaction);
  const [stakes, cases] = [new Map<string, DeviceStake>(), new Map<string, SlashCase>()];
  for (const event of inOrder(told)) {
    rebuildStake(stakes, event);
    rebuildCase(cases, event);
  }
  const rebuilt = new Map<string, unknown>([...stakes, ...cases]);
  const onChain = decodeAll(accounts, decodeStakingAccount);
  expect(onChain.size).toBeGreaterThan(40);
  for (const [key, account] of onChain) expect(rebuilt.get(key), key).toEqual(account?.data);
  expect([...rebuilt.keys()].sort()).toEqual([...onChain.keys()].sort());
});

test('every account of the rewards', async () => {
  const { accounts, told } = await atRest(REWARDS_PROGRAM_ID, rewardsEventsOfTransaction);
  const replay = new RewardsReplay();
  replay.add(inOrder(told));
  const rebuilt = new Map<string, object>([...replay.emissions, ...replay.epochs, ...replay.shards, ...replay.rewards]);
  const onChain = decodeAll(accounts, decodeRewardsAccount);
  expect(onChain.size).toBeGreaterThan(60);
  for (const [key, account] of onChain) expect(account?.data, key).toMatchObject(rebuilt.get(key) ?? {});
  expect([...rebuilt.keys()].sort()).toEqual([...onChain.keys()].sort());
});
