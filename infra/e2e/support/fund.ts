import type { PublicKey } from '@solana/web3.js';
import type { NetworkUrls } from './site.ts';

/** Gives somebody play money by the network's faucet, as the explorer does. */
export async function fund({ faucetUrl }: NetworkUrls, owner: PublicKey): Promise<void> {
  const response = await fetch(`${faucetUrl}/fund`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ address: owner.toBase58() }),
  });
  if (!response.ok) throw new Error(`the faucet gave nothing: ${await response.text()}`);
}
