import { Keypair, type PublicKey } from '@solana/web3.js';
import type { Page } from 'playwright-core';

/** The demo wallet of a page's browser. */
export async function storedWallet(page: Page): Promise<PublicKey> {
  const stored = await page.evaluate(() => localStorage.getItem('escapement:demo-wallet'));
  if (stored === null) throw new Error('this browser has no demo wallet');
  return Keypair.fromSecretKey(Buffer.from(stored, 'base64')).publicKey;
}

/** Takes the demo wallet for a rental, with play money where it has too little, up to the signature. */
export async function takeDemoWallet(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Demo wallet/ }).click();
  const signing = page.getByRole('button', { name: 'Sign and rent' });
  const money = page.getByRole('button', { name: 'Get play money' });
  await signing.or(money).first().waitFor();
  if (await money.isVisible()) await money.click();
  await signing.waitFor();
}
