import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { hasTransactions } from '../api/chain.server.ts';
import { loadRental } from '../api/rentals.server.ts';
import { isAddress, shortened } from '../format/address.ts';
import { Live } from '../rentals/live.tsx';
import { MoneyTable } from '../rentals/money-table.tsx';
import { RentalDevices } from '../rentals/rental-devices.tsx';
import { RentalFacts } from '../rentals/rental-facts.tsx';
import { RentalReceipts } from '../rentals/rental-receipts.tsx';
import { timelineOf } from '../rentals/timeline.server.ts';
import { Timeline } from '../rentals/timeline.tsx';
import { Address } from '../ui/address.tsx';
import { Empty } from '../ui/table.tsx';

export const meta: MetaFunction<typeof loader> = ({ params }) => [
  { title: `Rental ${shortened(params.id ?? '')} · Escapement` },
];

const UNKNOWN = 'The chain never had a rental at this address.';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const id = params.id ?? '';
  if (!isAddress(id)) throw new Response(UNKNOWN, { status: 404 });
  const { rental, ticks, config, _meta } = await loadRental(context, { id });
  // A rental opened a moment ago is confirmed but not final: the page is shown and asks the chain itself.
  if (!rental && (await hasTransactions(context, id)) === false) throw new Response(UNKNOWN, { status: 404 });
  if (!rental) return { id, rental, ticks, mints: config, now: _meta.chainTime };
  // Events carry whole job bodies, which no page shows: only the words of the timeline go to the browser.
  const { timeline, ...rest } = rental;
  const told = { entries: timelineOf(timeline.nodes), source: timeline.source };
  return { id, rental: rest, timeline: told, ticks, mints: config, now: _meta.chainTime };
}

export default function RentalPage() {
  const { id, rental, timeline, ticks, mints, now } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="title">
        <p className="crumb">
          <Link to="/rentals">Rentals</Link>
        </p>
        <h1>{titleOf(rental)}</h1>
        <p className="title-line">
          <Address value={id} />
          {rental && (
            <span>
              rented by <Address value={rental.owner} />
            </span>
          )}
        </p>
      </div>
      <Live id={id} final={rental} mints={mints} />
      {rental ? (
        <>
          <div className="columns">
            <MoneyTable rental={rental} />
            <RentalFacts rental={rental} now={now} />
          </div>
          <RentalDevices devices={rental.devices} mint={rental.mint} />
          <div className="columns">
            <RentalReceipts ticks={ticks} now={now} />
            {timeline && <Timeline {...timeline} now={now} />}
          </div>
        </>
      ) : (
        <Empty>
          <p>No final slot has a rental at this address. One that was just opened becomes final within seconds.</p>
        </Empty>
      )}
    </>
  );
}

function titleOf(rental: { status: string; modelName: string | null } | null) {
  if (!rental) return 'Rental';
  const model = <span data-numeral="model">{rental.modelName ?? 'any model'}</span>;
  if (rental.status === 'CLOSED') return <>Rental of {model}, closed</>;
  return <>Rental of {model}</>;
}
