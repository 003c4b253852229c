import type { ReactNode } from 'react';
import { grouped } from '../format/number.ts';
import { ShareBar } from '../ui/bars.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import type { HomePage } from './home.server.ts';

type NetworkView = HomePage['network'];

const ROWS = [
  ['Claimed', 'claimedGpus', 'claimed', 'registered by a supplier'],
  ['Proven', 'provenGpus', 'proven', 'time credited lately, by opened receipts'],
  ['Hired', 'hiredGpus', 'hired', 'proven while running somebody’s work'],
] as const;

/** Claimed, of those proven, of those hired; what is staked stands apart, and what breaks the nesting is said in words. */
export function Funnel({ network }: { network: NetworkView }) {
  return (
    <Card title="GPUs, four ways to count" sources={[network.source]}>
      <ul className="funnel">
        {ROWS.map(([name, field, kind, note]) => (
          <li key={field}>
            <span className="name">{name}</span>
            <span className="count">
              <Figure source={network.source} row={network} field={field} format={grouped} />
            </span>
            <ShareBar part={network[field]} whole={network.claimedGpus} kind={kind} />
            <span className="note">{note}</span>
          </li>
        ))}
        <li>
          <span className="name">Staked</span>
          <span className="count">
            <Figure source={network.source} row={network} field="stakedGpus" format={grouped} />
          </span>
          <ShareBar part={network.stakedGpus} whole={network.claimedGpus} kind="staked" />
          <span className="note">claimed with the full stake behind them</span>
        </li>
      </ul>
      <p className="hint">
        Beside these:{' '}
        <Count network={network} field="assignedNotFreshGpus">
          GPUs assigned but not proven lately
        </Count>{' '}
        ·{' '}
        <Count network={network} field="provenCpus">
          proven CPU devices
        </Count>{' '}
        of{' '}
        <Count network={network} field="claimedCpus">
          claimed
        </Count>
        {network.hashChainGpus !== '0' && (
          <>
            {' '}
            ·{' '}
            <Count network={network} field="hashChainGpus">
              of the claimed GPUs are of models whose proof a CPU can compute
            </Count>
          </>
        )}
      </p>
    </Card>
  );
}

function Count(props: {
  network: NetworkView;
  field: 'assignedNotFreshGpus' | 'provenCpus' | 'claimedCpus' | 'hashChainGpus';
  children: ReactNode;
}) {
  return (
    <>
      <Figure source={props.network.source} row={props.network} field={props.field} format={grouped} /> {props.children}
    </>
  );
}
