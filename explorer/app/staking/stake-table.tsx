import { useSearchParams } from '@remix-run/react';
import type { StakeList } from '../api/staking.server.ts';
import { amountColumn, amountExact, IO } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { percentExact } from '../format/scaled.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Hardware } from '../ui/hardware.tsx';
import { Pages } from '../ui/pages.tsx';
import { Pill } from '../ui/pill.tsx';
import { Empty, TableFrame } from '../ui/table.tsx';

type StakeRow = StakeList['nodes'][number];

/** Devices with the stake behind them, against what rewards require. */
export function StakeTable({ stakes }: { stakes: StakeList }) {
  const [search] = useSearchParams();
  const { source, nodes, totalCountSource } = stakes;
  const column = amountColumn(
    nodes.flatMap((row) => [row.active, row.required, row.cooling, row.locked].map((value) => [value, IO] as const)),
  );
  const money = { format: (raw: string) => column(raw, IO), exact: (raw: string) => amountExact(raw, IO) };
  return (
    <Card
      title="Devices with stake"
      sources={[source, totalCountSource]}
      meta={
        <span>
          <Figure source={totalCountSource} row={stakes} field="totalCount" format={grouped} />; stake above what is
          required earns nothing more
        </span>
      }
    >
      {nodes.length === 0 ? (
        <Empty>Nobody has staked for a device yet.</Empty>
      ) : (
        <TableFrame label="Devices with stake">
          <thead>
            <tr>
              <th scope="col">Device</th>
              <th scope="col" className="wide">
                GPUs
              </th>
              <th scope="col">Stake</th>
              <th scope="col" className="number">
                Active
              </th>
              <th scope="col" className="number wide">
                Required
              </th>
              <th scope="col" className="number wide">
                Cooling
              </th>
              <th scope="col" className="number wide">
                Locked
              </th>
              <th scope="col" className="number wide">
                Co-staker
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
                <td>
                  <StakePill row={row} />
                </td>
                <td className="number">
                  <Figure source={source} row={row} field="active" {...money} />
                </td>
                <td className="number wide">
                  <Figure source={source} row={row} field="required" {...money} />
                </td>
                <td className="number wide">
                  <Figure source={source} row={row} field="cooling" {...money} />
                </td>
                <td className="number wide">
                  <Figure source={source} row={row} field="locked" {...money} />
                </td>
                <td className="number wide">
                  {row.coStaker === null ? (
                    <span className="quiet">none</span>
                  ) : (
                    <>
                      <Address value={row.coStaker} copy={false} />, share{' '}
                      <Figure source={source} row={row} field="coShareBps" format={percentExact} />
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      <Pages pageInfo={stakes.pageInfo} search={search} parameter="devices" />
    </Card>
  );
}

function StakePill({ row }: { row: Pick<StakeRow, 'claimed' | 'staked' | 'openCases'> }) {
  if (row.openCases > 0) return <Pill tone="bad">case open</Pill>;
  if (!row.claimed) return <Pill tone="quiet">retired</Pill>;
  return row.staked ? <Pill tone="good">full</Pill> : <Pill tone="wait">too little</Pill>;
}
