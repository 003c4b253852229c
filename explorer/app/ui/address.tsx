import { Link } from '@remix-run/react';
import { shortened } from '../format/address.ts';
import { CopyButton } from './copy-button.tsx';

/** A key or signature, shortened in its middle, with a button that copies it whole. */
export function Address({ value, to, copy = true }: { value: string; to?: string; copy?: boolean }) {
  const text = shortened(value);
  return (
    <span className="address" data-address={value} title={value}>
      {to === undefined ? <span>{text}</span> : <RentalAwareLink to={to}>{text}</RentalAwareLink>}
      {copy && <CopyButton text={value} />}
    </span>
  );
}

/** A rental's page has a policy of its own for connections, so it is always loaded as a document. */
function RentalAwareLink({ to, children }: { to: string; children: string }) {
  return (
    <Link to={to} reloadDocument={to.startsWith('/rentals/')}>
      {children}
    </Link>
  );
}
