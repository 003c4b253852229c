import { NavLink } from '@remix-run/react';
import { Mark } from './mark.tsx';
import { PAGES, RENT_PAGE } from './pages.ts';

/** Name, pages, and the one thing to do here. */
export function Header() {
  return (
    <header className="site-header">
      <div className="page">
        <NavLink to="/" className="brand" aria-label="Escapement, front page">
          <Mark />
          Escapement
        </NavLink>
        <nav className="site-nav" aria-label="Pages">
          <ul>
            {PAGES.map(([to, name]) => (
              <li key={to}>
                <NavLink to={to} end={to === '/'} prefetch="intent">
                  {name}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <a href={RENT_PAGE} className="button">
          Rent GPUs
        </a>
      </div>
    </header>
  );
}
