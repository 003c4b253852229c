import type { PriceHistory } from '../api/prices.server.ts';
import { amountExact, type MintLike, priceColumn } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { hours } from '../format/scaled.ts';
import { day, iso } from '../format/time.ts';
import { Figure } from '../ui/figure.tsx';
import { TableFrame } from '../ui/table.tsx';

/** The table twin of a price chart. */
export function BucketTable({ history, mint, name }: { history: PriceHistory; mint: MintLike; name: string }) {
  const { source } = history;
  const prices = priceColumn(
    history.buckets.flatMap((row) =>
      [row.settledP10, row.settledMedian, row.settledP90, row.askMedian].map((value) => [value, mint] as const),
    ),
  );
  const money = { format: (raw: string) => prices(raw, mint), exact: (raw: string) => amountExact(raw, mint) };
  return (
    <details className="twin">
      <summary>as a table</summary>
      <TableFrame label={`Prices of ${name} by day`}>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" className="number" data-numeral="axis">
              P10
            </th>
            <th scope="col" className="number">
              Median
            </th>
            <th scope="col" className="number" data-numeral="axis">
              P90
            </th>
            <th scope="col" className="number">
              Ask
            </th>
            <th scope="col" className="number wide">
              Hours settled
            </th>
            <th scope="col" className="number wide">
              Listings
            </th>
          </tr>
        </thead>
        <tbody>
          {history.buckets.map((row) => (
            <tr key={row.key}>
              <td>
                <time dateTime={iso(row.bucketStart)}>{day(row.bucketStart)}</time>
              </td>
              <td className="number">
                <Figure source={source} row={row} field="settledP10" {...money} />
              </td>
              <td className="number">
                <Figure source={source} row={row} field="settledMedian" {...money} />
              </td>
              <td className="number">
                <Figure source={source} row={row} field="settledP90" {...money} />
              </td>
              <td className="number">
                <Figure source={source} row={row} field="askMedian" {...money} />
              </td>
              <td className="number wide">
                <Figure
                  source={source}
                  row={row}
                  field="settledGpuSeconds"
                  format={hours}
                  exact={(raw) => `${grouped(raw)} GPU-seconds`}
                />
              </td>
              <td className="number wide">
                <Figure source={source} row={row} field="listings" format={grouped} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </details>
  );
}
