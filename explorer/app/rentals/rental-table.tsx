import type { loadRentals } from '../api/rentals.server.ts';
import { amountColumn, amountExact } from '../format/money.ts';
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
  const column = (field: 'deposited' | 'settled' | 'refunded') =>
    amountColumn(rentals.nodes.map((rental) => [rental[field], rental.mint]));
  const columns = { deposited: column('deposited'), settled: column('settled'), refunded: column('refunded') };
  return (
    <>
      <TableFrame label="Rentals">
        <thead>
          <tr>
            <th scope="col">Rental</th>
            <th scope="col">Wanted</th>
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
            const money = (field: keyof typeof columns) => ({
              field,
              format: (raw: string) => columns[field](raw, rental.mint),
              exact: (raw: string) => amountExact(raw, rental.mint),
            });
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
                  <Figure source={source} row={rental} {...money('deposited')} />
                </td>
                <td className="number wide">
                  <Figure source={source} row={rental} {...money('settled')} />
                </td>
                <td className="number wide">
                  <Figure source={source} row={rental} {...money('refunded')} />
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
