import type { DeviceView } from '../api/devices.server.ts';
import { grouped } from '../format/number.ts';
import { day, duration } from '../format/time.ts';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Numeral } from '../ui/numeral.tsx';
import { TableFrame } from '../ui/table.tsx';

const startOf = (text: string) => String(Date.parse(`${text}T00:00:00Z`) / 1000);

/** The last thirty days, one bar a day: credited time of the time in which the device was registered. */
export function UptimeStrip({ uptime }: { uptime: DeviceView['uptime'] }) {
  const days = uptime.nodes;
  const first = days[0];
  const last = days.at(-1);
  return (
    <Card
      title="Proven time by day"
      sources={[uptime.source]}
      meta={
        <span>
          share of each day that was credited, UTC, last <Numeral kind="parameter">{days.length}</Numeral> days
        </span>
      }
    >
      <div className="uptime">
        <div className="scale" data-numeral="axis" aria-hidden="true">
          <span>100 %</span>
          <span>0</span>
        </div>
        <svg
          viewBox={`0 0 ${days.length * 10} 40`}
          preserveAspectRatio="none"
          role="img"
          aria-label="Credited time by day; the table below says the same"
        >
          {days.map((entry, index) => {
            const claimed = Number(entry.claimedSeconds);
            const height = claimed === 0 ? 0 : Math.min(1, Number(entry.creditedSeconds) / claimed) * 40;
            return (
              <g key={entry.key}>
                <rect
                  className="track"
                  x={index * 10 + 1}
                  y={claimed === 0 ? 37 : 0}
                  width="8"
                  height={claimed === 0 ? 3 : 40}
                />
                <rect className="proven" x={index * 10 + 1} y={40 - height} width="8" height={height} />
              </g>
            );
          })}
        </svg>
        <div className="axis-labels" data-numeral="axis">
          <span>{first && day(startOf(first.day))}</span>
          <span>{last && day(startOf(last.day))}</span>
        </div>
      </div>
      <details className="twin">
        <summary>as a table</summary>
        <TableFrame label="Proven time by day">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" className="number">
                Registered
              </th>
              <th scope="col" className="number">
                Credited
              </th>
              <th scope="col" className="number">
                Receipts
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map((entry) => (
              <tr key={entry.key}>
                <td>
                  <time dateTime={entry.day}>{entry.day}</time>
                </td>
                <td className="number">
                  <Figure source={uptime.source} row={entry} field="claimedSeconds" format={duration} />
                </td>
                <td className="number">
                  <Figure source={uptime.source} row={entry} field="creditedSeconds" format={duration} />
                </td>
                <td className="number">
                  <Figure source={uptime.source} row={entry} field="ticks" format={grouped} />
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </details>
    </Card>
  );
}
