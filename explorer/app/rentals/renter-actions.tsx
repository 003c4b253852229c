import { PublicKey, type TransactionInstruction } from '@solana/web3.js';
import { useState } from 'react';
import { Message } from '../ui/message.tsx';
import type { Chain } from '../wallet/chain.ts';
import { planClose, planReleaseSilent, planStop } from '../wallet/end-rental.ts';
import { toWalletError, type WalletError } from '../wallet/errors.ts';
import { type RentalSnapshot, rentalState } from '../wallet/rental-state.ts';
import { type SendPhase, signAndSend } from '../wallet/send.ts';
import { useSigner } from '../wallet/use-signer.ts';
import { WalletList } from '../wallet/wallet-list.tsx';

type Action = 'stop' | 'close' | 'releaseSilent';

const WORDS: Readonly<Record<Action, string>> = {
  stop: 'Stop early',
  close: 'Settle and take the rest back',
  releaseSilent: 'Release silent devices',
};

/** What can be done now, signed by a wallet: its renter can stop, or settle and take the rest back; anybody can release what is silent. */
export function RenterActions(props: { id: string; chain: Chain; snapshot: RentalSnapshot; onChanged: () => void }) {
  const { id, chain, snapshot, onChanged } = props;
  const { signer, setSigner } = useSigner(chain);
  const [choosing, setChoosing] = useState(false);
  const [phase, setPhase] = useState<SendPhase>();
  const [problem, setProblem] = useState<WalletError>();
  const { phase: rentalPhase, silent } = rentalState(snapshot);
  const owner = snapshot.rental.owner.toBase58();
  const mine = signer?.account.address === owner;
  const ending: Action | undefined =
    rentalPhase === 'running' ? 'stop' : rentalPhase === 'draining' ? undefined : 'close';
  const actions: Action[] = [
    ...(silent.length > 0 ? (['releaseSilent'] as const) : []),
    ...(mine && ending ? [ending] : []),
  ];

  const plan = async (chosen: Action, wallet: PublicKey, address: PublicKey): Promise<TransactionInstruction[][]> => {
    if (chosen === 'stop') return planStop(address, snapshot);
    if (chosen === 'releaseSilent') return planReleaseSilent(wallet, address, snapshot);
    return planClose(chain.connection, address, snapshot);
  };
  const act = async (chosen: Action) => {
    if (!signer) return;
    setProblem(undefined);
    setPhase('signing');
    try {
      const address = new PublicKey(id);
      const batches = await plan(chosen, new PublicKey(signer.account.address), address);
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
          {silent.length > 0 ? WORDS.releaseSilent : 'This is my rental'}
        </button>
      </div>
    );
  }
  return (
    <>
      {silent.length > 0 && (
        <p className="hint">
          A device of it has proven nothing for so long that anybody may release it. The renter gets back what it has
          not proven.
        </p>
      )}
      {!mine && silent.length === 0 && <p className="hint">Only the wallet that opened this rental can stop it.</p>}
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
      {actions.length > 0 && (
        <div className="actions">
          {actions.map((action) => (
            <button
              key={action}
              type="button"
              className={action === 'close' ? 'button' : 'button danger'}
              disabled={phase !== undefined}
              onClick={() => act(action)}
            >
              {WORDS[action]}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
