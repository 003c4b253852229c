import { Link } from '@remix-run/react';
import { withSearch } from './sort-header.tsx';

/** Leads to the next page of a list and back to its beginning. The place is a cursor in the page's address. */
export function Pages(props: {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  search: URLSearchParams;
  /** Parameter of the address that holds the cursor. */
  parameter?: string;
}) {
  const { pageInfo, search, parameter = 'after' } = props;
  const begun = search.has(parameter);
  if (!begun && !pageInfo.hasNextPage) return null;
  return (
    <nav className="more" aria-label="Pages of this list">
      {begun && <Link to={withSearch(search, { [parameter]: '' }) || '?'}>Back to the first</Link>}
      {pageInfo.hasNextPage && pageInfo.endCursor !== null && (
        <Link to={withSearch(search, { [parameter]: pageInfo.endCursor })} rel="next">
          Next
        </Link>
      )}
    </nav>
  );
}
