import { decodeDevice, fetchAccount } from '@escapement/programs';
import {
  decodeDeviceReward,
  decodeEmission,
  decodeEpoch,
  deviceRewardAddress,
  emissionAddress,
  epochAddress,
  epochIndexAt,
  epochTimes,
  uptimeIn,
} from '@escapement/programs/rewards';
import { decodeDeviceStake, stakeAddress } from '@escapement/programs/staking';
import { getAssociatedTokenAddressSync } from '@solana/spl-token';
import { Connection, PublicKey } from '@solana/web3.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { callRpc } from '../local/chain/rpc.ts';
import { readClock } from '../local/solana/chain-clock.ts';
import { chromiumPath, launchBrowser, watchForProblems } from './support/browser.ts';
import { ask, until } from './support/graphql.ts';
import { storedWallet } from './support/wallet-steps.ts';

/** A visitor stakes with an owner, the clock is moved over the hour's end, and the visitor claims a share of its rewards. */

const network = inject('network');
const connection = new Connection(network.rpcUrl, { commitment: 'confirmed', wsEndpoint: network.wsUrl });
/** Least credited seconds of an hour that earn a reward, with room. */
const ENOUGH_SECONDS = 1_000;
const SLOT_MS = 400n;

const read = async <T>(address: PublicKey, decode: (data: Uint8Array) => T): Promise<T> => {
  const found = await fetchAccount(connection, address, decode, 'confirmed');
  if (!found) throw new Error(`there is no account ${address.toBase58()}`);
  return found.account;
};

/** Moves the chain's clock forward, as only a local chain can. */
const travelTo = (slot: bigint) => callRpc(network.rpcUrl, 'surfnet_timeTravel', [{ absoluteSlot: Number(slot) }]);

/** Moves the clock to just before a device's next challenge, and waits until it has answered. */
async function toNextTick(device: PublicKey): Promise<void> {
  const { chain } = await read(device, decodeDevice);
  const { slot } = await readClock(connection);
  // What is near comes by itself; the clock does not go back.
  if (chain.challenge.slot > slot + 60n) await travelTo(chain.challenge.slot - 10n);
  await until('the next tick', 120, async () => {
    const { chain: after } = await read(device, decodeDevice);
    return after.lastCreditedSlot > chain.lastCreditedSlot || after.challenge.slot !== chain.challenge.slot
      ? true
      : undefined;
  });
}

describe.skipIf(chromiumPath === undefined)('staking in the browser (needs Chromium)', () => {
  let browser: Browser;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
    const context = await browser.newContext();
    context.setDefaultTimeout(60_000);
    page = await context.newPage();
    problems = watchForProblems(page, network.origins);
  });
  afterAll(() => browser?.close());

  const card = () => page.locator('section.card', { hasText: 'With your wallet' }).first();

  async function connect(): Promise<void> {
    await page.goto(`${network.explorerUrl}/staking`);
    await page.getByRole('button', { name: 'Use a wallet' }).click();
    // A wallet that was chosen before is remembered.
    const wallet = card().getByRole('button', { name: /Demo wallet/ });
    const connected = card().getByRole('button', { name: 'Get play money' });
    await wallet.or(connected).first().waitFor();
    if (await wallet.isVisible()) await wallet.click();
    await connected.waitFor();
  }

  async function sign(): Promise<void> {
    await card().getByRole('button', { name: 'Try it without signing' }).click();
    await card().getByRole('button', { name: 'Sign', exact: true }).click();
    await card().getByText('Confirmed.').waitFor();
  }

  test('stakes with an owner, waits for the hour to be final, claims its part to the unit', async () => {
    const { config } = await ask<{ config: { io: { address: string } } }>(
      network.graphqlUrl,
      '{ config { io { address } } }',
    );
    const mint = new PublicKey(config.io.address);
    await connect();
    await card().getByRole('button', { name: 'Get play money' }).click();
    await card().getByText('given').waitFor();
    const staker = await storedWallet(page);
    const ioOf = async () => {
      const token = getAssociatedTokenAddressSync(mint, staker);
      return BigInt((await connection.getTokenAccountBalance(token, 'confirmed')).value.amount);
    };
    const given = await ioOf();

    await card()
      .getByRole('button', { name: /^Co-stake with/ })
      .first()
      .click();
    await card().locator('input[name=amount]').fill('150');
    await sign();
    expect(await ioOf()).toBe(given - 150n * 10n ** 8n);
    const device = await coStakedDevice(staker);
    const stake = await read(stakeAddress(device), decodeDeviceStake);
    expect(stake.state.coStaker).toMatchObject({ active: 150n * 10n ** 8n });

    const emission = await read(emissionAddress(), decodeEmission);
    const { unixTimestamp } = await readClock(connection);
    const index = epochIndexAt(emission, unixTimestamp) ?? 0;
    const { hour, endsAt, closesAt } = epochTimes(emission, index);
    // A hired device ticks 16 times in an hour.
    for (let ticks = 0; ticks < 40; ticks++) {
      const account = await read(device, decodeDevice);
      const { idle, hired } = uptimeIn(account, hour);
      if (idle + hired >= ENOUGH_SECONDS && account.chain.lastCreditedAt >= endsAt) break;
      await toNextTick(device);
    }
    await until('the device is scored', 180, async () => {
      const reward = await read(deviceRewardAddress(device), decodeDeviceReward);
      return reward.scores.some((score) => score.occupied && score.index === index) ? true : undefined;
    });
    const { slot, unixTimestamp: now } = await readClock(connection);
    await travelTo(slot + ((closesAt - now) * 1_000n) / SLOT_MS + 10n);
    const epoch = await until('the epoch is final', 180, async () => {
      const found = await read(epochAddress(index), decodeEpoch);
      return found.finalized ? found : undefined;
    });

    const reward = await read(deviceRewardAddress(device), decodeDeviceReward);
    const score = reward.scores.find((candidate) => candidate.occupied && candidate.index === index);
    if (!score) throw new Error('the score has gone before it was claimed');
    expect(score.coStaker.equals(staker)).toBe(true);
    const [pool, weight] =
      score.pool === 'Enterprise'
        ? [epoch.enterpriseEmission, epoch.enterpriseWeight]
        : [epoch.communityEmission, epoch.communityWeight];
    const part = (((pool * score.weight) / weight) * BigInt(score.coShareBps)) / 10_000n;
    expect(part).toBeGreaterThan(0n);

    const before = await ioOf();
    await connect();
    await card().getByRole('button', { name: 'Claim your parts' }).click();
    await sign();
    expect(await ioOf()).toBe(before + part);
    expect(problems).toEqual([]);
  }, 900_000);

  /** The device that a wallet has just staked with, by its own transactions. */
  async function coStakedDevice(staker: PublicKey): Promise<PublicKey> {
    const [newest] = await connection.getSignaturesForAddress(staker, { limit: 1 }, 'confirmed');
    const transaction = await connection.getTransaction(newest?.signature ?? '', {
      commitment: 'confirmed',
      maxSupportedTransactionVersion: 0,
    });
    for (const key of transaction?.transaction.message.staticAccountKeys ?? []) {
      const found = await connection.getAccountInfo(stakeAddress(key), 'confirmed');
      if (found && found.data.length > 0) return key;
    }
    throw new Error('the wallet has staked with no device');
  }
});
