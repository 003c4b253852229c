import type { CoolingList } from '../api/staking.server.ts';
import { amountColumn, amountExact, IO } from '../format/money.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Pill } from '../ui/pill.tsx';
import { Empty, TableFrame } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

/** Positions on their way out, and when each can be withdrawn. */
export function CoolingTable({ cooling, now }: { cooling: CoolingList; now: string }) {
  const { source, nodes } = cooling;
  const column = amountColumn(nodes.map((row) => [row.cooling, IO]));
  return (
    <Card
      title="Cool-downs"
      sources={[source]}
      className="span-6"
      meta={<span>stake on its way back to its owner</span>}
    >
      {nodes.length === 0 ? (
        <Empty>Nothing is cooling down.</Empty>
      ) : (
        <TableFrame label="Cool-downs">
          <thead>
            <tr>
              <th scope="col">Staker</th>
              <th scope="col" className="wide">
                Device
              </th>
              <th scope="col" className="wide">
                As
              </th>
              <th scope="col" className="number">
                Cooling
              </th>
              <th scope="col" className="number">
                Free
              </th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((row) => (
              <tr key={row.key}>
                <td>
                  <Address value={row.staker} copy={false} />
                </td>
                <td className="wide">
                  <Address value={row.device} to={`/devices/${row.device}`} copy={false} />
                </td>
                <td className="wide">{row.role === 'OWNER' ? 'owner' : 'co-staker'}</td>
                <td className="number">
                  <Figure
                    source={source}
                    row={row}
                    field="cooling"
                    format={(raw) => column(raw, IO)}
                    exact={(raw) => amountExact(raw, IO)}
                  />
                </td>
                <td className="number">
                  <Free row={row} now={now} />
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </Card>
  );
}

function Free({ row, now }: { row: CoolingList['nodes'][number]; now: string }) {
  if (row.coolingUntil !== null && BigInt(row.coolingUntil) > BigInt(now))
    return <Time at={row.coolingUntil} now={now} />;
  if (row.withdrawable === '0') return <Pill tone="bad">held by a case</Pill>;
  return <Pill tone="good">now</Pill>;
}
