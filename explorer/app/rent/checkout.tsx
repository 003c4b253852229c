import { lazy, Suspense, useState } from 'react';
import type { Quote } from '../api/rent.server.ts';
import { useRoot } from '../shell/use-root.ts';

/** Wallet and chain code come only when somebody wants to rent. */
const RentPanel = lazy(async () => {
  const { RentPanel: panel } = await import('./rent-panel.tsx');
  return { default: panel };
});

/** The way from a quote to a rental. Signing needs scripts; everything up to it does not. */
export function Checkout({ quote }: { quote: Quote }) {
  const root = useRoot();
  const [open, setOpen] = useState(false);
  if (!root?.browser.rpcUrl || !root.meta) {
    return <p className="message wait">Renting is off here: the server was given no chain to rent on.</p>;
  }
  if (root.demo && !root.demo.rentOpen) {
    return (
      <p className="message wait" data-numeral="parameter">
        {root.demo.reason ?? 'Renting is closed for the moment.'}
      </p>
    );
  }
  return (
    <section className="checkout" aria-label="Rent">
      <noscript>
        <p className="message wait">
          To sign with a wallet, this page needs JavaScript. Everything else here works without.
        </p>
      </noscript>
      {open ? (
        <Suspense fallback={<p className="hint">Looking for wallets…</p>}>
          <RentPanel quote={quote} browser={root.browser} genesisHash={root.meta.genesisHash} />
        </Suspense>
      ) : (
        <button type="button" className="button js-only" onClick={() => setOpen(true)}>
          Rent with a wallet
        </button>
      )}
    </section>
  );
}
