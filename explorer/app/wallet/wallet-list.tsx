import { useState, useSyncExternalStore } from 'react';
import { Message } from '../ui/message.tsx';
import type { Chain } from './chain.ts';
import { DEMO_WALLET } from './demo-wallet.ts';
import { toWalletError, type WalletError } from './errors.ts';
import { connectWallet, foundWallets, type Signer, type SolanaWallet, watchWallets } from './wallets.ts';

/** The wallets found in this browser, to choose the one that signs. Asked only here, never before. */
export function WalletList({ chain, onConnected }: { chain: Chain; onConnected: (signer: Signer) => void }) {
  const wallets = useSyncExternalStore(watchWallets, foundWallets, foundWallets);
  const [problem, setProblem] = useState<WalletError>();
  const connect = async (wallet: SolanaWallet) => {
    setProblem(undefined);
    try {
      onConnected(await connectWallet(wallet, chain.name));
    } catch (error) {
      setProblem(toWalletError(error, `${wallet.name} could not connect`));
    }
  };
  return (
    <div className="wallets">
      <h3>Which wallet signs?</h3>
      {wallets.length === 0 && (
        <Message tone="wait">
          No wallet was found in this browser. Install one that speaks the Wallet Standard, such as{' '}
          <a href="https://phantom.com" rel="noreferrer">
            Phantom
          </a>{' '}
          or{' '}
          <a href="https://solflare.com" rel="noreferrer">
            Solflare
          </a>
          , and come back.
        </Message>
      )}
      {wallets.map((wallet) => (
        <button key={wallet.name} type="button" className="button plain" onClick={() => connect(wallet)}>
          <img src={wallet.icon} alt="" />
          <span>
            {wallet.name}
            {wallet.name === DEMO_WALLET && (
              <>
                <br />
                <small>play money; its key is made and kept in this browser</small>
              </>
            )}
          </span>
        </button>
      ))}
      {problem && (
        <Message tone={problem.code === 'EXPLORER__WALLET_REJECTED' ? 'quiet' : 'bad'}>{problem.message}</Message>
      )}
    </div>
  );
}
