import { amountExact, IO } from '../format/money.ts';
import { scaled } from '../format/scaled.ts';
import { Message } from '../ui/message.tsx';
import { Numeral } from '../ui/numeral.tsx';
import type { Chain } from '../wallet/chain.ts';
import type { Preview } from '../wallet/preview.ts';
import type { useTransaction } from '../wallet/use-transaction.ts';

/** What comes next on the way of a transaction, and the button for it. */
export function TransactionStep(props: {
  transaction: ReturnType<typeof useTransaction>;
  chain: Chain;
  walletName: string;
  onClose: () => void;
}) {
  const { state, sign, reset } = props.transaction;
  switch (state.phase) {
    case 'idle':
      return (
        <div className="actions">
          <button type="submit" className="button">
            Try it without signing
          </button>
          <CloseButton onClose={props.onClose} />
        </div>
      );
    case 'checking':
      return <p className="hint">Trying it on the chain without signing…</p>;
    case 'ready': {
      const { preview, note, plan } = state;
      const more = plan.transactions.length - 1;
      return (
        <>
          <Effects preview={preview} />
          {more > 0 && (
            <p className="hint">
              Not all fits one transaction: <Numeral kind="parameter">{more}</Numeral> more {more === 1 ? 'is' : 'are'}{' '}
              signed with it.
            </p>
          )}
          {note && (
            <Message tone={note.code === 'EXPLORER__WALLET_REJECTED' ? 'quiet' : 'wait'}>{note.message}</Message>
          )}
          <div className="actions">
            <button type="button" className="button" onClick={sign}>
              {note?.code === 'EXPLORER__TRANSACTION_EXPIRED' ? 'Sign again' : 'Sign'}
            </button>
            <CloseButton onClose={props.onClose} />
          </div>
        </>
      );
    }
    case 'signing':
      return <Message tone="wait">Waiting for {props.walletName} to sign…</Message>;
    case 'sending':
      return <Message tone="wait">Sent. Waiting for the chain to confirm…</Message>;
    case 'done':
      return (
        <>
          <Message tone="good">Confirmed. The figures of this page follow once it is final.</Message>
          <div className="actions">
            <CloseButton onClose={props.onClose} word="Close" />
          </div>
        </>
      );
    case 'failed':
      return (
        <>
          <Message tone="bad">{state.problem.message}</Message>
          <div className="actions">
            <button type="button" className="button plain" onClick={reset}>
              Try again
            </button>
            <CloseButton onClose={props.onClose} />
          </div>
        </>
      );
  }
}

/** What signing changes in the wallet, by our own simulation. */
function Effects({ preview }: { preview: Preview }) {
  const change = preview.tokensAfter - preview.tokensBefore;
  const lamports = preview.lamportsBefore - preview.lamportsAfter;
  const amount = (value: bigint) => <Numeral kind="chain">{amountExact(value.toString(), IO)}</Numeral>;
  return (
    <ul className="balances">
      {change !== 0n && (
        <li>
          <span>{change < 0n ? 'From this wallet' : 'To this wallet'}</span>
          {amount(change < 0n ? -change : change)}
        </li>
      )}
      <li>
        <span>{lamports < 0n ? 'Deposits of accounts that come back' : 'Network fee and deposits of accounts'}</span>
        <Numeral kind="chain">{scaled(lamports < 0n ? -lamports : lamports, 9, 6)} SOL</Numeral>
      </li>
      <li>
        <span>In this wallet then</span>
        {amount(preview.tokensAfter)}
      </li>
    </ul>
  );
}

function CloseButton({ onClose, word = 'Never mind' }: { onClose: () => void; word?: string }) {
  return (
    <button type="button" className="button plain" onClick={onClose}>
      {word}
    </button>
  );
}
