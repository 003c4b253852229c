import { Link } from '@remix-run/react';
import { grouped } from '../format/number.ts';
import { Address } from '../ui/address.tsx';
import { MoneyBar, MoneyLegend } from '../ui/bars.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Empty, TableFrame } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import type { HomePage } from './home.server.ts';

/** The newest rentals that are not closed, with where their money is. */
export function RentalsUnderWay({ rentals, now }: { rentals: HomePage['rentals']; now: string }) {
  return (
    <Card title="Rentals under way" sources={[rentals.source]} className="span-6" meta={<Link to="/rentals">All</Link>}>
      {rentals.nodes.length === 0 ? (
        <Empty>
          No rental is open. <a href="/rent">Rent a GPU</a>
        </Empty>
      ) : (
        <>
          <TableFrame label="Rentals under way">
            <thead>
              <tr>
                <th scope="col">Rental</th>
                <th scope="col">Wanted</th>
                <th scope="col">Money</th>
                <th scope="col" className="number">
                  Ends
                </th>
              </tr>
            </thead>
            <tbody>
              {rentals.nodes.map((rental) => (
                <tr key={rental.key}>
                  <td>
                    <Address value={rental.id} to={`/rentals/${rental.id}`} copy={false} />
                  </td>
                  <td>
                    <Figure source={rentals.source} row={rental} field="wantedGpus" format={grouped} /> ×{' '}
                    <span data-numeral="model">{rental.modelName ?? 'any model'}</span>
                  </td>
                  <td className="bar-cell">
                    <MoneyBar money={rental} />
                  </td>
                  <td className="number">
                    <Time at={rental.endsAt} now={now} />
                  </td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
          <MoneyLegend />
        </>
      )}
    </Card>
  );
}
