import type { DeviceView } from '../api/devices.server.ts';
import { amountColumn, amountExact, priceColumn } from '../format/money.ts';
import { duration } from '../format/time.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Pill } from '../ui/pill.tsx';
import { Empty, TableFrame } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

/** The rentals that hired a device, newest first. */
export function AssignmentTable({ rentals, now }: { rentals: DeviceView['rentals']; now: string }) {
  const { source } = rentals;
  const columns = {
    price: priceColumn(rentals.nodes.map((row) => [row.price, row.mint])),
    accrued: amountColumn(rentals.nodes.map((row) => [row.accrued, row.mint])),
    paid: amountColumn(rentals.nodes.map((row) => [row.paid, row.mint])),
  };
  return (
    <Card title="Rentals of this device" sources={[source]}>
      {rentals.nodes.length === 0 ? (
        <Empty>Nobody has hired this device yet.</Empty>
      ) : (
        <TableFrame label="Rentals of this device">
          <thead>
            <tr>
              <th scope="col">Rental</th>
              <th scope="col">State</th>
              <th scope="col" className="number">
                Proven time
              </th>
              <th scope="col" className="number wide">
                Price per GPU-hour
              </th>
              <th scope="col" className="number wide">
                Accrued, not settled
              </th>
              <th scope="col" className="number">
                Paid to supplier
              </th>
              <th scope="col" className="number wide">
                Assigned
              </th>
            </tr>
          </thead>
          <tbody>
            {rentals.nodes.map((row) => (
              <tr key={row.key}>
                <td>
                  <Address value={row.rental} to={`/rentals/${row.rental}`} copy={false} />
                </td>
                <td>
                  {row.ended ? (
                    <Pill tone="quiet">settled</Pill>
                  ) : (
                    <Pill tone={row.releasedAt === null ? 'busy' : 'wait'}>
                      {row.releasedAt === null ? 'running' : 'released'}
                    </Pill>
                  )}
                </td>
                <td className="number">
                  <Figure source={source} row={row} field="provenSeconds" format={duration} />
                </td>
                <td className="number wide">
                  <Figure
                    source={source}
                    row={row}
                    field="price"
                    format={(raw) => columns.price(raw, row.mint)}
                    exact={(raw) => amountExact(raw, row.mint)}
                  />
                </td>
                <td className="number wide">
                  <Figure
                    source={source}
                    row={row}
                    field="accrued"
                    format={(raw) => columns.accrued(raw, row.mint)}
                    exact={(raw) => amountExact(raw, row.mint)}
                  />
                </td>
                <td className="number">
                  <Figure
                    source={source}
                    row={row}
                    field="paid"
                    format={(raw) => columns.paid(raw, row.mint)}
                    exact={(raw) => amountExact(raw, row.mint)}
                  />
                </td>
                <td className="number wide">
                  <Time at={row.assignedAt} now={now} past />
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </Card>
  );
}
