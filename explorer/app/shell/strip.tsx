import type { RootMeta } from '../api/root.server.ts';
import { grouped } from '../format/number.ts';
import { duration } from '../format/time.ts';
import { Numeral } from '../ui/numeral.tsx';
import { ExactTime } from '../ui/time.tsx';
import type { Theme } from './theme.server.ts';
import { ThemeForm } from './theme-form.tsx';

/** What network this is, as of when, and whether the ledger behind it is complete. */
export function Strip({ meta, theme }: { meta?: RootMeta; theme: Theme }) {
  return (
    <aside className="strip" aria-label="Freshness">
      <div className="page">
        {meta?.network === 'DEMO' && <span className="pill wait">Demo network</span>}
        {meta?.network === 'DEMO' && <span>these devices are played by this computer</span>}
        {meta && (
          <span>
            final at slot{' '}
            <b>
              <Numeral kind="slot">{grouped(meta.watermarkSlot)}</Numeral>
            </b>
            <Lag meta={meta} />
          </span>
        )}
        {meta && <span>{meta.ledger.complete ? 'ledger complete' : 'ledger has gaps: see Status'}</span>}
        <span className="end">
          {meta && (
            <span>
              chain clock <ExactTime at={meta.chainTime} />
              <ClockOffset seconds={Number(meta.wallClockOffsetSeconds)} />
            </span>
          )}
          <ThemeForm theme={theme} />
        </span>
      </div>
    </aside>
  );
}

function Lag({ meta }: { meta: RootMeta }) {
  if (meta.lagSlots === null || meta.slotMs === null) return null;
  const seconds = Math.round((Number(meta.lagSlots) * Number(meta.slotMs)) / 1000);
  return (
    <>
      , <time dateTime={`PT${seconds}S`}>{duration(seconds)}</time> behind
    </>
  );
}

/** A chain clock further from this computer's than this, in seconds, is told. */
const OFFSET_TOLD = 60;

function ClockOffset({ seconds }: { seconds: number }) {
  const apart = Math.abs(seconds);
  if (apart <= OFFSET_TOLD) return null;
  return (
    <>
      , <time dateTime={`PT${apart}S`}>{duration(apart)}</time> {seconds < 0 ? 'ahead of' : 'behind'} this computer’s
    </>
  );
}
