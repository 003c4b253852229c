import { Link } from '@remix-run/react';
import { PAGES, RENT_PAGE } from './pages.ts';

/** All pages, and how to check what they show. */
export function Footer({ graphqlUrl }: { graphqlUrl?: string }) {
  return (
    <footer className="site-footer">
      <div className="page">
        <span>Every figure is a query over signed transactions; its source shows which.</span>
        <nav aria-label="All pages">
          <ul>
            {PAGES.map(([to, name]) => (
              <li key={to}>
                <Link to={to}>{name}</Link>
              </li>
            ))}
            <li>
              <a href={RENT_PAGE}>Rent</a>
            </li>
            {graphqlUrl !== undefined && (
              <li>
                <a href={graphqlUrl}>GraphQL</a>
              </li>
            )}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
