import { Link } from '@remix-run/react';

/** How to check what is shown. */
export function Footer({ graphqlUrl }: { graphqlUrl?: string }) {
  return (
    <footer className="site-footer">
      <div className="page">
        <span>Every figure is a query over signed transactions; its source shows which.</span>
        <Link to="/status">Status</Link>
        {graphqlUrl !== undefined && <a href={graphqlUrl}>GraphQL</a>}
      </div>
    </footer>
  );
}
