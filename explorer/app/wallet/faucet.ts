import type { PublicKey } from '@solana/web3.js';
import type { Chain } from './chain.ts';
import { WalletError } from './errors.ts';

/** Asks the demo network's faucet for play money (SOL, USDC and IO). Resolves once the faucet says that it has sent it. */
export async function askFaucet(chain: Chain, owner: PublicKey): Promise<void> {
  if (!chain.demo || chain.faucetUrl === undefined) {
    throw new WalletError('EXPLORER__FAUCET_FAILED', 'There is play money on the demo network only.');
  }
  const url = new URL('fund', chain.faucetUrl.endsWith('/') ? chain.faucetUrl : `${chain.faucetUrl}/`);
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ address: owner.toBase58() }),
    });
  } catch (cause) {
    throw new WalletError(
      'EXPLORER__FAUCET_FAILED',
      'The faucet does not answer. Try again in a moment.',
      {},
      { cause },
    );
  }
  if (!response.ok) {
    const detail = (await response.text()).slice(0, 200);
    throw new WalletError('EXPLORER__FAUCET_FAILED', `The faucet gave no money: ${detail || response.statusText}`, {
      detail,
    });
  }
}
