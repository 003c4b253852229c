import { Link, useSearchParams } from '@remix-run/react';
import { grouped } from '../format/number.ts';
import { WorldMap } from '../geo/world-map.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { SortHeader, withSearch } from '../ui/sort-header.tsx';
import { Empty, TableFrame } from '../ui/table.tsx';
import type { HomePage } from './home.server.ts';

const CHOICES = [
  ['claimed', 'Claimed'],
  ['proven', 'Proven'],
  ['hired', 'Hired'],
  ['staked', 'Staked'],
] as const;

/** Where the GPUs are: the map, and the same as a table that sorts by the address of the page. */
export function Countries({ map, table }: { map: HomePage['map']; table: HomePage['countries'] }) {
  const [search] = useSearchParams();
  return (
    <div className="columns">
      <Card title={`Where ${map.by} GPUs are`} sources={[table.source]} className="span-8">
        <nav className="segments" aria-label="What the map counts">
          {CHOICES.map(([value, name]) => (
            <Link
              key={value}
              to={`/${withSearch(search, { map: value })}`}
              aria-current={map.by === value ? 'true' : undefined}
              preventScrollReset
            >
              {name}
            </Link>
          ))}
        </nav>
        <WorldMap countries={map.countries} most={map.most} by={map.by} width={map.width} height={map.height} />
      </Card>
      <Card title="Countries" sources={[table.source]} className="span-4">
        {table.rows.length === 0 ? <Empty>No device is registered yet.</Empty> : <CountryTable table={table} />}
      </Card>
    </div>
  );
}

function CountryTable({ table }: { table: HomePage['countries'] }) {
  const [search] = useSearchParams();
  return (
    <>
      <TableFrame label="GPUs by country">
        <thead>
          <tr>
            <SortHeader column="name" label="Country" table={table} search={search} />
            {CHOICES.map(([column, label]) => (
              <SortHeader key={column} column={column} label={label} table={table} search={search} number />
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key}>
              <td>
                <Link to={`/devices?country=${row.country}`}>
                  {row.name ?? <span data-numeral="id">Country {row.country}</span>}
                </Link>
              </td>
              <td className="number">
                <Figure source={table.source} row={row} field="claimedGpus" format={grouped} />
              </td>
              <td className="number">
                <Figure source={table.source} row={row} field="provenGpus" format={grouped} />
              </td>
              <td className="number">
                <Figure source={table.source} row={row} field="hiredGpus" format={grouped} />
              </td>
              <td className="number">
                <Figure source={table.source} row={row} field="stakedGpus" format={grouped} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {(table.more || table.all) && (
        <p className="more">
          <Link to={`/${withSearch(search, { countries: table.all ? '' : 'all' })}`} preventScrollReset>
            {table.all ? 'Fewer countries' : 'All countries'}
          </Link>
        </p>
      )}
    </>
  );
}
