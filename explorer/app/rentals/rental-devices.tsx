import type { RentalView } from '../api/rentals.server.ts';
import { amountColumn, amountExact, type MintLike, priceColumn } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { duration } from '../format/time.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Hardware } from '../ui/hardware.tsx';
import { Pill } from '../ui/pill.tsx';
import { Empty, TableFrame } from '../ui/table.tsx';
import { JOB_STATE, RELEASE_REASON } from './words.ts';

/** The devices of a rental with what each has proven and earned by the final state. */
export function RentalDevices({ devices, mint }: { devices: RentalView['devices']; mint: MintLike }) {
  const { source } = devices;
  const exact = (raw: string) => amountExact(raw, mint);
  const prices = priceColumn(devices.nodes.map((row) => [row.price, mint]));
  const money = (field: 'accrued' | 'reserved' | 'paid') => {
    const column = amountColumn(devices.nodes.map((row) => [row[field], mint]));
    return { field, format: (raw: string) => column(raw, mint), exact };
  };
  const columns = { accrued: money('accrued'), reserved: money('reserved'), paid: money('paid') };
  return (
    <Card
      title="Devices"
      sources={[source]}
      meta={<span>proven time is that of the whole device, counted once whatever number of GPUs it has</span>}
    >
      {devices.nodes.length === 0 ? (
        <Empty>No device is assigned yet.</Empty>
      ) : (
        <TableFrame label="Devices of this rental">
          <thead>
            <tr>
              <th scope="col">Device</th>
              <th scope="col">GPUs</th>
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
                Proven time
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
                  <Address value={row.device} to={`/devices/${row.device}`} copy={false} />
                </td>
                <td>
                  <Hardware source={source} row={row} model={row.modelName} />
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
                  <Figure source={source} row={row} field="price" format={(raw) => prices(raw, mint)} exact={exact} />
                </td>
                <td className="number">
                  <Figure
                    source={source}
                    row={row}
                    field="provenSeconds"
                    format={duration}
                    exact={(raw) => `${grouped(raw)} seconds of the whole device`}
                  />
                </td>
                <td className="number wide">
                  <Figure source={source} row={row} {...columns.accrued} />
                </td>
                <td className="number wide">
                  <Figure source={source} row={row} {...columns.reserved} />
                </td>
                <td className="number">
                  <Figure source={source} row={row} {...columns.paid} />
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
