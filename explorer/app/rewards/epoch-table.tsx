import { Link, useSearchParams } from '@remix-run/react';
import type { EpochList, EpochStatus } from '../api/rewards.server.ts';
import { amountColumn, amountExact, IO } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Pages } from '../ui/pages.tsx';
import { Pill, type Tone } from '../ui/pill.tsx';
import { Empty, TableFrame } from '../ui/table.tsx';
import { ExactTime } from '../ui/time.tsx';

/** Epochs from the newest on: what each had to give, to how many devices, and what they earned of it. */
export function EpochTable({ epochs }: { epochs: EpochList }) {
  const [search] = useSearchParams();
  const { source, nodes } = epochs;
  const column = amountColumn(nodes.flatMap((row) => [row.emission, row.earned].map((value) => [value, IO] as const)));
  const money = { format: (raw: string) => column(raw, IO), exact: (raw: string) => amountExact(raw, IO) };
  return (
    <Card title="Epochs" sources={[source]} meta={<span>one an hour, newest first</span>}>
      {nodes.length === 0 ? (
        <Empty>No epoch was opened yet. Anybody can open one once its hour is over.</Empty>
      ) : (
        <TableFrame label="Epochs">
          <thead>
            <tr>
              <th scope="col">Epoch</th>
              <th scope="col" className="wide">
                Hour
              </th>
              <th scope="col">State</th>
              <th scope="col" className="number wide">
                Devices
              </th>
              <th scope="col" className="number">
                Emission
              </th>
              <th scope="col" className="number">
                Earned
              </th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((row) => (
              <tr key={row.key}>
                <td>
                  <Link to={`/rewards/${row.index}`} data-numeral="id">
                    {grouped(row.index)}
                  </Link>
                </td>
                <td className="wide">
                  <ExactTime at={row.startsAt} />
                </td>
                <td>
                  <EpochPill status={row.status} />
                </td>
                <td className="number wide">
                  <Figure source={source} row={row} field="devices" format={grouped} />
                </td>
                <td className="number">
                  <Figure source={source} row={row} field="emission" {...money} />
                </td>
                <td className="number">
                  {row.status === 'FINAL' ? (
                    <Figure source={source} row={row} field="earned" {...money} />
                  ) : (
                    <span className="quiet">not final</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      <Pages pageInfo={epochs.pageInfo} search={search} parameter="epochs" />
    </Card>
  );
}

const STATUS: Readonly<Record<EpochStatus, { tone: Tone; word: string }>> = {
  SCORING: { tone: 'busy', word: 'being scored' },
  CLOSED: { tone: 'wait', word: 'to be finalized' },
  FINAL: { tone: 'good', word: 'final' },
};

/** How far an epoch is. */
export function EpochPill({ status }: { status: EpochStatus }) {
  return <Pill tone={STATUS[status].tone}>{STATUS[status].word}</Pill>;
}
