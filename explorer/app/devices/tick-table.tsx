import { useSearchParams } from '@remix-run/react';
import type { DeviceView } from '../api/devices.server.ts';
import { grouped } from '../format/number.ts';
import { duration } from '../format/time.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Numeral } from '../ui/numeral.tsx';
import { Pages } from '../ui/pages.tsx';
import { Pill } from '../ui/pill.tsx';
import { Empty, TableFrame } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

/** Receipts of a device, newest first. */
export function TickTable({ ticks, now }: { ticks: DeviceView['ticks']; now: string }) {
  const [search] = useSearchParams();
  const { source } = ticks;
  return (
    <Card
      title="Receipts"
      sources={[source]}
      meta={<span>each answers one challenge and opens one unit of the work before it</span>}
    >
      {ticks.nodes.length === 0 ? (
        <Empty>This device has not answered a challenge yet.</Empty>
      ) : (
        <TableFrame label="Receipts">
          <thead>
            <tr>
              <th scope="col">Receipt</th>
              <th scope="col" className="number wide">
                Challenge slot
              </th>
              <th scope="col" className="wide">
                Work
              </th>
              <th scope="col">Opening</th>
              <th scope="col" className="number wide">
                Idle
              </th>
              <th scope="col" className="number">
                Hired
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
                  <Numeral kind="id">{grouped(tick.n)}</Numeral>
                </td>
                <td className="number wide">
                  <Numeral kind="slot">{grouped(tick.challengeSlot)}</Numeral>
                </td>
                <td className="wide">{tick.heavy ? 'heavy' : 'light'}</td>
                <td>
                  <Pill tone={tick.credited ? 'good' : 'quiet'}>{openingOf(tick)}</Pill>
                </td>
                <td className="number wide">
                  <Figure source={source} row={tick} field="idleSeconds" format={duration} />
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
      <Pages pageInfo={ticks.pageInfo} search={search} />
    </Card>
  );
}

function openingOf(tick: { opened: boolean; credited: boolean }): string {
  if (!tick.opened) return 'first of a chain';
  return tick.credited ? 'right, credited' : 'right, no credit';
}
