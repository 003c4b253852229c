import type { StakingTotals } from '../api/staking.server.ts';
import { amountExact, amountRounded, IO } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { Figure } from '../ui/figure.tsx';
import { SourcePanel } from '../ui/source.tsx';

const money = { format: (raw: string) => amountRounded(raw, IO), exact: (raw: string) => amountExact(raw, IO) };

/** Sums of all stake, each with what it means. */
export function StakingTiles({ staking }: { staking: StakingTotals }) {
  const { source } = staking;
  return (
    <section className="tile-strip" aria-label="Totals of the stake">
      <div className="tiles">
        <div className="tile">
          <h2>Active stake</h2>
          <p className="value">
            <Figure source={source} row={staking} field="active" {...money} />
          </p>
          <p className="note">counts for rewards</p>
        </div>
        <div className="tile">
          <h2>Cooling down</h2>
          <p className="value">
            <Figure source={source} row={staking} field="cooling" {...money} />
          </p>
          <p className="note">counts no more, can still be slashed</p>
        </div>
        <div className="tile">
          <h2>Locked by cases</h2>
          <p className="value">
            <Figure source={source} row={staking} field="locked" {...money} />
          </p>
          <p className="note">
            <Figure source={source} row={staking} field="openCases" format={grouped} />{' '}
            {staking.openCases === '1' ? 'open case' : 'open cases'}
          </p>
        </div>
        <div className="tile">
          <h2>Devices with full stake</h2>
          <p className="value">
            <Figure source={source} row={staking} field="stakedDevices" format={grouped} />
          </p>
          <p className="note">
            of <Figure source={source} row={staking} field="stakes" format={grouped} /> with any,{' '}
            <Figure source={source} row={staking} field="stakedGpus" format={grouped} /> GPUs
          </p>
        </div>
        <div className="tile">
          <h2>Slashed and burnt</h2>
          <p className="value">
            <Figure source={source} row={staking} field="slashed" {...money} />
          </p>
          <p className="note">gone from the supply</p>
        </div>
      </div>
      <SourcePanel sources={[source]} />
    </section>
  );
}
