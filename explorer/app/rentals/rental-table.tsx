import type { loadRentals } from '../api/rentals.server.ts';
import { amountExact, amountRounded } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { Address } from '../ui/address.tsx';
import { MoneyBar, MoneyLegend } from '../ui/bars.tsx';
import { Figure } from '../ui/figure.tsx';
import { Pill } from '../ui/pill.tsx';
import { TableFrame } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { RENTAL_STATUS } from './status.ts';

type RentalList = Awaited<ReturnType<typeof loadRentals>>['rentals'];

/** One page of rentals with where their money is. */
export function RentalTable({ rentals, now }: { rentals: RentalList; now: string }) {
  const { source } = rentals;
  return (
    <>
      <TableFrame label="Rentals">
        <thead>
          <tr>
            <th scope="col">Rental</th>
            <th scope="col">GPUs</th>
            <th scope="col">State</th>
            <th scope="col" className="wide">
              Money
            </th>
            <th scope="col" className="number wide">
              Deposited
            </th>
            <th scope="col" className="number wide">
              To suppliers
            </th>
            <th scope="col" className="number wide">
              Refunded
            </th>
            <th scope="col" className="number">
              Opened
            </th>
          </tr>
        </thead>
        <tbody>
          {rentals.nodes.map((rental) => {
            const money = {
              format: (raw: string) => amountRounded(raw, rental.mint),
              exact: (raw: string) => amountExact(raw, rental.mint),
            };
            return (
              <tr key={rental.key}>
                <td>
                  <Address value={rental.id} to={`/rentals/${rental.id}`} copy={false} />
                </td>
                <td>
                  <Figure source={source} row={rental} field="wantedGpus" format={grouped} /> ×{' '}
                  <span data-numeral="model">{rental.modelName ?? 'any model'}</span>
                </td>
                <td>
                  <Pill tone={RENTAL_STATUS[rental.status].tone}>{RENTAL_STATUS[rental.status].word}</Pill>
                </td>
                <td className="wide bar-cell">
                  <MoneyBar money={rental} />
                </td>
                <td className="number wide">
                  <Figure source={source} row={rental} field="deposited" {...money} />
                </td>
                <td className="number wide">
                  <Figure source={source} row={rental} field="settled" {...money} />
                </td>
                <td className="number wide">
                  <Figure source={source} row={rental} field="refunded" {...money} />
                </td>
                <td className="number">
                  <Time at={rental.openedAt} now={now} past />
                </td>
              </tr>
            );
          })}
        </tbody>
      </TableFrame>
      <div className="bars-legend">
        <MoneyLegend />
      </div>
    </>
  );
}
