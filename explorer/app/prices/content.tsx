import { Link, useSearchParams } from '@remix-run/react';
import { Card } from '../ui/card.tsx';
import { Numeral } from '../ui/numeral.tsx';
import { withSearch } from '../ui/sort-header.tsx';
import { Empty } from '../ui/table.tsx';
import { BucketTable } from './bucket-table.tsx';
import { Drawn, OneDay } from './drawn.tsx';
import { ModelTable } from './model-table.tsx';
import type { PricesPage } from './prices.server.ts';

const DAYS = [7, 14, 30] as const;

/** Prices by model: what was paid, what is asked, and how both moved. */
export function PricesContent({ page }: { page: PricesPage }) {
  const [search] = useSearchParams();
  const { mint, range } = page;
  const shown = page.charts.filter(({ points, onlyDay }) => points.length > 0 || onlyDay !== undefined);
  return (
    <>
      <div className="choices">
        <nav className="segments" aria-label="Mint of the prices">
          {(['USDC', 'IO'] as const).map((symbol) => (
            <Link
              key={symbol}
              to={withSearch(search, { mint: symbol })}
              aria-current={mint.symbol === symbol ? 'true' : undefined}
            >
              {symbol}
            </Link>
          ))}
        </nav>
        <nav className="segments" aria-label="Days of the charts">
          {DAYS.map((days) => (
            <Link
              key={days}
              to={withSearch(search, { days: String(days) })}
              aria-current={range === days ? 'true' : undefined}
            >
              <Numeral kind="parameter">{days} days</Numeral>
            </Link>
          ))}
        </nav>
      </div>
      <ModelTable models={page.gpuModels} mint={mint} />
      {shown.length === 0 && <Empty>No price in {mint.symbol} in these days.</Empty>}
      <div className="charts">
        {shown.map(({ model, history, points, onlyDay }) => (
          <Card
            key={model.key}
            title={<Numeral kind="model">{model.name}</Numeral>}
            sources={[history.source]}
            meta={<span>{mint.symbol === 'USDC' ? 'USDC' : 'IO'} per GPU-hour by day, UTC</span>}
          >
            {points.length > 0 ? (
              <Drawn points={points} mint={mint} name={model.name} />
            ) : (
              <OneDay history={history} index={onlyDay ?? 0} mint={mint} />
            )}
            <BucketTable history={history} mint={mint} name={model.name} />
          </Card>
        ))}
      </div>
    </>
  );
}
