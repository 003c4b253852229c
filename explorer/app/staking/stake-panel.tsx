import { PublicKey } from '@solana/web3.js';
import { useState } from 'react';
import type { BrowserConfig } from '../../server/context.ts';
import { Address } from '../ui/address.tsx';
import { Message } from '../ui/message.tsx';
import type { Chain } from '../wallet/chain.ts';
import { toWalletError, type WalletError } from '../wallet/errors.ts';
import { askFaucet } from '../wallet/faucet.ts';
import { useChain } from '../wallet/use-chain.ts';
import { useSigner } from '../wallet/use-signer.ts';
import { WalletList } from '../wallet/wallet-list.tsx';
import type { Signer } from '../wallet/wallets.ts';
import { HoldingCard } from './holding-card.tsx';
import { TaskForm } from './task-form.tsx';
import { TASK_WORDS } from './task-words.ts';
import { claimsOf, type Offer, type Task } from './tasks.ts';
import { useHoldings } from './use-holdings.ts';

/** Stake and rewards of the visitor's own wallet: what it has by the confirmed state, and all it can do with it. */
export function StakePanel(props: { browser: BrowserConfig; genesisHash: string; offers: readonly Offer[] }) {
  const { chain, problem } = useChain(props.browser, props.genesisHash);
  const { signer, setSigner } = useSigner(chain);
  if (problem) return <Message tone="wait">{problem.message}</Message>;
  if (!chain) return <p className="hint">Reading the chain…</p>;
  if (!signer) return <WalletList chain={chain} onConnected={setSigner} />;
  return <Connected chain={chain} signer={signer} offers={props.offers} onOther={() => setSigner(undefined)} />;
}

function Connected(props: { chain: Chain; signer: Signer; offers: readonly Offer[]; onOther: () => void }) {
  const { chain, signer } = props;
  const { address } = signer.account;
  const { holdings, problem, readAgain } = useHoldings(chain, address);
  const [task, setTask] = useState<Task>();
  const me = new PublicKey(address);
  const claims = holdings ? claimsOf(me, holdings) : [];
  const own = new Set(
    holdings?.holdings.filter(({ account }) => account.owner.equals(me)).map(({ device }) => String(device)),
  );
  const accepts = props.offers
    .filter(({ device }) => !own.has(device))
    .map((offer): Task => ({ kind: 'accept', offer }));
  return (
    <>
      <p className="title-line">
        <span>
          {signer.wallet.name} <Address value={address} />
        </span>
        <button type="button" className="button plain" onClick={props.onOther}>
          Another wallet
        </button>
        {chain.demo && <Fund chain={chain} owner={me} />}
      </p>
      {problem && <Message tone="bad">{problem.message}</Message>}
      {!holdings && !problem && <p className="hint">Reading what this wallet has…</p>}
      {holdings?.holdings.length === 0 && (
        <p className="hint">
          This wallet has no device and no stake yet. It can stake with an owner who offers it, and earn a share of that
          device’s rewards.
        </p>
      )}
      {holdings?.holdings.map((holding) => (
        <HoldingCard key={holding.device.toBase58()} me={me} holding={holding} now={holdings.now} onTask={setTask} />
      ))}
      {[...claims, ...accepts].length > 0 && (
        <div className="actions">
          {[...claims, ...accepts].map((candidate) => (
            <button key={keyOf(candidate)} type="button" className="button plain" onClick={() => setTask(candidate)}>
              {TASK_WORDS[candidate.kind].name}
              {candidate.kind === 'accept' && (
                <>
                  {' '}
                  with <Address value={candidate.offer.device} copy={false} />
                </>
              )}
            </button>
          ))}
        </div>
      )}
      {task && holdings && (
        <TaskForm
          key={keyOf(task)}
          task={task}
          chain={chain}
          signer={signer}
          holdings={holdings}
          onLanded={readAgain}
          onClose={() => setTask(undefined)}
        />
      )}
    </>
  );
}

function Fund({ chain, owner }: { chain: Chain; owner: PublicKey }) {
  const [state, setState] = useState<'asking' | 'given' | WalletError>();
  const fund = async () => {
    setState('asking');
    try {
      await askFaucet(chain, owner);
      setState('given');
    } catch (error) {
      setState(toWalletError(error, 'The faucet gave no money'));
    }
  };
  return (
    <>
      <button type="button" className="button plain" disabled={state === 'asking'} onClick={fund}>
        Get play money
      </button>
      {state === 'given' && <span role="status">given</span>}
      {state !== undefined && state !== 'asking' && state !== 'given' && <span role="alert">{state.message}</span>}
    </>
  );
}

/** Tells tasks apart, so that a form never keeps what was typed for another. */
function keyOf(task: Task): string {
  if (task.kind === 'accept') return `accept-${task.offer.device}`;
  return 'holding' in task ? `${task.kind}-${task.holding.device.toBase58()}` : task.kind;
}
