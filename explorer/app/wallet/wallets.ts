import {
  SolanaSignAndSendTransaction,
  type SolanaSignAndSendTransactionFeature,
  SolanaSignTransaction,
  type SolanaSignTransactionFeature,
} from '@solana/wallet-standard-features';
import { getWallets } from '@wallet-standard/app';
import type { Wallet, WalletAccount } from '@wallet-standard/base';
import { StandardConnect, type StandardConnectFeature } from '@wallet-standard/features';
import type { ChainName } from './chain.ts';
import { isRejection, toWalletError, WalletError } from './errors.ts';

type Features = StandardConnectFeature & Partial<SolanaSignTransactionFeature & SolanaSignAndSendTransactionFeature>;

/** A wallet that can connect and sign Solana transactions. */
export type SolanaWallet = Wallet & { readonly features: Features };

/** A wallet with the account that its owner allowed us to see. */
export type Signer = { wallet: SolanaWallet; account: WalletAccount };

/** Whether a wallet can do what renting needs. */
export function isSolanaWallet(wallet: Wallet): wallet is SolanaWallet {
  const signs = SolanaSignTransaction in wallet.features || SolanaSignAndSendTransaction in wallet.features;
  return StandardConnect in wallet.features && signs;
}

const NONE: readonly SolanaWallet[] = [];
let known: readonly SolanaWallet[] = NONE;

/** Wallets found in this browser; the same array as long as nothing changes. */
export function foundWallets(): readonly SolanaWallet[] {
  const found = getWallets().get().filter(isSolanaWallet);
  const same = found.length === known.length && found.every((wallet, index) => wallet === known[index]);
  if (!same) known = found;
  return known;
}

/** Calls `changed` when a wallet comes or goes; gives back how to stop. */
export function watchWallets(changed: () => void): () => void {
  const wallets = getWallets();
  const stops = [wallets.on('register', changed), wallets.on('unregister', changed)];
  return () => {
    for (const stop of stops) stop();
  };
}

const LAST_WALLET = 'escapement:wallet';

/** Name of the wallet used last in this browser. */
export function lastWallet(): string | null {
  return localStorage.getItem(LAST_WALLET);
}

/**
 * Asks a wallet for an account. Throws `EXPLORER__WALLET_REJECTED` when its owner says no and
 * `EXPLORER__WALLET_WRONG_NETWORK` when none of its accounts is of this network.
 * @param silent ask only a wallet that has been allowed before, without a window
 */
export async function connectWallet(wallet: SolanaWallet, chain: ChainName, silent = false): Promise<Signer> {
  let accounts: readonly WalletAccount[];
  try {
    ({ accounts } = await wallet.features[StandardConnect].connect(silent ? { silent } : undefined));
  } catch (error) {
    if (isRejection(error)) throw new WalletError('EXPLORER__WALLET_REJECTED', 'Not connected.', {}, { cause: error });
    throw toWalletError(error, `${wallet.name} could not connect`);
  }
  const account = accounts.find((candidate) => candidate.chains.includes(chain));
  if (account) {
    localStorage.setItem(LAST_WALLET, wallet.name);
    return { wallet, account };
  }
  if (accounts.length === 0) throw new WalletError('EXPLORER__WALLET_REJECTED', `${wallet.name} gave no account.`);
  const networks = [...new Set(accounts.flatMap((candidate) => candidate.chains))].map((name) =>
    name.replace('solana:', ''),
  );
  throw new WalletError(
    'EXPLORER__WALLET_WRONG_NETWORK',
    `${wallet.name} is set to ${networks.join(', ') || 'no network'}; this site rents on ${chain.replace('solana:', '')}. Change the network in the wallet.`,
    { chain },
  );
}
