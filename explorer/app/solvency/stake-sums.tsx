import type { SolvencyView } from '../api/solvency.server.ts';
import { amountExact, IO } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { MoneyRow } from '../rentals/money-table.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Pill } from '../ui/pill.tsx';

const ROWS = [
  ['Deposited', 'deposited', 'by owners and co-stakers'],
  ['From bonds', 'fromBonds', 'of cases that were not upheld'],
  ['Withdrawn', 'withdrawn', 'after its cool-down'],
  ['Slashed', 'slashed', 'and burnt'],
  ['Active', 'active', 'counts now'],
  ['Cooling', 'cooling', 'on its way out'],
] as const;

/** All vaults of stake together. */
export function StakeSums({ stakes }: { stakes: SolvencyView['stakes'] }) {
  const { source } = stakes;
  const exact = (raw: string) => amountExact(raw, IO);
  return (
    <Card
      title="All stake vaults"
      sources={[source]}
      meta={
        <>
          {stakes.ok ? <Pill tone="good">equal</Pill> : <Pill tone="bad">not equal</Pill>}
          <span>
            <Figure source={source} row={stakes} field="vaults" format={grouped} /> vaults; the first two lines are the
            sum of the four below
          </span>
        </>
      }
    >
      <dl className="sums wide-sums">
        {ROWS.map(([name, field, note]) => (
          <MoneyRow key={field} name={name} note={note}>
            <Figure source={source} row={stakes} field={field} format={exact} />
          </MoneyRow>
        ))}
      </dl>
      <p className="hint">
        Beside them, bonds of open cases lie in accounts of their own:{' '}
        <Figure source={source} row={stakes} field="openBonds" format={exact} />.
      </p>
    </Card>
  );
}
