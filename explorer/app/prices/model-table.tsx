import { amountExact, type MintLike, priceColumn } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Numeral } from '../ui/numeral.tsx';
import { TableFrame } from '../ui/table.tsx';
import type { PricesPage } from './prices.server.ts';

const FIELDS = {
  USDC: ['settledP10Usdc', 'settledMedianUsdc', 'settledP90Usdc', 'askLowUsdc', 'askMedianUsdc'],
  IO: ['settledP10Io', 'settledMedianIo', 'settledP90Io', 'askLowIo', 'askMedianIo'],
} as const;

/** All models of the catalogue with what was paid in the last week and what is asked now. */
export function ModelTable({ models, mint }: { models: PricesPage['gpuModels']; mint: MintLike }) {
  const { source } = models;
  const fields = FIELDS[mint.symbol];
  const [p10, median, p90, low, ask] = fields;
  const prices = priceColumn(models.nodes.flatMap((row) => fields.map((field) => [row[field], mint] as const)));
  const money = { format: (raw: string) => prices(raw, mint), exact: (raw: string) => amountExact(raw, mint) };
  return (
    <Card
      title="Prices now"
      sources={[source]}
      meta={
        <span>
          per GPU-hour; settled over the last <Numeral kind="parameter">7 days</Numeral>, asked by devices that can be
          hired now
        </span>
      }
    >
      <TableFrame label="Prices by model">
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col" className="number wide" data-numeral="axis">
              Settled P10
            </th>
            <th scope="col" className="number">
              Settled median
            </th>
            <th scope="col" className="number wide" data-numeral="axis">
              Settled P90
            </th>
            <th scope="col" className="number">
              Lowest ask
            </th>
            <th scope="col" className="number wide">
              Median ask
            </th>
            <th scope="col" className="number wide">
              Available
            </th>
            <th scope="col" className="number">
              <span className="visually-hidden">Rent</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {models.nodes.map((row) => (
            <tr key={row.key}>
              <td data-numeral="model">{row.name}</td>
              <td className="number wide">
                <Figure source={source} row={row} field={p10} {...money} />
              </td>
              <td className="number">
                <Figure source={source} row={row} field={median} {...money} />
              </td>
              <td className="number wide">
                <Figure source={source} row={row} field={p90} {...money} />
              </td>
              <td className="number">
                <Figure source={source} row={row} field={low} {...money} />
              </td>
              <td className="number wide">
                <Figure source={source} row={row} field={ask} {...money} />
              </td>
              <td className="number wide">
                <Figure
                  source={source}
                  row={row}
                  field={row.class === 'CPU' ? 'availableCpus' : 'availableGpus'}
                  format={grouped}
                />
              </td>
              <td className="number">
                {(row.class === 'CPU' ? row.availableCpus : row.availableGpus) !== '0' && (
                  <a href={`/rent?model=${row.code}`}>Rent</a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Card>
  );
}
