import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadDevices } from '../api/devices.server.ts';
import { DeviceFilters } from '../devices/device-filters.tsx';
import { DeviceTable } from '../devices/device-table.tsx';
import { deviceFilters, deviceVariables } from '../devices/filters.server.ts';
import { grouped } from '../format/number.ts';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Empty } from '../ui/table.tsx';

export const meta: MetaFunction = () => [{ title: 'Devices · Escapement' }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const filters = deviceFilters(new URL(request.url).searchParams);
  const { devices, gpuModels, countries, _meta } = await loadDevices(context, deviceVariables(filters));
  return {
    filters,
    devices,
    now: _meta.chainTime,
    models: gpuModels.nodes,
    countries: [...countries.nodes].sort((left, right) => (left.name ?? '').localeCompare(right.name ?? '')),
  };
}

export default function Devices() {
  const { filters, devices, now, models, countries } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="title">
        <h1>
          <Figure source={devices.totalCountSource} row={devices} field="totalCount" format={grouped} /> devices
        </h1>
        <p>
          What suppliers registered on chain, and what each has proven. A country is declared by the supplier; time is
          credited by the program.
        </p>
      </div>
      <Card title="Devices" sources={[devices.source, devices.totalCountSource]}>
        <DeviceFilters filters={filters} models={models} countries={countries} />
        {devices.nodes.length === 0 ? (
          <Empty>No device matches. Take a filter away to see more.</Empty>
        ) : (
          <DeviceTable devices={devices} filters={filters} now={now} />
        )}
      </Card>
    </>
  );
}
