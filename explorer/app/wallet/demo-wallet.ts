import { SolanaSignTransaction, type SolanaSignTransactionFeature } from '@solana/wallet-standard-features';
import { Keypair, VersionedTransaction } from '@solana/web3.js';
import type { Wallet, WalletAccount } from '@wallet-standard/base';
import {
  StandardConnect,
  type StandardConnectFeature,
  StandardEvents,
  type StandardEventsFeature,
} from '@wallet-standard/features';
import { registerWallet } from '@wallet-standard/wallet';
import { fromBase64, toBase64 } from './base64.ts';
import type { Chain } from './chain.ts';

/** Name under which the wallet is listed. */
export const DEMO_WALLET = 'Demo wallet';

const STORED_KEY = 'escapement:demo-wallet';

/** The wheel in brass: play money. */
const ICON = `data:image/svg+xml;base64,${btoa(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#9a7413" stroke-width="1.7"><circle cx="12" cy="12" r="9"/><path d="M12 7v10M9.5 9.5h4a1.6 1.6 0 0 1 0 3.2h-3a1.6 1.6 0 0 0 0 3.2h4"/></svg>',
)}` as const;

let registered = false;

/** Lists the demo wallet in this page, once. Only on the demo network: its key lies open in this browser. */
export function offerDemoWallet(chain: Chain): void {
  if (!chain.demo || registered) return;
  registered = true;
  registerWallet(demoWallet(storedKey(localStorage)));
}

/** The demo wallet's key in this browser, made when there is none. */
export function storedKey(storage: Pick<Storage, 'getItem' | 'setItem'>): Keypair {
  const stored = storage.getItem(STORED_KEY);
  if (stored !== null) {
    try {
      return Keypair.fromSecretKey(fromBase64(stored));
    } catch {
      // What is stored is no key: play money is worth a new one.
    }
  }
  const made = Keypair.generate();
  storage.setItem(STORED_KEY, toBase64(made.secretKey));
  return made;
}

/** A Wallet Standard wallet over a key in memory. It signs what it is given: whoever uses it has pressed a button that says so. */
export function demoWallet(key: Keypair): Wallet & {
  features: StandardConnectFeature & StandardEventsFeature & SolanaSignTransactionFeature;
} {
  const account: WalletAccount = {
    address: key.publicKey.toBase58(),
    publicKey: key.publicKey.toBytes(),
    chains: ['solana:localnet'],
    features: [SolanaSignTransaction],
  };
  return {
    version: '1.0.0',
    name: DEMO_WALLET,
    icon: ICON,
    chains: ['solana:localnet'],
    accounts: [account],
    features: {
      [StandardConnect]: { version: '1.0.0', connect: async () => ({ accounts: [account] }) },
      // Its one account never changes, so there is nothing to tell.
      [StandardEvents]: { version: '1.0.0', on: () => () => undefined },
      [SolanaSignTransaction]: {
        version: '1.0.0',
        supportedTransactionVersions: ['legacy', 0],
        signTransaction: async (...inputs) =>
          inputs.map(({ transaction }) => {
            const parsed = VersionedTransaction.deserialize(transaction);
            parsed.sign([key]);
            return { signedTransaction: parsed.serialize() };
          }),
      },
    },
  };
}
