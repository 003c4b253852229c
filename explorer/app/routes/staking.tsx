import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadStaking } from '../api/staking.server.ts';
import { grouped } from '../format/number.ts';
import { Cases } from '../staking/case-list.tsx';
import { CoolingTable } from '../staking/cooling-table.tsx';
import { OfferTable } from '../staking/offer-table.tsx';
import { StakeTable } from '../staking/stake-table.tsx';
import { StakingTiles } from '../staking/totals.tsx';
import { WalletSection } from '../staking/wallet-section.tsx';
import { Figure } from '../ui/figure.tsx';

export const meta: MetaFunction = () => [{ title: 'Staking · Escapement' }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const { _meta, ...answer } = await loadStaking(context, {
    devicesAfter: search.get('devices') || undefined,
    casesAfter: search.get('cases') || undefined,
  });
  return { ...answer, now: _meta.chainTime };
}

export default function Staking() {
  const { staking, stakes, offers, cooling, slashCases, now } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="title">
        <h1>
          <Figure source={staking.source} row={staking} field="stakedGpus" format={grouped} />{' '}
          {staking.stakedGpus === '1' ? 'GPU has' : 'GPUs have'} full stake
        </h1>
        <p>
          A device earns rewards only while enough IO stands behind it. What is proven false before the arbiter can be
          slashed and is burnt; nobody ever gets it. Being hired needs no stake.
        </p>
      </div>
      <StakingTiles staking={staking} />
      <WalletSection offers={offers} />
      <StakeTable stakes={stakes} />
      <div className="columns">
        <OfferTable offers={offers} />
        <CoolingTable cooling={cooling} now={now} />
      </div>
      <Cases cases={slashCases} now={now} />
    </>
  );
}
