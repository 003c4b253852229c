import type { SolvencyView } from '../api/solvency.server.ts';
import { amountExact, IO } from '../format/money.ts';
import { MoneyRow } from '../rentals/money-table.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Pill } from '../ui/pill.tsx';

const ROWS = [
  ['Genesis', 'genesis', 'before the first reward'],
  ['Issued', 'issued', 'as rewards'],
  ['Burnt', 'burnt', 'by slash cases'],
] as const;

const BOUNDS = [
  ['Allowed by the schedule so far', 'scheduled', 'issued is never more'],
  ['Cap of all rewards', 'issueCap', 'the program alone can mint'],
  ['Cap of the supply', 'supplyCap', 'genesis and all rewards'],
] as const;

/** The supply of IO, and what was issued against schedule and cap. */
export function Supply({ supply }: { supply: SolvencyView['supply'] }) {
  const { source } = supply;
  const exact = (raw: string) => amountExact(raw, IO);
  return (
    <Card
      title="Supply of IO"
      sources={[source]}
      className="span-6"
      meta={supply.ok ? <Pill tone="good">within schedule and cap</Pill> : <Pill tone="bad">out of bounds</Pill>}
    >
      <dl className="sums wide-sums">
        {ROWS.map(([name, field, note]) => (
          <MoneyRow key={field} name={name} note={note}>
            <Figure source={source} row={supply} field={field} format={exact} />
          </MoneyRow>
        ))}
        <dt className="total">Supply</dt>
        <dd className="total">
          <Figure source={source} row={supply} field="supply" format={exact} />
        </dd>
        {BOUNDS.map(([name, field, note]) => (
          <MoneyRow key={field} name={name} note={note}>
            <Figure source={source} row={supply} field={field} format={exact} />
          </MoneyRow>
        ))}
      </dl>
    </Card>
  );
}
