import { Link, useSearchParams } from '@remix-run/react';
import type { EpochView, ScoreList } from '../api/rewards.server.ts';
import { amountColumn, amountExact, IO } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { duration } from '../format/time.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Hardware } from '../ui/hardware.tsx';
import { Pages } from '../ui/pages.tsx';
import { Empty, TableFrame } from '../ui/table.tsx';
import { MULTIPLIER, POOL } from './words.ts';

const secondsOf = (raw: string) => `${grouped(raw)} seconds`;

/** The scores of an epoch: what each device proved in that hour, its weight, and what it earned by it. */
export function ScoreTable({ epoch, scores }: { epoch: EpochView; scores: ScoreList }) {
  const [search] = useSearchParams();
  const { source, nodes } = scores;
  const column = amountColumn(nodes.flatMap((row) => [row.amount, row.coAmount].map((value) => [value, IO] as const)));
  const money = { format: (raw: string) => column(raw, IO), exact: (raw: string) => amountExact(raw, IO) };
  return (
    <Card
      title="Scores"
      sources={[source]}
      meta={
        <span>heaviest first; weight = multiplier in basis points × GPUs × credited seconds, hired and idle alike</span>
      }
    >
      {nodes.length === 0 ? (
        <Empty>No device was scored in this epoch: its emission is never minted.</Empty>
      ) : (
        <TableFrame label="Scores of this epoch">
          <thead>
            <tr>
              <th scope="col">Device</th>
              <th scope="col" className="wide">
                GPUs
              </th>
              <th scope="col" className="wide">
                Pool
              </th>
              <th scope="col" className="number wide">
                Multiplier
              </th>
              <th scope="col" className="number wide">
                Idle
              </th>
              <th scope="col" className="number wide">
                Hired
              </th>
              <th scope="col" className="number">
                Weight
              </th>
              <th scope="col" className="number">
                Reward
              </th>
              <th scope="col" className="number wide">
                Of it the co-staker’s
              </th>
              <th scope="col" className="number wide">
                <span className="visually-hidden">Recompute</span>
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
                <td className="wide">{POOL[row.pool]}</td>
                <td className="number wide">
                  <Figure source={source} row={row} field="multiplierBps" format={MULTIPLIER} />
                </td>
                <td className="number wide">
                  <Figure source={source} row={row} field="idleSeconds" format={duration} exact={secondsOf} />
                </td>
                <td className="number wide">
                  <Figure source={source} row={row} field="hiredSeconds" format={duration} exact={secondsOf} />
                </td>
                <td className="number">
                  <Figure source={source} row={row} field="weight" format={grouped} />
                </td>
                <td className="number">
                  {row.finalized ? (
                    <Figure source={source} row={row} field="amount" {...money} />
                  ) : (
                    <span className="quiet">not final</span>
                  )}
                </td>
                <td className="number wide">
                  {row.coStaker === null ? (
                    <span className="quiet">no co-staker</span>
                  ) : (
                    <Figure source={source} row={row} field="coAmount" {...money} />
                  )}
                </td>
                <td className="number wide">
                  <Link to={`/rewards?device=${row.device}&epoch=${epoch.index}#recompute`}>Recompute</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      <Pages pageInfo={scores.pageInfo} search={search} />
    </Card>
  );
}
