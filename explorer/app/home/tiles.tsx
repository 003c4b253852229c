import { Link } from '@remix-run/react';
import { amountExact, amountRounded, IO, USDC } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { hours, percent } from '../format/scaled.ts';
import { Figure } from '../ui/figure.tsx';
import { SourcePanel } from '../ui/source.tsx';
import type { HomePage } from './home.server.ts';

/** The network's totals, each with its unit or window. */
export function Tiles({ network }: { network: HomePage['network'] }) {
  const { source } = network;
  return (
    <section className="tile-strip" aria-label="Totals">
      <div className="tiles">
        <div className="tile">
          <h2>Proven GPU-hours</h2>
          <p className="value">
            <Figure
              source={source}
              row={network}
              field="provenGpuSeconds"
              format={hours}
              exact={(raw) => `${grouped(raw)} GPU-seconds`}
            />
          </p>
          <p className="note">
            <Figure
              source={source}
              row={network}
              field="hiredGpuSeconds"
              format={hours}
              exact={(raw) => `${grouped(raw)} GPU-seconds`}
            />{' '}
            of them hired
          </p>
        </div>
        <div className="tile">
          <h2>Settled to suppliers</h2>
          <p className="value">
            <Figure
              source={source}
              row={network}
              field="settledUsdc"
              format={(raw) => amountRounded(raw, USDC)}
              exact={(raw) => amountExact(raw, USDC)}
            />
          </p>
          <p className="note">
            and{' '}
            <Figure
              source={source}
              row={network}
              field="settledIo"
              format={(raw) => amountRounded(raw, IO)}
              exact={(raw) => amountExact(raw, IO)}
            />
          </p>
        </div>
        <div className="tile">
          <h2>Rentals</h2>
          <p className="value">
            <Figure source={source} row={network} field="rentals" format={grouped} />
          </p>
          <p className="note">
            <Figure source={source} row={network} field="openRentals" format={grouped} /> not closed
          </p>
        </div>
        <div className="tile">
          <h2>Proven GPUs hired</h2>
          <p className="value">
            <Figure source={source} row={network} field="utilisationBps" format={percent} />
          </p>
          <p className="note">now</p>
        </div>
        <div className="tile">
          <h2>Rewards issued</h2>
          <p className="value">
            <Figure
              source={source}
              row={network}
              field="rewardsIssued"
              format={(raw) => amountRounded(raw, IO)}
              exact={(raw) => amountExact(raw, IO)}
            />
          </p>
          <p className="note">
            <Link to="/rewards">by a schedule</Link>
          </p>
        </div>
        <div className="tile">
          <h2>Countries</h2>
          <p className="value">
            <Figure source={source} row={network} field="countries" format={grouped} />
          </p>
          <p className="note">declared by suppliers</p>
        </div>
      </div>
      <SourcePanel sources={[source]} />
    </section>
  );
}
