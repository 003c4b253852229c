import { useEffect, useState } from 'react';
import type { BrowserConfig } from '../../server/context.ts';
import type { Quote } from '../api/rent.server.ts';
import { Address } from '../ui/address.tsx';
import { Message } from '../ui/message.tsx';
import type { Chain } from '../wallet/chain.ts';
import type { Job } from '../wallet/open-rental.ts';
import { useChain } from '../wallet/use-chain.ts';
import { useOpening } from '../wallet/use-opening.ts';
import { WalletList } from '../wallet/wallet-list.tsx';
import type { Signer } from '../wallet/wallets.ts';
import { JobFields } from './job-fields.tsx';
import { OpeningStep } from './opening-step.tsx';

/** Wallet, job, preview, one approval, and off to the rental's page. */
export function RentPanel(props: { quote: Quote; browser: BrowserConfig; genesisHash: string }) {
  const { chain, problem } = useChain(props.browser, props.genesisHash);
  const [signer, setSigner] = useState<Signer>();
  if (problem) return <Message tone="bad">{problem.message}</Message>;
  if (!chain) return <p className="hint">Reaching the chain…</p>;
  if (!signer) return <WalletList chain={chain} onConnected={setSigner} />;
  return <Opening chain={chain} signer={signer} quote={props.quote} onLeave={() => setSigner(undefined)} />;
}

function Opening(props: { chain: Chain; signer: Signer; quote: Quote; onLeave: () => void }) {
  const { chain, signer, quote } = props;
  const [job, setJob] = useState<Job>();
  const opening = useOpening(chain, signer, quote, job);
  const { state } = opening;
  useEffect(() => {
    // A document of its own, because a rental's page may reach suppliers' machines and this one may not.
    if (state.phase === 'opened') window.location.assign(`/rentals/${state.rental}`);
  }, [state]);
  const busy = ['signing', 'sending', 'unfinished', 'opened'].includes(state.phase);
  return (
    <>
      <div className="actions hint">
        <span>
          Signing with {signer.wallet.name}, <Address value={signer.account.address} />
        </span>
        {!busy && (
          <button type="button" className="button plain" onClick={props.onLeave}>
            Another wallet
          </button>
        )}
      </div>
      <JobFields onJob={setJob} disabled={busy} />
      <OpeningStep opening={opening} mint={quote.mint} demo={chain.demo} walletName={signer.wallet.name} />
    </>
  );
}
