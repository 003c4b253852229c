import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { lazy, Suspense } from 'react';
import { PricesContent } from '../prices/content.tsx';
import { pricesPage } from '../prices/prices.server.ts';

export const meta: MetaFunction = () => [{ title: 'Prices · Escapement' }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  return pricesPage(context, new URL(request.url).searchParams);
}

/** Rendered by the server; the charting code is a chunk of its own, so that nothing else waits for it. */
const Content = import.meta.env.SSR
  ? PricesContent
  : lazy(async () => {
      const { PricesContent: content } = await import('../prices/content.tsx');
      return { default: content };
    });

export default function Prices() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <div className="title">
        <h1>What a GPU-hour costs</h1>
        <p>
          Settled is what was really paid for proven time. Asked is what suppliers want now. Neither includes the fee,
          which a quote shows.
        </p>
      </div>
      <Suspense>
        <Content page={page} />
      </Suspense>
    </>
  );
}
