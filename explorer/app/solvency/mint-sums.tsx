import type { SolvencyView } from '../api/solvency.server.ts';
import { amountExact } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Empty, TableFrame } from '../ui/table.tsx';

const FIELDS = [
  ['Deposited', 'deposited'],
  ['Paid to suppliers', 'settled'],
  ['Fees', 'fees'],
  ['Refunded', 'refunded'],
  ['Locked for devices', 'committed'],
  ['Refundable', 'free'],
] as const;

/** Sums over all vaults of each mint. */
export function MintSums({ rentals }: { rentals: SolvencyView['rentals'] }) {
  const { source, nodes } = rentals;
  return (
    <Card
      title="All rental vaults"
      sources={[source]}
      className="span-6"
      meta={<span>the first line is the sum of the others</span>}
    >
      {nodes.length === 0 ? (
        <Empty>No rental was ever opened.</Empty>
      ) : (
        <TableFrame label="Sums over all rental vaults">
          <thead>
            <tr>
              <th scope="col">Sum</th>
              {nodes.map(({ key, mint }) => (
                <th key={key} scope="col" className="number">
                  {mint.symbol}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {FIELDS.map(([name, field]) => (
              <tr key={field}>
                <td>{name}</td>
                {nodes.map((row) => (
                  <td key={row.key} className="number">
                    <Figure source={source} row={row} field={field} format={(raw) => amountExact(raw, row.mint)} />
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <td>Vaults, closed ones too</td>
              {nodes.map((row) => (
                <td key={row.key} className="number">
                  <Figure source={source} row={row} field="vaults" format={grouped} />
                </td>
              ))}
            </tr>
            <tr>
              <td>That don’t add up</td>
              {nodes.map((row) => (
                <td key={row.key} className="number">
                  <Figure source={source} row={row} field="unequal" format={grouped} />
                </td>
              ))}
            </tr>
          </tbody>
        </TableFrame>
      )}
    </Card>
  );
}
