import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { loadDevice } from '../api/devices.server.ts';
import { AssignmentTable } from '../devices/assignment-table.tsx';
import { DeviceFacts, ListingFacts } from '../devices/device-facts.tsx';
import { ProofFacts } from '../devices/proof-facts.tsx';
import { RewardFacts, StakeFacts } from '../devices/stake-facts.tsx';
import { DEVICE_STATUS } from '../devices/status.ts';
import { TickTable } from '../devices/tick-table.tsx';
import { UptimeStrip } from '../devices/uptime-strip.tsx';
import { isAddress, shortened } from '../format/address.ts';
import { Address } from '../ui/address.tsx';
import { Hardware } from '../ui/hardware.tsx';
import { Pill } from '../ui/pill.tsx';

export const meta: MetaFunction<typeof loader> = ({ params }) => [
  { title: `Device ${shortened(params.id ?? '')} · Escapement` },
];

const UNKNOWN = 'The chain never had a device at this address.';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const id = params.id ?? '';
  if (!isAddress(id)) throw new Response(UNKNOWN, { status: 404 });
  const after = new URL(request.url).searchParams.get('after') || undefined;
  const { device, _meta, config } = await loadDevice(context, { id, after });
  if (!device) throw new Response(UNKNOWN, { status: 404 });
  return { device, now: _meta.chainTime, mints: { usdc: config?.usdc, io: config?.io } };
}

export default function Device() {
  const { device, now } = useLoaderData<typeof loader>();
  const status = DEVICE_STATUS[device.status];
  return (
    <>
      <div className="title">
        <p className="crumb">
          <Link to="/devices">Devices</Link>
        </p>
        <h1>
          {device.class === 'GPU' ? (
            <Hardware source={device.source} row={device} model={device.modelName} />
          ) : (
            <span data-numeral="model">{device.modelName}</span>
          )}{' '}
          in {device.countryName ?? 'an unknown country'}
        </h1>
        <p className="title-line">
          <Pill tone={status.tone}>{status.word}</Pill> <span>{status.meaning}</span> <Address value={device.id} />
          {device.rentalId !== null && (
            <span>
              hired by <Address value={device.rentalId} to={`/rentals/${device.rentalId}`} copy={false} />
            </span>
          )}
        </p>
      </div>
      <UptimeStrip uptime={device.uptime} />
      <div className="columns">
        <DeviceFacts device={device} now={now} />
        <ListingFacts device={device} />
        <ProofFacts device={device} />
      </div>
      <div className="columns">
        <StakeFacts device={device} />
        <RewardFacts device={device} />
      </div>
      <TickTable ticks={device.ticks} now={now} />
      <AssignmentTable rentals={device.rentals} now={now} />
    </>
  );
}
