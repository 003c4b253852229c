import type { OfferList } from '../api/staking.server.ts';
import { amountColumn, amountExact, IO } from '../format/money.ts';
import { percentExact } from '../format/scaled.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Hardware } from '../ui/hardware.tsx';
import { Empty, TableFrame } from '../ui/table.tsx';

/** Offers of owners to take a co-staker: who holds IO but no device earns here. */
export function OfferTable({ offers }: { offers: OfferList }) {
  const { source, nodes } = offers;
  const column = amountColumn(
    nodes.flatMap((row) => [row.acceptable, row.ownerActive].map((value) => [value, IO] as const)),
  );
  const money = { format: (raw: string) => column(raw, IO), exact: (raw: string) => amountExact(raw, IO) };
  return (
    <Card
      title="Offers to co-stake"
      sources={[source]}
      className="span-6"
      meta={<span>stake with an owner for a fixed share of the device’s rewards</span>}
    >
      {nodes.length === 0 ? (
        <Empty>No owner looks for a co-staker now.</Empty>
      ) : (
        <TableFrame label="Offers to co-stake">
          <thead>
            <tr>
              <th scope="col">Device</th>
              <th scope="col" className="wide">
                GPUs
              </th>
              <th scope="col" className="number wide">
                Owner’s stake
              </th>
              <th scope="col" className="number">
                Wanted, at most
              </th>
              <th scope="col" className="number">
                Your share
              </th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((row) => (
              <tr key={row.key}>
                <td>
                  <Address value={row.device} to={`/devices/${row.device}`} copy={false} />
                </td>
                <td className="wide">
                  <Hardware source={source} row={row} model={row.modelName} />
                </td>
                <td className="number wide">
                  <Figure source={source} row={row} field="ownerActive" {...money} />
                </td>
                <td className="number">
                  <Figure source={source} row={row} field="acceptable" {...money} />
                </td>
                <td className="number">
                  <Figure source={source} row={row} field="offerShareBps" format={percentExact} />
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </Card>
  );
}
