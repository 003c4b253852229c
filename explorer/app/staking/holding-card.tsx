import type { PublicKey } from '@solana/web3.js';
import { amountRounded, IO } from '../format/money.ts';
import { Address } from '../ui/address.tsx';
import { Numeral } from '../ui/numeral.tsx';
import { Pill } from '../ui/pill.tsx';
import { ExactTime } from '../ui/time.tsx';
import type { Holding } from './holdings.ts';
import { TASK_WORDS } from './task-words.ts';
import { type Task, tasksOf } from './tasks.ts';

const money = (amount: bigint) => <Numeral kind="chain">{amountRounded(amount.toString(), IO)}</Numeral>;

/** One device with the wallet's part in its stake, and what can be done with it. */
export function HoldingCard(props: { me: PublicKey; holding: Holding; now: bigint; onTask: (task: Task) => void }) {
  const { me, holding, now } = props;
  const { stake, required, account } = holding;
  const device = holding.device.toBase58();
  const mine = account.owner.equals(me);
  const position = mine ? stake?.owner : stake?.coStaker;
  const active = (stake?.owner.active ?? 0n) + (stake?.coStaker.active ?? 0n);
  return (
    <article className="holding" aria-label={mine ? 'Your device' : 'A device that you stake with'}>
      <h3>
        <Numeral kind="chain">
          {account.gpuCount} × {holding.modelName}
        </Numeral>{' '}
        <Address value={device} to={`/devices/${device}`} copy={false} /> {mine ? 'yours' : 'you co-stake'}{' '}
        {active >= required ? <Pill tone="good">full stake</Pill> : <Pill tone="wait">too little stake</Pill>}
      </h3>
      <p>
        Active {money(active)} of {money(required)} required
        {position?.staker.equals(me) && (
          <>
            ; of it yours {money(position.active)}
            {position.cooling > 0n && (
              <>
                , cooling {money(position.cooling)} until <ExactTime at={position.coolingUntil.toString()} />
              </>
            )}
            {position.locked > 0n && <>, held by cases {money(position.locked)}</>}
          </>
        )}
        .
      </p>
      <div className="actions">
        {tasksOf(me, holding, now).map((task) => (
          <button key={task.kind} type="button" className="button plain" onClick={() => props.onTask(task)}>
            {TASK_WORDS[task.kind].name}
          </button>
        ))}
      </div>
    </article>
  );
}
