import { amountExact, type MintLike } from '../format/money.ts';
import { scaled } from '../format/scaled.ts';
import { Message } from '../ui/message.tsx';
import { Numeral } from '../ui/numeral.tsx';
import type { useOpening } from '../wallet/use-opening.ts';

type Opening = ReturnType<typeof useOpening>;

const sol = (lamports: bigint) => `${scaled(lamports, 9, 6)} SOL`;

/** What comes next on the way to a rental, and the button for it. */
export function OpeningStep(props: { opening: Opening; mint: MintLike; demo: boolean; walletName: string }) {
  const { state, fund, sign, again } = props.opening;
  const money = (amount: bigint) => <Numeral kind="chain">{amountExact(amount.toString(), props.mint)}</Numeral>;
  switch (state.phase) {
    case 'checking':
      return <p className="hint">Trying it on the chain without signing…</p>;
    case 'short':
      return (
        <>
          <Message tone="wait">
            This wallet holds {money(state.has)}, {money(state.missing)} too little for the deposit.
          </Message>
          <div className="actions">
            {props.demo && <FundButton fund={fund} />}
            <AgainButton again={again} word="Look again" />
          </div>
        </>
      );
    case 'ready': {
      const { preview, note, plan } = state;
      const more = plan.transactions.length - 1;
      return (
        <>
          <h3>What signing does</h3>
          <ul className="balances">
            <li>
              <span>From this wallet into the rental’s vault</span>
              {money(preview.tokensBefore - preview.tokensAfter)}
            </li>
            <li>
              <span>Network fee and deposits of accounts, most of it back at the end</span>
              <Numeral kind="chain">{sol(preview.lamportsBefore - preview.lamportsAfter)}</Numeral>
            </li>
            <li>
              <span>Left in this wallet</span>
              {money(preview.tokensAfter)}
            </li>
          </ul>
          <p className="hint">
            From the vault, suppliers are paid for proven seconds only. You can stop at any time; what is not owed for
            proven seconds comes back to this wallet, and nobody else can take it.
          </p>
          {more > 0 && (
            <p className="hint">
              Not all fits one transaction: <Numeral kind="parameter">{more}</Numeral> more {more === 1 ? 'is' : 'are'}{' '}
              signed with it, for the job and the other devices. They move no money but network fees and deposits of
              accounts.
            </p>
          )}
          {note && (
            <Message tone={note.code === 'EXPLORER__WALLET_REJECTED' ? 'quiet' : 'wait'}>{note.message}</Message>
          )}
          <div className="actions">
            <button type="button" className="button" onClick={sign}>
              {note?.code === 'EXPLORER__TRANSACTION_EXPIRED' ? 'Sign again' : 'Sign and rent'}
            </button>
          </div>
        </>
      );
    }
    case 'signing':
      return <Message tone="wait">Waiting for {props.walletName} to sign…</Message>;
    case 'sending':
      return <Message tone="wait">Sent. Waiting for the chain to confirm…</Message>;
    case 'unfinished':
      return (
        <>
          <Message tone="bad">
            Your rental is open, but not all of it reached the chain. {state.problem.message} Until the rest is there,
            some of its devices are not hired, or its container does not start.
          </Message>
          <div className="actions">
            <button type="button" className="button" onClick={sign}>
              Sign the rest
            </button>
            <a className="button plain" href={`/rentals/${state.rental}`}>
              See the rental
            </a>
          </div>
        </>
      );
    case 'opened':
      return <Message tone="good">Your rental is open. Going to its page…</Message>;
    case 'failed': {
      const { problem } = state;
      const lamports = problem.context.lamports;
      return (
        <>
          <Message tone="bad">
            {problem.message}
            {lamports !== undefined && (
              <>
                {' '}
                <Numeral kind="chain">{sol(BigInt(lamports))}</Numeral> are missing.
              </>
            )}
          </Message>
          <div className="actions">
            {props.demo && problem.code === 'EXPLORER__MONEY_SHORT' && <FundButton fund={fund} />}
            <AgainButton again={again} word="Try again" />
            <button type="button" className="button plain" onClick={() => window.location.reload()}>
              Get a new quote
            </button>
          </div>
        </>
      );
    }
  }
}

function FundButton({ fund }: { fund: () => void }) {
  return (
    <button type="button" className="button" onClick={fund}>
      Get play money
    </button>
  );
}

function AgainButton({ again, word }: { again: () => void; word: string }) {
  return (
    <button type="button" className="button plain" onClick={again}>
      {word}
    </button>
  );
}
