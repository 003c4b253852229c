import { lazy, Suspense, useState } from 'react';
import type { VaultList } from '../api/solvency.server.ts';
import { useRoot } from '../shell/use-root.ts';

/** The code that reads the chain comes only when somebody asks for it. */
const BalancePanel = lazy(async () => {
  const { BalancePanel: panel } = await import('./balance-panel.tsx');
  return { default: panel };
});

/** A button that has the visitor's own browser compare the balances of the vaults with what their rentals owe. */
export function LiveVaults({ vaults }: { vaults: VaultList['nodes'] }) {
  const root = useRoot();
  const [open, setOpen] = useState(false);
  if (!root?.browser.rpcUrl || !root.meta) return null;
  return open ? (
    <Suspense fallback={<p className="hint">Reading the chain…</p>}>
      <BalancePanel vaults={vaults} browser={root.browser} genesisHash={root.meta.genesisHash} />
    </Suspense>
  ) : (
    <div className="actions js-only">
      <button type="button" className="button" onClick={() => setOpen(true)}>
        Compare with the balances on chain
      </button>
      <span className="hint">your browser asks the RPC itself; nothing of this site is believed</span>
    </div>
  );
}
