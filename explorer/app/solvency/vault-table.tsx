import { useSearchParams } from '@remix-run/react';
import type { VaultList } from '../api/solvency.server.ts';
import { amountColumn, amountExact } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Pages } from '../ui/pages.tsx';
import { Pill } from '../ui/pill.tsx';
import { Empty, TableFrame } from '../ui/table.tsx';
import { LiveVaults } from './live-vaults.tsx';

const FIELDS = [
  'deposited',
  'settled',
  'fees',
  'refunded',
  'committed',
  'free',
  'devicesReserved',
  'devicesAccrued',
] as const;
type Field = (typeof FIELDS)[number];

/** Every rental with the parts of its two equalities. */
export function VaultTable({ vaults }: { vaults: VaultList }) {
  const [search] = useSearchParams();
  const { source, nodes, totalCountSource } = vaults;
  const formats = Object.fromEntries(
    FIELDS.map((field) => [field, amountColumn(nodes.map((row) => [row[field], row.mint]))]),
  ) as Record<Field, ReturnType<typeof amountColumn>>;
  return (
    <Card
      title="Vault by vault"
      sources={[source, totalCountSource]}
      meta={
        <span>
          <Figure source={totalCountSource} row={vaults} field="totalCount" format={grouped} /> rentals; deposited =
          paid + fees + refunded + locked + refundable, and locked = what its devices reserve and accrued
        </span>
      }
    >
      {nodes.length === 0 ? (
        <Empty>No rental was ever opened.</Empty>
      ) : (
        <>
          <LiveVaults vaults={nodes} />
          <TableFrame label="Vaults of rentals">
            <thead>
              <tr>
                <th scope="col">Rental</th>
                <th scope="col" className="number wide">
                  Deposited
                </th>
                <th scope="col" className="number wide">
                  Paid
                </th>
                <th scope="col" className="number wide">
                  Fees
                </th>
                <th scope="col" className="number wide">
                  Refunded
                </th>
                <th scope="col" className="number">
                  Locked
                </th>
                <th scope="col" className="number">
                  Refundable
                </th>
                <th scope="col" className="number wide">
                  Devices reserve
                </th>
                <th scope="col" className="number wide">
                  Devices accrued
                </th>
                <th scope="col" className="number">
                  Check
                </th>
              </tr>
            </thead>
            <tbody>
              {nodes.map((row) => (
                <tr key={row.key}>
                  <td>
                    <Address value={row.rental} to={`/rentals/${row.rental}`} copy={false} />
                  </td>
                  {FIELDS.map((field) => (
                    <td key={field} className={field === 'committed' || field === 'free' ? 'number' : 'number wide'}>
                      <Figure
                        source={source}
                        row={row}
                        field={field}
                        format={(raw) => formats[field](raw, row.mint)}
                        exact={(raw) => amountExact(raw, row.mint)}
                      />
                    </td>
                  ))}
                  <td className="number">
                    {row.ok ? <Pill tone="good">equal</Pill> : <Pill tone="bad">not equal</Pill>}
                  </td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
        </>
      )}
      <Pages pageInfo={vaults.pageInfo} search={search} />
    </Card>
  );
}
