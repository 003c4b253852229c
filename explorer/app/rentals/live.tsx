import { lazy, Suspense, useEffect, useState } from 'react';
import type { RentalView } from '../api/rentals.server.ts';
import { useRoot } from '../shell/use-root.ts';
import type { Mints } from './mint-of.ts';

/** Chain and wallet code come only with a rental that is not over. */
const LivePanel = lazy(async () => {
  const { LivePanel: panel } = await import('./live-panel.tsx');
  return { default: panel };
});

/** Slot time of Solana, for the moment before the chain's own is known. */
const DEFAULT_SLOT_MS = 400;

/** The rental as the chain has it this moment. Only in a browser with scripts, and only while there is something to see. */
export function Live({ id, final, mints }: { id: string; final: RentalView | null; mints: Mints | null }) {
  const root = useRoot();
  const [ready, setReady] = useState(false);
  // What was live once stays until the visitor leaves, so that the refund does not vanish the moment it is final.
  const [wasOpen] = useState(final?.status !== 'CLOSED');
  useEffect(() => setReady(true), []);
  if (!ready || !wasOpen || !mints || !root?.browser.rpcUrl || !root.meta) return null;
  return (
    <Suspense>
      <LivePanel
        id={id}
        final={final}
        mints={mints}
        browser={root.browser}
        genesisHash={root.meta.genesisHash}
        slotMs={Number(root.meta.slotMs ?? DEFAULT_SLOT_MS)}
      />
    </Suspense>
  );
}
