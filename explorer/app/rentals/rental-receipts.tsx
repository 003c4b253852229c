import type { RentalTicks } from '../api/rentals.server.ts';
import { duration } from '../format/time.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Pill } from '../ui/pill.tsx';
import { Empty, TableFrame } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

/** Newest receipts under a rental: the seconds that its money is paid for. */
export function RentalReceipts({ ticks, now }: { ticks: RentalTicks; now: string }) {
  const { source } = ticks;
  return (
    <Card
      title="Proofs"
      sources={[source]}
      className="span-7"
      meta={<span>receipts under this rental, newest first</span>}
    >
      {ticks.nodes.length === 0 ? (
        <Empty>No final receipt yet: the first comes with the devices’ next challenge.</Empty>
      ) : (
        <TableFrame label="Receipts under this rental">
          <thead>
            <tr>
              <th scope="col">Device</th>
              <th scope="col" className="wide">
                Work
              </th>
              <th scope="col">Check</th>
              <th scope="col" className="number">
                Hired time
              </th>
              <th scope="col" className="wide">
                Transaction
              </th>
              <th scope="col" className="number">
                When
              </th>
            </tr>
          </thead>
          <tbody>
            {ticks.nodes.map((tick) => (
              <tr key={tick.key}>
                <td>
                  <Address value={tick.device} to={`/devices/${tick.device}`} copy={false} />
                </td>
                <td className="wide">{tick.heavy ? 'heavy' : 'light'}</td>
                <td>
                  <Pill tone={tick.credited ? 'good' : 'quiet'}>{tick.credited ? 'proven' : 'no credit'}</Pill>
                </td>
                <td className="number">
                  <Figure source={source} row={tick} field="hiredSeconds" format={duration} />
                </td>
                <td className="wide">
                  <Address value={tick.signature} />
                </td>
                <td className="number">
                  <Time at={tick.timestamp} now={now} past />
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </Card>
  );
}
