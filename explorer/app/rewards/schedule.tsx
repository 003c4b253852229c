import type { EmissionView, RewardChart } from '../api/rewards.server.ts';
import { LineChart } from '../chart/line-chart.tsx';
import type { LineShape } from '../chart/lines.ts';
import { amountColumn, amountExact, amountRounded, IO } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { MoneyRow } from '../rentals/money-table.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Empty, TableFrame } from '../ui/table.tsx';
import { ExactTime, Time } from '../ui/time.tsx';

const money = { format: (raw: string) => amountRounded(raw, IO), exact: (raw: string) => amountExact(raw, IO) };

const PARTS = [
  ['Scheduled so far', 'scheduled', 'up to the next epoch to open'],
  ['Earned', 'earned', 'in final epochs'],
  ['Undecided', 'undecided', 'opened and not final'],
  ['Not earned', 'unearned', 'no device had weight in its pool, and roundings'],
  ['Forgone', 'forgone', 'nobody opened the epoch'],
] as const;

const CLAIMS = [
  ['Issued', 'issued', 'claimed and minted'],
  ['Owed', 'owed', 'earned and not claimed yet'],
  ['Cap', 'cap', 'of all epochs ever'],
] as const;

/** What the schedule allowed up to now, what became of it, and what comes next. */
export function ScheduleFacts({ emission, now }: { emission: EmissionView; now: string }) {
  const { source } = emission;
  return (
    <Card title="What became of the schedule" sources={[source]} className="span-5">
      <dl className="sums wide-sums">
        {PARTS.map(([name, field, note]) => (
          <MoneyRow key={field} name={name} note={note}>
            <Figure source={source} row={emission} field={field} {...money} />
          </MoneyRow>
        ))}
      </dl>
      <dl className="sums wide-sums">
        {CLAIMS.map(([name, field, note]) => (
          <MoneyRow key={field} name={name} note={note}>
            <Figure source={source} row={emission} field={field} {...money} />
          </MoneyRow>
        ))}
      </dl>
      <p className="hint">
        Scheduled is the sum of the four below it; earned is issued plus owed. What is not earned or forgone is never
        minted.
      </p>
      <NextEpoch emission={emission} now={now} />
    </Card>
  );
}

/** Seconds of an epoch. */
const HOUR = 3_600;

function NextEpoch({ emission, now }: { emission: EmissionView; now: string }) {
  const { source, startsAt, nextIndex } = emission;
  const endsAt = String(Number(startsAt) + (nextIndex + 1) * HOUR);
  return (
    <p className="hint">
      Next is epoch <Figure source={source} row={emission} field="nextIndex" format={grouped} /> with{' '}
      <Figure source={source} row={emission} field="nextEmission" {...money} />:{' '}
      {BigInt(endsAt) <= BigInt(now) ? (
        <>
          its hour ended <Time at={endsAt} now={now} />, anybody can open it
        </>
      ) : (
        <>
          its hour ends <Time at={endsAt} now={now} />
        </>
      )}
      .
    </p>
  );
}

const LINES = [
  { name: 'allowed by the schedule', kind: 'agreed' },
  { name: 'issued', kind: 'data' },
] as const;

/** Schedule and issue over time. */
export function ScheduleChart({ chart, shape }: { chart: RewardChart; shape?: LineShape }) {
  const { source, nodes } = chart;
  return (
    <Card
      title="Schedule and issued"
      sources={[source]}
      className="span-7"
      meta={<span>in all, at the end of each opened epoch of the last week</span>}
    >
      {shape ? (
        <LineChart
          shape={shape}
          lines={LINES}
          unit="IO"
          label="Scheduled and issued in all by epoch; the table below says the same"
        />
      ) : (
        <Empty>A line needs two epochs, and there are fewer yet.</Empty>
      )}
      <details className="twin">
        <summary>as a table</summary>
        <ChartTable nodes={nodes} source={source} />
      </details>
    </Card>
  );
}

function ChartTable({ nodes, source }: RewardChart) {
  const column = amountColumn(
    nodes.flatMap(({ scheduledTotal, issuedTotal }) =>
      [scheduledTotal, issuedTotal].map((value) => [value, IO] as const),
    ),
  );
  const cell = { format: (raw: string) => column(raw, IO), exact: (raw: string) => amountExact(raw, IO) };
  return (
    <TableFrame label="Scheduled and issued in all by epoch">
      <thead>
        <tr>
          <th scope="col">End of epoch</th>
          <th scope="col" className="number">
            Scheduled
          </th>
          <th scope="col" className="number">
            Issued
          </th>
        </tr>
      </thead>
      <tbody>
        {nodes.map((row) => (
          <tr key={row.key}>
            <td>
              <ExactTime at={row.endsAt} />
            </td>
            <td className="number">
              <Figure source={source} row={row} field="scheduledTotal" {...cell} />
            </td>
            <td className="number">
              <Figure source={source} row={row} field="issuedTotal" {...cell} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
