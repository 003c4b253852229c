import { useCallback, useEffect, useState } from 'react';
import type { BrowserConfig } from '../../server/context.ts';
import type { VaultList } from '../api/solvency.server.ts';
import { amountExact, type MintLike } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { Address } from '../ui/address.tsx';
import { Message } from '../ui/message.tsx';
import { Numeral } from '../ui/numeral.tsx';
import { Pill, type Tone } from '../ui/pill.tsx';
import { TableFrame } from '../ui/table.tsx';
import type { Chain } from '../wallet/chain.ts';
import { toWalletError, type WalletError } from '../wallet/errors.ts';
import { useChain } from '../wallet/use-chain.ts';
import { type Balance, type Balances, readBalances } from './balances.ts';

const STATE: Readonly<Record<Balance['state'], { tone: Tone; word: string }>> = {
  equal: { tone: 'good', word: 'equal' },
  over: { tone: 'good', word: 'holds more' },
  short: { tone: 'bad', word: 'holds less' },
  closed: { tone: 'quiet', word: 'closed, both accounts gone' },
};

/** What the vaults of this page hold and owe at one slot of the confirmed state, as this browser read it. */
export function BalancePanel(props: { vaults: VaultList['nodes']; browser: BrowserConfig; genesisHash: string }) {
  const { chain, problem: chainProblem } = useChain(props.browser, props.genesisHash);
  const { balances, problem, readAgain } = useBalances(chain, props.vaults);
  const trouble = chainProblem ?? problem;
  if (trouble) return <Message tone="wait">{trouble.message}</Message>;
  if (!balances) return <p className="hint">Reading the chain…</p>;
  const mints = new Map(props.vaults.map(({ rental, mint }) => [rental, mint]));
  return (
    <section aria-label="Balances on chain">
      <Verdict balances={balances} />
      <TableFrame label="Balances on chain">
        <thead>
          <tr>
            <th scope="col">Rental</th>
            <th scope="col" className="wide">
              Vault
            </th>
            <th scope="col" className="number">
              Owes
            </th>
            <th scope="col" className="number">
              Holds
            </th>
            <th scope="col" className="number">
              Check
            </th>
          </tr>
        </thead>
        <tbody data-numeral="chain">
          {balances.rows.map((row) => (
            <BalanceRow key={row.rental} row={row} mint={mints.get(row.rental)} />
          ))}
        </tbody>
      </TableFrame>
      <div className="actions">
        <button type="button" className="button plain" onClick={readAgain}>
          Read again
        </button>
      </div>
    </section>
  );
}

function BalanceRow({ row, mint }: { row: Balance; mint?: MintLike }) {
  const { tone, word } = STATE[row.state];
  const money = (amount: bigint) => (mint ? amountExact(amount.toString(), mint) : grouped(amount));
  return (
    <tr>
      <td>
        <Address value={row.rental} copy={false} />
      </td>
      <td className="wide">
        <Address value={row.vault} />
      </td>
      <td className="number">{money(row.owed)}</td>
      <td className="number">{money(row.held)}</td>
      <td className="number">
        <Pill tone={tone}>{word}</Pill>
      </td>
    </tr>
  );
}

function Verdict({ balances }: { balances: Balances }) {
  const short = balances.rows.filter(({ state }) => state === 'short').length;
  const at = (
    <>
      at slot <Numeral kind="slot">{grouped(balances.slot)}</Numeral>
    </>
  );
  if (short > 0) {
    return (
      <Message tone="bad">
        <Numeral kind="chain">{short}</Numeral> of these vaults hold less than their rentals owe, {at}.
      </Message>
    );
  }
  return (
    <Message tone="good">
      All <Numeral kind="chain">{balances.rows.length}</Numeral> of this page hold what their rentals owe, {at}.
    </Message>
  );
}

function useBalances(chain: Chain | undefined, vaults: VaultList['nodes']) {
  const [state, setState] = useState<{ balances?: Balances; problem?: WalletError }>({});
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round means to read the same vaults again
  useEffect(() => {
    if (!chain) return;
    let gone = false;
    readBalances(chain.connection, vaults).then(
      (balances) => {
        if (!gone) setState({ balances });
      },
      (error: unknown) => {
        if (!gone) setState({ problem: toWalletError(error, 'The balances could not be read') });
      },
    );
    return () => {
      gone = true;
    };
  }, [chain, vaults, round]);

  const readAgain = useCallback(() => setRound((number) => number + 1), []);
  return { ...state, readAgain };
}
