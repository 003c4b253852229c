import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadSolvency } from '../api/solvency.server.ts';
import { MintSums } from '../solvency/mint-sums.tsx';
import { StakeSums } from '../solvency/stake-sums.tsx';
import { Supply } from '../solvency/supply.tsx';
import { VaultTable } from '../solvency/vault-table.tsx';

export const meta: MetaFunction = () => [{ title: 'Solvency · Escapement' }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const after = new URL(request.url).searchParams.get('after') || undefined;
  return loadSolvency(context, { after });
}

export default function SolvencyPage() {
  const { rentals, stakes, supply, vaults } = useLoaderData<typeof loader>().solvency;
  const sound = stakes.ok && supply.ok && rentals.nodes.every(({ ok }) => ok);
  return (
    <>
      <div className="title">
        <h1>{sound ? 'Every vault adds up' : 'Something does not add up'}</h1>
        <p>
          Each rental has a vault of its own. What went in is what was paid, refunded, or is still there; what is still
          there is what the rental owes. Both are checked here for every rental, from events, and your browser can
          compare them with the balances themselves.
        </p>
      </div>
      <div className="columns">
        <MintSums rentals={rentals} />
        <Supply supply={supply} />
      </div>
      <VaultTable vaults={vaults} />
      <StakeSums stakes={stakes} />
    </>
  );
}
