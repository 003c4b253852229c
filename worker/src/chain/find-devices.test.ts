import { Keypair } from '@solana/web3.js';
import { expect, test } from 'vitest';
import { CPU_MODEL, TestMarketplace } from '../testing/marketplace.ts';
import { readCatalogue } from './catalogue.ts';
import { findDevices } from './find-devices.ts';

test('devices are found by their worker key alone', async () => {
  const market = new TestMarketplace();
  const [first, second] = [market.register(), market.register()];
  expect(await findDevices(market.chain, first.worker.publicKey)).toEqual([first.address]);
  expect(await findDevices(market.chain, second.worker.publicKey)).toEqual([second.address]);
  expect(await findDevices(market.chain, Keypair.generate().publicKey)).toEqual([]);
});

test('the catalogue is read from chain, and its absence is told', async () => {
  const market = new TestMarketplace();
  const { config, models } = await readCatalogue(market.chain);
  expect(config.slotMs).toBe(400);
  expect(models).toMatchObject([{ code: CPU_MODEL.code, name: CPU_MODEL.name }]);
  await expect(readCatalogue(market.chain, Keypair.generate().publicKey)).rejects.toThrow(/not set up/);
});
