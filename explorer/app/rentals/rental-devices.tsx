import type { RentalView } from '../api/rentals.server.ts';
import { amountExact, amountRounded, type MintLike, price } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { duration } from '../format/time.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Pill } from '../ui/pill.tsx';
import { Empty, TableFrame } from '../ui/table.tsx';
import { JOB_STATE, RELEASE_REASON } from './words.ts';

/** The devices of a rental with what each has proven and earned by the final state. */
export function RentalDevices({ devices, mint }: { devices: RentalView['devices']; mint: MintLike }) {
  const { source } = devices;
  const money = { format: (raw: string) => amountRounded(raw, mint), exact: (raw: string) => amountExact(raw, mint) };
  return (
    <Card title="Devices" sources={[source]}>
      {devices.nodes.length === 0 ? (
        <Empty>No device is assigned yet.</Empty>
      ) : (
        <TableFrame label="Devices of this rental">
          <thead>
            <tr>
              <th scope="col">Device</th>
              <th scope="col" className="wide">
                Supplier
              </th>
              <th scope="col">State</th>
              <th scope="col" className="wide">
                Job, as claimed
              </th>
              <th scope="col" className="number wide">
                Per GPU-hour
              </th>
              <th scope="col" className="number">
                Proven
              </th>
              <th scope="col" className="number wide">
                Proven, to be settled
              </th>
              <th scope="col" className="number wide">
                Locked to come
              </th>
              <th scope="col" className="number">
                Paid
              </th>
            </tr>
          </thead>
          <tbody>
            {devices.nodes.map((row) => (
              <tr key={row.key}>
                <td>
                  <Address value={row.device} to={`/devices/${row.device}`} copy={false} /> ×{' '}
                  <Figure source={source} row={row} field="gpuCount" format={grouped} />
                </td>
                <td className="wide" data-numeral="id">
                  {row.supplierName}
                </td>
                <td>
                  <DeviceState row={row} />
                </td>
                <td className="wide">
                  <JobPill row={row} />
                </td>
                <td className="number wide">
                  <Figure
                    source={source}
                    row={row}
                    field="price"
                    format={(raw) => price(raw, mint)}
                    exact={money.exact}
                  />
                </td>
                <td className="number">
                  <Figure source={source} row={row} field="provenSeconds" format={duration} />
                </td>
                <td className="number wide">
                  <Figure source={source} row={row} field="accrued" {...money} />
                </td>
                <td className="number wide">
                  <Figure source={source} row={row} field="reserved" {...money} />
                </td>
                <td className="number">
                  <Figure source={source} row={row} field="paid" {...money} />
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </Card>
  );
}

/** The last word of the worker; after the assignment it is history, not a state. */
function JobPill({ row }: { row: RentalView['devices']['nodes'][number] }) {
  const { tone, word } = JOB_STATE[row.jobState];
  if (row.ended && row.jobState !== 'UNKNOWN') return <Pill tone="quiet">last reported: {word}</Pill>;
  return <Pill tone={tone}>{word}</Pill>;
}

function DeviceState({ row }: { row: RentalView['devices']['nodes'][number] }) {
  if (row.ended) return <Pill tone="quiet">settled</Pill>;
  if (row.releaseReason !== null) return <Pill tone="wait">{RELEASE_REASON[row.releaseReason]}</Pill>;
  return <Pill tone={row.fresh ? 'good' : 'bad'}>{row.fresh ? 'hired, proving' : 'hired, not proven lately'}</Pill>;
}
