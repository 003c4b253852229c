import type { ReactNode } from 'react';
import type { DemoState } from '../api/demo-state.server.ts';
import type { RootMeta } from '../api/root.server.ts';
import { duration } from '../format/time.ts';
import { Icon } from '../ui/icon.tsx';
import { ExactTime } from '../ui/time.tsx';

/** Behind the chain by more than this, in seconds, a page says so. */
const BEHIND_SECONDS = 60;

/** What a visitor must know before trusting the figures below; nothing when all is well. */
export function Notices({ meta, demo }: { meta?: RootMeta; demo?: DemoState }) {
  if (!meta) {
    return <Notice bad>The read API does not answer. Figures come back as soon as it does.</Notice>;
  }
  // While history is played the clock jumps, so the lag in time says nothing.
  const jumping = Boolean(demo?.reason);
  const behind =
    meta.lagSlots === null || meta.slotMs === null ? 0 : (Number(meta.lagSlots) * Number(meta.slotMs)) / 1000;
  return (
    <>
      {demo?.reason && (
        <Notice>
          <span data-numeral="parameter">{demo.reason}</span>
        </Notice>
      )}
      {meta.stale && (
        <Notice bad>
          The read API does not answer. What you see was final at <ExactTime at={meta.chainTime} />.
        </Notice>
      )}
      {!jumping && behind > BEHIND_SECONDS && (
        <Notice>
          The indexer is <time>{duration(behind)}</time> behind the chain: the newest transactions are not counted yet.
        </Notice>
      )}
    </>
  );
}

function Notice({ bad = false, children }: { bad?: boolean; children: ReactNode }) {
  return (
    <div className={bad ? 'notice bad' : 'notice'} role={bad ? 'alert' : 'note'}>
      <p className="page">
        <Icon name={bad ? 'warning' : 'clock'} />
        <span>{children}</span>
      </p>
    </div>
  );
}
