import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadStatus } from '../api/status.server.ts';
import { Chain } from '../status/chain.tsx';
import { LedgerCard } from '../status/ledger.tsx';
import { Limits } from '../status/limits.tsx';
import { Parameters } from '../status/parameters.tsx';
import { Rules } from '../status/rules.tsx';

export const meta: MetaFunction = () => [{ title: 'Status · Escapement' }];

export async function loader({ context }: LoaderFunctionArgs) {
  return loadStatus(context);
}

export default function Status() {
  const { _meta: meta, config, staking, emission } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="title">
        <h1>{meta.ledger.complete ? 'The ledger is complete' : 'The ledger has gaps'}</h1>
        <p>
          Every figure on this site is computed from events that programs signed into the chain’s transactions. This
          page says how much of the chain has been read, and what that can’t show.
        </p>
      </div>
      <div className="columns">
        <Chain meta={meta} />
        <LedgerCard ledger={meta.ledger} />
        {config && <Parameters config={config} />}
        <Rules staking={staking.rules} rewards={emission?.rules} />
        <Limits />
      </div>
    </>
  );
}
