import type { BrowserContext } from 'playwright-core';

/** How a wallet of a test behaves. */
export interface TestWalletOptions {
  name: string;
  /** Its account, base58. */
  address: string;
  /** The same, 32 bytes. */
  publicKey: Uint8Array;
  /** Chains that its account is of, `solana:localnet` and the like. */
  chains: string[];
}

/** Run in the page as it is written here: no compiler may put helpers into it that a page does not have. */
const REFUSING_WALLET = `
  const account = { address, publicKey: Uint8Array.from(publicKey), chains, features: ['solana:signTransaction'] };
  const wallet = {
    version: '1.0.0',
    name,
    icon: 'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=',
    chains,
    accounts: [account],
    features: {
      'standard:connect': { version: '1.0.0', connect: async () => ({ accounts: [account] }) },
      'standard:events': { version: '1.0.0', on: () => () => undefined },
      'solana:signTransaction': {
        version: '1.0.0',
        supportedTransactionVersions: ['legacy', 0],
        signTransaction: async () => {
          throw Object.assign(new Error('User rejected the request.'), { code: 4001 });
        },
      },
    },
  };
  const register = (api) => api.register(wallet);
  window.addEventListener('wallet-standard:app-ready', (event) => register(event.detail));
  window.dispatchEvent(new CustomEvent('wallet-standard:register-wallet', { detail: register }));
`;

/**
 * Puts a Wallet Standard wallet into every page of a context, as an extension would: it can be found and connected,
 * and its owner says no to every signature.
 */
export async function addRefusingWallet(context: BrowserContext, options: TestWalletOptions): Promise<void> {
  const settings = JSON.stringify({ ...options, publicKey: [...options.publicKey] });
  await context.addInitScript({
    content: `{ const { name, address, publicKey, chains } = ${settings}; ${REFUSING_WALLET} }`,
  });
}
