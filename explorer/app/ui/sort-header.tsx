import { Link } from '@remix-run/react';
import { Icon } from './icon.tsx';

/** The query of the present page with some parameters changed; an empty value takes its parameter away. */
export function withSearch(search: URLSearchParams, changes: Readonly<Record<string, string>>): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  return text === '' ? '' : `?${text}`;
}

/** Head of a column that sorts its table by the address of the page. */
export function SortHeader(props: {
  column: string;
  label: string;
  table: { sort: string; descending: boolean };
  search: URLSearchParams;
  number?: boolean;
  wide?: boolean;
  /** Parameters that a new order makes void, such as a cursor. */
  reset?: Readonly<Record<string, string>>;
}) {
  const { column, table } = props;
  const current = table.sort === column;
  const order = current ? (table.descending ? 'asc' : 'desc') : props.number ? 'desc' : 'asc';
  const className = [props.number && 'number', props.wide && 'wide'].filter(Boolean).join(' ');
  return (
    <th
      scope="col"
      className={className || undefined}
      aria-sort={current ? (table.descending ? 'descending' : 'ascending') : undefined}
    >
      <Link to={`${withSearch(props.search, { sort: column, order, ...props.reset }) || '?'}`} preventScrollReset>
        {props.label}
        {current && <Icon name={table.descending ? 'down' : 'up'} />}
      </Link>
    </th>
  );
}
