import { duration } from '../format/time.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Hardware } from '../ui/hardware.tsx';
import { Pill } from '../ui/pill.tsx';
import { Empty, TableFrame } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import type { HomePage } from './home.server.ts';

/** The newest receipts: who answered a challenge, and what time it credited. */
export function Receipts({ ticks, now }: { ticks: HomePage['ticks']; now: string }) {
  return (
    <Card title="Latest receipts" sources={[ticks.source]} className="span-6">
      {ticks.nodes.length === 0 ? (
        <Empty>No device has answered a challenge yet.</Empty>
      ) : (
        <TableFrame label="Latest receipts">
          <thead>
            <tr>
              <th scope="col">Device</th>
              <th scope="col">Model</th>
              <th scope="col" className="wide">
                Check
              </th>
              <th scope="col" className="number">
                Idle
              </th>
              <th scope="col" className="number">
                Hired
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
                  <Address value={tick.device} to={`/devices/${tick.device}`} copy={false} />
                </td>
                <td>
                  <Hardware source={ticks.source} row={tick} model={tick.modelName} />
                </td>
                <td className="wide">
                  <Pill tone={tick.credited ? 'good' : 'quiet'}>{tick.credited ? 'proven' : 'no credit'}</Pill>
                </td>
                <td className="number">
                  <Figure source={ticks.source} row={tick} field="idleSeconds" format={duration} />
                </td>
                <td className="number">
                  <Figure source={ticks.source} row={tick} field="hiredSeconds" format={duration} />
                </td>
                <td className="number">
                  <Time at={tick.timestamp} now={now} past />
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </Card>
  );
}
