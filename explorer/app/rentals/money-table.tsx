import type { RentalView } from '../api/rentals.server.ts';
import { amountExact } from '../format/money.ts';
import { MoneyBar, MoneyLegend } from '../ui/bars.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';

const ROWS = [
  ['Deposited', 'deposited', ''],
  ['Paid to suppliers', 'settled', 'for proven seconds'],
  ['Fees', 'fees', 'both sides’'],
  ['Locked', 'committed', 'for assigned devices: proven and not settled, or still to come'],
  ['Refundable', 'free', 'the renter’s to take'],
  ['Refunded', 'refunded', 'back in the renter’s wallet'],
] as const;

/** Where a rental's money is by the final state: the first line is the sum of all others. */
export function MoneyTable({ rental }: { rental: RentalView }) {
  const { source, mint } = rental;
  const accrued = rental.devices.nodes.reduce((sum, row) => sum + BigInt(row.accrued), 0n).toString();
  return (
    <Card
      title="Money, final"
      sources={[source]}
      className="span-7"
      meta={<span>to the smallest unit, {mint.symbol}</span>}
    >
      <MoneyBar money={{ ...rental, accrued }} />
      <MoneyLegend split />
      <dl className="sums wide-sums">
        {ROWS.map(([name, field, note]) => (
          <MoneyRow key={field} name={name} note={note}>
            <Figure source={source} row={rental} field={field} format={(raw) => amountExact(raw, mint)} />
          </MoneyRow>
        ))}
      </dl>
    </Card>
  );
}

/** One line of a sum of money. */
export function MoneyRow({ name, note, children }: { name: string; note: string; children: React.ReactNode }) {
  return (
    <>
      <dt>
        {name} {note !== '' && <small>{note}</small>}
      </dt>
      <dd>{children}</dd>
    </>
  );
}
