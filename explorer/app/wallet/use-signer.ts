import { useEffect, useState } from 'react';
import type { Chain } from './chain.ts';
import { connectWallet, foundWallets, lastWallet, type Signer } from './wallets.ts';

/** The wallet used last in this browser, if it lets itself be connected without a window; otherwise one to be chosen. */
export function useSigner(chain: Chain | undefined) {
  const [signer, setSigner] = useState<Signer>();
  useEffect(() => {
    if (!chain) return;
    const wallet = foundWallets().find(({ name }) => name === lastWallet());
    if (!wallet) return;
    let gone = false;
    connectWallet(wallet, chain.name, true).then(
      (connected) => {
        if (!gone) setSigner(connected);
      },
      // Not connected without a window: the visitor chooses a wallet when one is needed.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [chain]);
  return { signer, setSigner };
}
