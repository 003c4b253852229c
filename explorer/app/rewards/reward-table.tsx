import { Link, useSearchParams } from '@remix-run/react';
import type { RewardList } from '../api/rewards.server.ts';
import { amountColumn, amountExact, IO } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Hardware } from '../ui/hardware.tsx';
import { Pages } from '../ui/pages.tsx';
import { Empty, TableFrame } from '../ui/table.tsx';

type MoneyField = 'earned' | 'claimed' | 'claimable' | 'coEarned' | 'coClaimed';

/** What each device earned by its scores, and what of it was claimed. */
export function RewardTable({ rewards }: { rewards: RewardList }) {
  const [search] = useSearchParams();
  const { source, nodes } = rewards;
  const money = (field: MoneyField) => {
    const column = amountColumn(nodes.map((row) => [row[field], IO]));
    return { field, format: (raw: string) => column(raw, IO), exact: (raw: string) => amountExact(raw, IO) };
  };
  const columns = {
    earned: money('earned'),
    claimed: money('claimed'),
    claimable: money('claimable'),
    coEarned: money('coEarned'),
    coClaimed: money('coClaimed'),
  };
  return (
    <Card
      title="Rewards of devices"
      sources={[source, rewards.totalCountSource]}
      meta={
        <span>
          <Figure source={rewards.totalCountSource} row={rewards} field="totalCount" format={grouped} /> registered,
          most earned first
        </span>
      }
    >
      {nodes.length === 0 ? (
        <Empty>No device is registered for rewards yet.</Empty>
      ) : (
        <TableFrame label="Rewards of devices">
          <thead>
            <tr>
              <th scope="col">Device</th>
              <th scope="col" className="wide">
                GPUs
              </th>
              <th scope="col" className="number wide">
                Epochs
              </th>
              <th scope="col" className="number">
                Earned
              </th>
              <th scope="col" className="number wide">
                Claimed
              </th>
              <th scope="col" className="number">
                To claim
              </th>
              <th scope="col" className="number wide">
                Co-staker’s part
              </th>
              <th scope="col" className="number wide">
                Recompute
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
                  <Figure source={source} row={row} field="epochs" format={grouped} />
                </td>
                <td className="number">
                  <Figure source={source} row={row} {...columns.earned} />
                </td>
                <td className="number wide">
                  <Figure source={source} row={row} {...columns.claimed} />
                </td>
                <td className="number">
                  <Figure source={source} row={row} {...columns.claimable} />
                </td>
                <td className="number wide">
                  {row.coEarned === '0' ? (
                    <span className="quiet">none</span>
                  ) : (
                    <>
                      <Figure source={source} row={row} {...columns.coEarned} />, claimed{' '}
                      <Figure source={source} row={row} {...columns.coClaimed} />
                    </>
                  )}
                </td>
                <td className="number wide">
                  {row.lastIndex !== null && (
                    <Link to={`/rewards?device=${row.device}&epoch=${row.lastIndex}#recompute`}>its last</Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      <Pages pageInfo={rewards.pageInfo} search={search} parameter="devices" />
    </Card>
  );
}
