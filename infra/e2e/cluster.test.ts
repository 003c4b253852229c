import { decodeDevice, decodeRental, fetchAccount, isSilent } from '@escapement/programs';
import { Connection, PublicKey } from '@solana/web3.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readClock } from '../local/solana/chain-clock.ts';
import { chromiumPath, launchBrowser, watchForProblems } from './support/browser.ts';
import { fund } from './support/fund.ts';
import { ask, until } from './support/graphql.ts';
import { startSupplier, type TestSupplier } from './support/supplier.ts';
import { storedWallet, takeDemoWallet } from './support/wallet-steps.ts';

/** Eight devices are hired at once. One falls silent, and a stranger sets its money free. */

const network = inject('network');
const connection = new Connection(network.rpcUrl, { commitment: 'confirmed', wsEndpoint: network.wsUrl });

/** The Netherlands: no played device stands there. */
const COUNTRY = 528;
const DEVICES = 8;

/** The played model that is asked most often, so that silence is seen within minutes. */
async function quickModel(): Promise<number> {
  const { gpuModels } = await ask<{
    gpuModels: { nodes: { code: number; class: string; hiredIntervalSlots: string }[] };
  }>(network.graphqlUrl, '{ gpuModels { nodes { code class hiredIntervalSlots } } }');
  const [quick] = gpuModels.nodes
    .filter(({ class: kind }) => kind === 'GPU')
    .sort((a, b) => Number(a.hiredIntervalSlots) - Number(b.hiredIntervalSlots));
  if (!quick) throw new Error('there is no GPU model');
  return quick.code;
}

describe.skipIf(chromiumPath === undefined)('a cluster (needs Chromium)', () => {
  let browser: Browser;
  let supplier: TestSupplier;
  let renter: Page;
  let problems: string[];
  let modelCode: number;

  beforeAll(async () => {
    browser = await launchBrowser();
    modelCode = await quickModel();
    supplier = await startSupplier({ network, modelCode, devices: DEVICES, country: COUNTRY, askUsdc: 100_000n });
    renter = await visitor();
    problems = watchForProblems(renter, network.origins);
  });
  afterAll(async () => {
    await supplier?.stop();
    await browser?.close();
  });

  /** Somebody with a browser, and so a wallet, of his own. */
  async function visitor(): Promise<Page> {
    const context = await browser.newContext();
    context.setDefaultTimeout(90_000);
    return context.newPage();
  }

  test('eight devices with one signature; one goes silent, a stranger releases it, the renter gets its money back', async () => {
    const where = `model=${modelCode}&gpus=${DEVICES}&hours=0.5&mint=USDC&country=${COUNTRY}`;
    await until('all eight can be hired', 400, async () => {
      await renter.goto(`${network.explorerUrl}/rent?${where}`);
      const sign = renter.getByRole('button', { name: 'Rent with a wallet' });
      return (await sign.isVisible()) ? true : undefined;
    });
    await renter.getByRole('button', { name: 'Rent with a wallet' }).click();
    await takeDemoWallet(renter);
    await renter.getByRole('button', { name: 'Sign and rent' }).click();
    await renter.waitForURL(/\/rentals\/[1-9A-HJ-NP-Za-km-z]{32,44}$/);
    const id = renter.url().split('/').at(-1) ?? '';
    const rental = new PublicKey(id);
    const opened = await fetchAccount(connection, rental, decodeRental, 'confirmed');
    expect(opened?.account).toMatchObject({ assignedGpus: DEVICES });
    const signatures = await connection.getSignaturesForAddress(rental, {}, 'confirmed');
    const opening = await connection.getTransaction(signatures.at(-1)?.signature ?? '', {
      commitment: 'confirmed',
      maxSupportedTransactionVersion: 0,
    });
    const keys = opening?.transaction.message.staticAccountKeys.map((key) => key.toBase58());
    expect(opening?.transaction.signatures).toHaveLength(1);
    for (const device of supplier.devices) expect(keys).toContain(device.toBase58());

    const [silent] = supplier.devices as [PublicKey];
    await renter.locator('[data-proven-seconds]').waitFor({ timeout: 180_000 });
    await supplier.silence(silent);
    await until('the device is silent', 600, async () => {
      const device = await fetchAccount(connection, silent, decodeDevice, 'confirmed');
      return device && isSilent(device.account, await readClock(connection)) ? true : undefined;
    });

    const stranger = await visitor();
    await stranger.goto(`${network.explorerUrl}/rentals/${id}`);
    await stranger.getByRole('button', { name: 'Release silent devices' }).click();
    await stranger.getByRole('button', { name: /Demo wallet/ }).click();
    // He pays the fee of his transaction himself.
    await fund(network, await storedWallet(stranger));
    await stranger.getByRole('button', { name: 'Release silent devices' }).click();
    const released = await until('the silent device is released', 60, async () => {
      const device = await fetchAccount(connection, silent, decodeDevice, 'confirmed');
      return device && device.account.assignment.releasedAt !== 0n ? device.account.assignment : undefined;
    });
    // Nothing stays reserved but for the seconds that it may still prove, and it proves none.
    expect(released.rental.equals(rental)).toBe(true);

    await renter.getByRole('button', { name: 'Stop early' }).click();
    await renter.getByRole('button', { name: 'Settle and take the rest back' }).click({ timeout: 400_000 });
    await renter.locator('[data-refunded]').waitFor({ timeout: 120_000 });
    const closed = await until('the closed rental', 90, async () => {
      const served = await ask<{
        rental: {
          status: string;
          deposited: string;
          settled: string;
          fees: string;
          refunded: string;
          devices: {
            nodes: { device: string; provenSeconds: string; settledSeconds: string; releaseReason: string }[];
          };
        } | null;
      }>(
        network.graphqlUrl,
        `query Rental($id: PublicKey!) { rental(id: $id) { status deposited settled fees refunded
          devices { nodes { device provenSeconds settledSeconds releaseReason } } } }`,
        { id },
      );
      return served.rental?.status === 'CLOSED' ? served.rental : undefined;
    });
    const { deposited, settled, fees, refunded } = closed;
    expect(BigInt(deposited)).toBe(BigInt(settled) + BigInt(fees) + BigInt(refunded));
    const ended = new Map(closed.devices.nodes.map((device) => [device.device, device]));
    const gone = ended.get(silent.toBase58());
    expect(gone?.releaseReason).toBe('SILENT');
    for (const device of supplier.devices.slice(1)) {
      const stayed = ended.get(device.toBase58());
      expect(stayed?.releaseReason).toBe('RENTER');
      expect(BigInt(stayed?.provenSeconds ?? 0)).toBeGreaterThan(BigInt(gone?.provenSeconds ?? 0));
    }
    for (const { provenSeconds, settledSeconds } of closed.devices.nodes) expect(settledSeconds).toBe(provenSeconds);
    expect(problems).toEqual([]);
  }, 1_500_000);
});
