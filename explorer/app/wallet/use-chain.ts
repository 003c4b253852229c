import { useEffect, useState } from 'react';
import type { BrowserConfig } from '../../server/context.ts';
import { type Chain, openChain } from './chain.ts';
import { offerDemoWallet } from './demo-wallet.ts';
import { toWalletError, type WalletError } from './errors.ts';

/** The chain, once it answers and is the right one; on the demo network its wallet is listed too. */
export function useChain(browser: BrowserConfig, genesisHash: string): { chain?: Chain; problem?: WalletError } {
  const [state, setState] = useState<{ chain?: Chain; problem?: WalletError }>({});
  useEffect(() => {
    let gone = false;
    openChain(browser, genesisHash).then(
      (chain) => {
        offerDemoWallet(chain);
        if (!gone) setState({ chain });
      },
      (error: unknown) => {
        if (!gone) setState({ problem: toWalletError(error, 'The chain could not be reached') });
      },
    );
    return () => {
      gone = true;
    };
  }, [browser, genesisHash]);
  return state;
}
