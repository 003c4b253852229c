import { price, USDC } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { Figure } from '../ui/figure.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { Countries } from './countries.tsx';
import { Funnel } from './funnel.tsx';
import type { HomePage } from './home.server.ts';
import { PriceTrends } from './price-trends.tsx';
import { Receipts } from './receipts.tsx';
import { RentalsUnderWay } from './rentals.tsx';
import { Tiles } from './tiles.tsx';

/** How often the figures are brought up to date, in milliseconds. */
const REFRESH_MS = 20_000;

/** The front page: how many GPUs are really there, where, what they cost, who earns. */
export function HomeContent({ page }: { page: HomePage }) {
  useRefresh(REFRESH_MS);
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
              <Figure source={network.source} row={network} field="provenGpus" format={grouped} />{' '}
              {network.provenGpus === '1' ? 'GPU is proving its time' : 'GPUs are proving their time'}
            </>
          )}
        </h1>
        <p>
          Rent a GPU{' '}
          {cheapest && (
            <>
              from{' '}
              <Figure source={page.modelsSource} row={cheapest} field="askLowUsdc" format={(raw) => price(raw, USDC)} />{' '}
              an hour, before fees,{' '}
            </>
          )}
          and pay only for the seconds it proves.{' '}
          {network.hashChainGpus !== '0' &&
            'For now a CPU can compute these proofs too: they don’t show that a GPU did. '}
          Every figure here is a query over signed transactions: open its source to see which.
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
