import type { PriceHistory } from '../api/prices.server.ts';
import { PriceChart } from '../chart/price-chart.tsx';
import { amountExact, type MintLike, price } from '../format/money.ts';
import { day, iso } from '../format/time.ts';
import { Figure } from '../ui/figure.tsx';
import { Numeral } from '../ui/numeral.tsx';
import { Empty } from '../ui/table.tsx';
import type { ChartPoint } from './prices.server.ts';

/** The chart of one model's prices with its legend. */
export function Drawn({ points, mint, name }: { points: readonly ChartPoint[]; mint: MintLike; name: string }) {
  return (
    <>
      <PriceChart points={points} mint={mint} label={`Price of ${name} by day; the table below says the same`} />
      <ul className="legend">
        <li>
          <svg viewBox="0 0 16 8" aria-hidden="true">
            <path d="M0 4h16" stroke="var(--steel)" strokeWidth="2" />
          </svg>
          settled median
        </li>
        <li>
          <svg viewBox="0 0 16 8" aria-hidden="true">
            <rect width="16" height="8" fill="var(--band)" />
          </svg>
          <span>
            <Numeral kind="axis">P10</Numeral> to <Numeral kind="axis">P90</Numeral>
          </span>
        </li>
        <li>
          <svg viewBox="0 0 16 8" aria-hidden="true">
            <path d="M0 4h16" stroke="var(--ask)" strokeWidth="2" strokeDasharray="4 3" />
          </svg>
          median ask, hired devices too
        </li>
      </ul>
    </>
  );
}

/** Stands where a chart would: a line needs prices of two days. */
export function OneDay({ history, index, mint }: { history: PriceHistory; index: number; mint: MintLike }) {
  const row = history.buckets[index];
  if (!row) return null;
  const money = { format: (raw: string) => price(raw, mint), exact: (raw: string) => amountExact(raw, mint) };
  return (
    <Empty>
      <p>
        One day alone has a price, and a line needs two.{' '}
        <time dateTime={iso(row.bucketStart)}>{day(row.bucketStart)}</time>: settled median{' '}
        <Figure source={history.source} row={row} field="settledMedian" {...money} />, median ask{' '}
        <Figure source={history.source} row={row} field="askMedian" {...money} />.
      </p>
    </Empty>
  );
}
