import { useSearchParams } from '@remix-run/react';
import type { loadDevices } from '../api/devices.server.ts';
import { amountExact, priceColumn, USDC } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { hours } from '../format/scaled.ts';
import { Address } from '../ui/address.tsx';
import { Figure } from '../ui/figure.tsx';
import { Pages } from '../ui/pages.tsx';
import { Pill } from '../ui/pill.tsx';
import { SortHeader } from '../ui/sort-header.tsx';
import { TableFrame } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import type { deviceFilters } from './filters.server.ts';
import { DEVICE_STATUS } from './status.ts';

type DeviceList = Awaited<ReturnType<typeof loadDevices>>['devices'];

/** One page of devices. Its order and its place in the list are in the page's address. */
export function DeviceTable(props: { devices: DeviceList; filters: ReturnType<typeof deviceFilters>; now: string }) {
  const { devices, filters, now } = props;
  const { source } = devices;
  const [search] = useSearchParams();
  const asks = priceColumn(devices.nodes.map(({ askUsdc }) => [askUsdc, USDC]));
  const sorted = { table: filters, search, reset: { after: '' }, number: true };
  return (
    <>
      <TableFrame label="Devices">
        <thead>
          <tr>
            <th scope="col">Device</th>
            <th scope="col">Model</th>
            <SortHeader column="gpus" label="GPUs" wide {...sorted} />
            <th scope="col" className="wide">
              Country
            </th>
            <th scope="col" className="wide">
              Supplier
            </th>
            <th scope="col">State</th>
            <SortHeader column="credited" label="Last credited" wide {...sorted} />
            <SortHeader column="proven" label="Proven hours" wide {...sorted} />
            <SortHeader column="price" label="Ask per GPU-hour" {...sorted} />
          </tr>
        </thead>
        <tbody>
          {devices.nodes.map((device) => (
            <tr key={device.key}>
              <td>
                <Address value={device.id} to={`/devices/${device.id}`} copy={false} />
              </td>
              <td data-numeral="model">{device.modelName}</td>
              <td className="number wide">
                {device.class === 'GPU' ? (
                  <Figure source={source} row={device} field="gpuCount" format={grouped} />
                ) : (
                  <span className="quiet">none</span>
                )}
              </td>
              <td className="wide">{device.countryName ?? <span data-numeral="id">Country {device.country}</span>}</td>
              <td className="wide" data-numeral="id">
                {device.supplierName}
              </td>
              <td>
                <Pill tone={DEVICE_STATUS[device.status].tone}>{DEVICE_STATUS[device.status].word}</Pill>
              </td>
              <td className="number wide">
                {device.lastCreditedAt === null ? (
                  <span className="quiet">never</span>
                ) : (
                  <Time at={device.lastCreditedAt} now={now} past />
                )}
              </td>
              <td className="number wide">
                <Figure
                  source={source}
                  row={device}
                  field="provenSeconds"
                  format={hours}
                  exact={(raw) => `${grouped(raw)} seconds`}
                />
              </td>
              <td className="number">
                {device.listed && device.askUsdc !== '0' ? (
                  <Figure
                    source={source}
                    row={device}
                    field="askUsdc"
                    format={(raw) => asks(raw, USDC)}
                    exact={(raw) => amountExact(raw, USDC)}
                    none="not listed"
                  />
                ) : (
                  <span className="quiet">{device.listed ? 'IO only' : 'not listed'}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <Pages pageInfo={devices.pageInfo} search={search} />
    </>
  );
}
