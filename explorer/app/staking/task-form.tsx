import { PublicKey } from '@solana/web3.js';
import { type FormEvent, useId } from 'react';
import { amountExact, IO } from '../format/money.ts';
import { percentExact } from '../format/scaled.ts';
import { amountToType } from '../format/typed-amount.ts';
import { Numeral } from '../ui/numeral.tsx';
import type { Chain } from '../wallet/chain.ts';
import { useTransaction } from '../wallet/use-transaction.ts';
import type { Signer } from '../wallet/wallets.ts';
import type { Holdings } from './holdings.ts';
import { planOf } from './plans.ts';
import { taskInput } from './task-input.ts';
import { TASK_WORDS } from './task-words.ts';
import type { Task } from './tasks.ts';
import { TransactionStep } from './transaction-step.tsx';

const money = (amount: bigint) => <Numeral kind="chain">{amountExact(amount.toString(), IO)}</Numeral>;

/** One task from what is typed to the signature. */
export function TaskForm(props: {
  task: Task;
  chain: Chain;
  signer: Signer;
  holdings: Holdings;
  onLanded: () => void;
  onClose: () => void;
}) {
  const { task, chain, signer, holdings } = props;
  const transaction = useTransaction(chain, signer, props.onLanded);
  const { name, meaning } = TASK_WORDS[task.kind];
  const prepare = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void transaction.check(() => {
      const input = taskInput(task, form);
      return planOf(task, input, new PublicKey(signer.account.address), holdings);
    });
  };
  return (
    <form className="task" onSubmit={prepare} aria-label={name}>
      <h3>{name}</h3>
      <p className="hint">{meaning}</p>
      <Fields task={task} onChange={transaction.reset} />
      <TransactionStep
        transaction={transaction}
        chain={chain}
        walletName={signer.wallet.name}
        onClose={props.onClose}
      />
    </form>
  );
}

/** What has to be typed for a task, with what makes sense already there. */
function Fields({ task, onChange }: { task: Task; onChange: () => void }) {
  switch (task.kind) {
    case 'deposit':
      return <AmountField initial={task.suggested} onChange={onChange} />;
    case 'coolDown':
      if (task.whole) return <p>All of the co-stake: {money(task.most)}.</p>;
      return <AmountField initial={task.most} most={task.most} onChange={onChange} />;
    case 'withdraw':
      return <p>{money(task.amount)}</p>;
    case 'offer':
      return (
        <>
          <AmountField initial={task.suggested} label="At most, IO" onChange={onChange} />
          <ShareField onChange={onChange} />
        </>
      );
    case 'accept':
      return (
        <>
          <AmountField initial={task.offer.most} most={task.offer.most} onChange={onChange} />
          <p>
            Your share of the rewards: <Numeral kind="chain">{percentExact(String(task.offer.shareBps))}</Numeral>
          </p>
        </>
      );
    case 'claim':
    case 'coClaim':
      return <p>{money(task.amount)}</p>;
    default:
      return null;
  }
}

function AmountField(props: { initial: bigint; most?: bigint; label?: string; onChange: () => void }) {
  const id = useId();
  return (
    <div className="field field-amount">
      <label htmlFor={id}>{props.label ?? 'Amount, IO'}</label>
      <input
        id={id}
        name="amount"
        inputMode="decimal"
        required
        defaultValue={amountToType(props.initial, IO.decimals)}
        onChange={props.onChange}
      />
      {props.most !== undefined && <span className="hint">at most {money(props.most)}</span>}
    </div>
  );
}

function ShareField({ onChange }: { onChange: () => void }) {
  const id = useId();
  return (
    <div className="field field-amount">
      <label htmlFor={id}>Share of the rewards, %</label>
      <input id={id} name="share" inputMode="decimal" required defaultValue="50" onChange={onChange} />
    </div>
  );
}
