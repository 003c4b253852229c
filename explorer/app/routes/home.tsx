import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Countries } from '../home/countries.tsx';
import { Funnel } from '../home/funnel.tsx';
import { homePage } from '../home/home.server.ts';
import { PriceTrends } from '../home/price-trends.tsx';
import { Receipts } from '../home/receipts.tsx';
import { RentalsUnderWay } from '../home/rentals.tsx';
import { Tiles } from '../home/tiles.tsx';
import { Figure } from '../ui/figure.tsx';
import { grouped } from '../format/number.ts';
import { price, USDC } from '../format/money.ts';

export async function loader({ context, request }: LoaderFunctionArgs) {
  return homePage(context, new URL(request.url).searchParams);
}

export default function Home() {
  const page = useLoaderData<typeof loader>();
  const { network, cheapest } = page;
  const none = network.provenGpus === '0';
  return (
    <>
      <div className="title">
        <h1>
          {none ? (
            'No GPU is proving its time right now'
          ) : (
            <>
              <Figure source={network.source} row={network} field="provenGpus" format={grouped} /> GPUs are proving their time
            </>
          )}
        </h1>
        <p>
          Rent a GPU{' '}
          {cheapest && (
            <>
              from{' '}
              <Figure
                source={page.modelsSource}
                row={cheapest}
                field="askLowUsdc"
                format={(raw) => price(raw, USDC)}
              />{' '}
              an hour{' '}
            </>
          )}
          and pay only for the seconds it proves. Every figure here is a query over signed transactions: open its source
          to see which.
        </p>
      </div>
      <Funnel network={network} />
      <Tiles network={network} />
      <Countries map={page.map} table={page.countries} />
      <PriceTrends trends={page.trends} modelsSource={page.modelsSource} />
      <div className="columns">
        <Receipts ticks={page.ticks} now={page.now} />
        <RentalsUnderWay rentals={page.rentals} now={page.now} />
      </div>
    </>
  );
}
