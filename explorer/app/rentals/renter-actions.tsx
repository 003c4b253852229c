import { PublicKey, type TransactionInstruction } from '@solana/web3.js';
import { useState } from 'react';
import { Message } from '../ui/message.tsx';
import type { Chain } from '../wallet/chain.ts';
import { planClose, planStop } from '../wallet/end-rental.ts';
import { toWalletError, type WalletError } from '../wallet/errors.ts';
import { type RentalSnapshot, rentalState } from '../wallet/rental-state.ts';
import { type SendPhase, signAndSend } from '../wallet/send.ts';
import { useSigner } from '../wallet/use-signer.ts';
import { WalletList } from '../wallet/wallet-list.tsx';

type Action = 'stop' | 'close';

const WORDS: Readonly<Record<Action, string>> = { stop: 'Stop early', close: 'Settle and take the rest back' };

/** What the renter can do now, each signed by the wallet: stop, or settle and take the rest back. */
export function RenterActions(props: { id: string; chain: Chain; snapshot: RentalSnapshot; onChanged: () => void }) {
  const { id, chain, snapshot, onChanged } = props;
  const { signer, setSigner } = useSigner(chain);
  const [choosing, setChoosing] = useState(false);
  const [phase, setPhase] = useState<SendPhase>();
  const [problem, setProblem] = useState<WalletError>();
  const { phase: rentalPhase } = rentalState(snapshot);
  const owner = snapshot.rental.owner.toBase58();
  const mine = signer?.account.address === owner;
  const action: Action | undefined =
    rentalPhase === 'running' ? 'stop' : rentalPhase === 'draining' ? undefined : 'close';

  const act = async (chosen: Action) => {
    if (!signer) return;
    setProblem(undefined);
    setPhase('signing');
    try {
      const address = new PublicKey(id);
      const batches: TransactionInstruction[][] =
        chosen === 'stop' ? planStop(address, snapshot) : await planClose(chain.connection, address, snapshot);
      for (const instructions of batches) await signAndSend({ chain, signer, instructions, onPhase: setPhase });
    } catch (error) {
      setProblem(toWalletError(error, 'This did not work'));
    }
    setPhase(undefined);
    onChanged();
  };

  if (!signer) {
    return choosing ? (
      <WalletList chain={chain} onConnected={setSigner} />
    ) : (
      <div className="actions">
        <button type="button" className="button plain" onClick={() => setChoosing(true)}>
          This is my rental
        </button>
      </div>
    );
  }
  if (!mine) return <p className="hint">Only the wallet that opened this rental can stop it.</p>;
  return (
    <>
      {problem && (
        <Message tone={problem.code === 'EXPLORER__WALLET_REJECTED' ? 'quiet' : 'bad'}>{problem.message}</Message>
      )}
      {phase && (
        <Message tone="wait">
          {phase === 'signing'
            ? `Waiting for ${signer.wallet.name} to sign…`
            : 'Sent. Waiting for the chain to confirm…'}
        </Message>
      )}
      {action && (
        <div className="actions">
          <button
            type="button"
            className={action === 'stop' ? 'button danger' : 'button'}
            disabled={phase !== undefined}
            onClick={() => act(action)}
          >
            {WORDS[action]}
          </button>
        </div>
      )}
    </>
  );
}
