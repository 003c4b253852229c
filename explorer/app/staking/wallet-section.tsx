import { lazy, Suspense, useState } from 'react';
import type { OfferList } from '../api/staking.server.ts';
import { useRoot } from '../shell/use-root.ts';
import { Card } from '../ui/card.tsx';

/** Chain and wallet code come only when somebody wants to act. */
const StakePanel = lazy(async () => {
  const { StakePanel: panel } = await import('./stake-panel.tsx');
  return { default: panel };
});

/** Where a visitor acts with a wallet. Everything else on the page works without scripts. */
export function WalletSection({ offers }: { offers: OfferList }) {
  const root = useRoot();
  const [open, setOpen] = useState(false);
  if (!root?.browser.rpcUrl || !root.meta) return null;
  return (
    <Card title="With your wallet" meta={<span>stake, co-stake, cool down, withdraw, claim</span>}>
      <noscript>
        <p className="message wait">To sign with a wallet, this page needs JavaScript.</p>
      </noscript>
      {open ? (
        <Suspense fallback={<p className="hint">Looking for wallets…</p>}>
          <StakePanel
            browser={root.browser}
            genesisHash={root.meta.genesisHash}
            offers={offers.nodes.map(({ device, acceptable, offerShareBps }) => ({
              device,
              most: BigInt(acceptable),
              shareBps: Number(offerShareBps),
            }))}
          />
        </Suspense>
      ) : (
        <div className="actions js-only">
          <button type="button" className="button" onClick={() => setOpen(true)}>
            Use a wallet
          </button>
          <span className="hint">nothing is signed before you have seen what it does</span>
        </div>
      )}
    </Card>
  );
}
