import {
  decodeJob,
  decodeJobKeys,
  fetchAccount,
  jobAddress,
  jobKeysAddress,
  wrappedJobKey,
} from '@escapement/programs';
import { getAssociatedTokenAddressSync } from '@solana/spl-token';
import { Connection, Keypair, PublicKey } from '@solana/web3.js';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { chromiumPath, launchBrowser, watchForProblems } from './support/browser.ts';
import { fund } from './support/fund.ts';
import { ask, until } from './support/graphql.ts';
import { addRefusingWallet } from './support/test-wallet.ts';
import { storedWallet, takeDemoWallet } from './support/wallet-steps.ts';

/** A visitor rents in a real browser, with clicks only. */

const network = inject('network');
const connection = new Connection(network.rpcUrl, { commitment: 'confirmed', wsEndpoint: network.wsUrl });

/** A played GPU model that is asked often, so that a proof comes within a test's patience. */
async function quickModel(): Promise<number> {
  const { gpuModels } = await ask<{
    gpuModels: { nodes: { code: number; class: string; hiredIntervalSlots: string; availableGpus: string }[] };
  }>(network.graphqlUrl, '{ gpuModels { nodes { code class hiredIntervalSlots availableGpus } } }');
  const quick = gpuModels.nodes
    .filter(({ class: kind, availableGpus }) => kind === 'GPU' && availableGpus !== '0')
    .sort((a, b) => Number(a.hiredIntervalSlots) - Number(b.hiredIntervalSlots));
  if (quick[0] === undefined) throw new Error('no model can be hired');
  return quick[0].code;
}

async function usdcOf(owner: PublicKey): Promise<bigint> {
  const { config } = await ask<{ config: { usdc: { address: string } } }>(
    network.graphqlUrl,
    '{ config { usdc { address } } }',
  );
  const account = getAssociatedTokenAddressSync(new PublicKey(config.usdc.address), owner);
  return BigInt((await connection.getTokenAccountBalance(account)).value.amount);
}

async function toQuote(page: Page, hours: string): Promise<void> {
  await page.goto(`${network.explorerUrl}/rent?model=${await quickModel()}&gpus=1&hours=${hours}&mint=USDC`);
  await page.getByRole('button', { name: 'Rent with a wallet' }).click();
}

describe.skipIf(chromiumPath === undefined)('renting in the browser (needs Chromium)', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
    context = await browser.newContext();
    context.setDefaultTimeout(60_000);
    page = await context.newPage();
    problems = watchForProblems(page, network.origins);
  });
  afterAll(() => browser?.close());

  test('from the front page: a source opened, a device rented, its first proof seen, stopped, the rest refunded to the unit', async () => {
    await page.goto(`${network.explorerUrl}/`);
    await page.locator('details.source > summary').first().click();
    await page.locator('[data-source-panel] [data-sql]').first().waitFor({ state: 'visible' });
    expect(await page.locator('[data-source-panel]:visible .signatures').first().textContent()).toMatch(
      /signed transactions/,
    );

    await page.getByRole('link', { name: 'Rent GPUs' }).click();
    await page.waitForURL(/\/rent/);
    await page.getByLabel('Model').selectOption(String(await quickModel()));
    await page.getByLabel('Hours').fill('0.5');
    await page.getByRole('button', { name: 'Get a quote' }).click();
    await page.waitForURL(/hours=0\.5/);
    await page.getByRole('button', { name: 'Rent with a wallet' }).click();
    await takeDemoWallet(page);
    const owner = await storedWallet(page);
    const before = await usdcOf(owner);

    await page.getByRole('button', { name: 'Sign and rent' }).click();
    await page.waitForURL(/\/rentals\/[1-9A-HJ-NP-Za-km-z]{32,44}$/);
    const id = page.url().split('/').at(-1) ?? '';
    await page.getByText('confirming').waitFor();
    await page.locator('[data-proven-seconds]').waitFor({ timeout: 180_000 });
    expect(Number(await page.locator('[data-proven-seconds]').getAttribute('data-proven-seconds'))).toBeGreaterThan(0);

    await page.getByRole('button', { name: 'Stop early' }).click();
    await page.getByRole('button', { name: 'Settle and take the rest back' }).click({ timeout: 240_000 });
    await page.locator('[data-refunded]').waitFor({ timeout: 120_000 });
    const refunded = BigInt((await page.locator('[data-refunded]').getAttribute('data-refunded')) ?? '0');
    await page.getByText('the final state says the same').waitFor({ timeout: 120_000 });

    const rental = await until('the closed rental', 60, async () => {
      const served = await ask<{ rental: Record<string, string> | null }>(
        network.graphqlUrl,
        'query Rental($id: PublicKey!) { rental(id: $id) { status deposited settled fees refunded committed free } }',
        { id },
      );
      return served.rental?.status === 'CLOSED' ? served.rental : undefined;
    });
    const paid = BigInt(rental.settled ?? 0) + BigInt(rental.fees ?? 0);
    expect(paid).toBeGreaterThan(0n);
    expect(rental).toMatchObject({ committed: '0', free: '0', refunded: String(refunded) });
    expect(BigInt(rental.deposited ?? 0)).toBe(paid + refunded);
    expect(await usdcOf(owner)).toBe(before - paid);
    expect(problems).toEqual([]);
  }, 900_000);

  test('with a job too long for one transaction: approved once, all of it and its key are on the chain', async () => {
    const renter = await context.newPage();
    await toQuote(renter, '0.5');
    await takeDemoWallet(renter);
    await renter.getByText('Run a container (optional)').click();
    await renter.getByLabel('Image, by digest').fill(`registry.example/model-server@sha256:${'ab'.repeat(32)}`);
    await renter.getByLabel('Command').fill(`serve ${'x'.repeat(1_500)}`);
    await renter.getByLabel('Command').blur();
    await renter.getByText('Not all fits one transaction').waitFor();
    await renter.getByRole('button', { name: 'Sign and rent' }).click();
    await renter.waitForURL(/\/rentals\/[1-9A-HJ-NP-Za-km-z]{32,44}$/);
    const rental = new PublicKey(renter.url().split('/').at(-1) ?? '');
    const job = await fetchAccount(connection, jobAddress(rental), decodeJob, 'confirmed');
    expect(job?.account).toMatchObject({ complete: true });
    expect(job?.account.body.length).toBeGreaterThan(1_500);
    const keys = await fetchAccount(connection, jobKeysAddress(rental, 0), decodeJobKeys, 'confirmed');
    expect(keys && wrappedJobKey(keys.account, 0)).toHaveLength(48);

    await renter.getByRole('button', { name: 'Stop early' }).click();
    await renter.getByRole('button', { name: 'Settle and take the rest back' }).click({ timeout: 240_000 });
    await renter.locator('[data-refunded]').waitFor({ timeout: 120_000 });
    for (const closed of [rental, jobAddress(rental), jobKeysAddress(rental, 0)]) {
      expect(await connection.getAccountInfo(closed, 'confirmed')).toBeNull();
    }
    await renter.close();
  }, 900_000);

  test('a wallet whose owner says no: nothing is sent, and the page says so quietly', async () => {
    const other = await browser.newContext();
    const owner = Keypair.generate().publicKey;
    await fund(network, owner);
    await addRefusingWallet(other, {
      name: 'Refusing wallet',
      address: owner.toBase58(),
      publicKey: owner.toBytes(),
      chains: ['solana:localnet'],
    });
    const visitor = await other.newPage();
    await toQuote(visitor, '1');
    await visitor.getByRole('button', { name: 'Refusing wallet' }).click();
    await visitor.getByRole('button', { name: 'Sign and rent' }).click();
    await visitor.locator('.message').first().waitFor();
    await visitor.getByRole('button', { name: 'Sign and rent' }).waitFor();
    expect(await visitor.locator('.message.bad').count()).toBe(0);
    expect(await usdcOf(owner)).toBe(1_000_000_000n);
    await other.close();
  }, 180_000);

  test('a wallet without money: the page says how much is missing before anything is signed', async () => {
    const other = await browser.newContext();
    const owner = Keypair.generate().publicKey;
    await addRefusingWallet(other, {
      name: 'Empty wallet',
      address: owner.toBase58(),
      publicKey: owner.toBytes(),
      chains: ['solana:localnet'],
    });
    const visitor = await other.newPage();
    await toQuote(visitor, '1');
    await visitor.getByRole('button', { name: 'Empty wallet' }).click();
    await visitor.getByText(/too little for the deposit|are missing/).waitFor();
    await other.close();
  }, 180_000);

  test('a wallet on another network is told which network this is', async () => {
    const other = await browser.newContext();
    const owner = Keypair.generate().publicKey;
    await addRefusingWallet(other, {
      name: 'Elsewhere wallet',
      address: owner.toBase58(),
      publicKey: owner.toBytes(),
      chains: ['solana:mainnet'],
    });
    const visitor = await other.newPage();
    await toQuote(visitor, '1');
    await visitor.getByRole('button', { name: 'Elsewhere wallet' }).click();
    await visitor.getByText(/is set to mainnet; this site rents on localnet/).waitFor();
    await other.close();
  }, 180_000);
});
