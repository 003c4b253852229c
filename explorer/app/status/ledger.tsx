import type { loadStatus } from '../api/status.server.ts';
import { grouped } from '../format/number.ts';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Pill } from '../ui/pill.tsx';

type Ledger = Awaited<ReturnType<typeof loadStatus>>['_meta']['ledger'];

const ROWS = [
  ['Transactions', 'transactions'],
  ['Events', 'events'],
  ['Events that could not be decoded', 'undecodedEvents'],
  ['Gaps between slots read', 'slotGaps'],
  ['Gaps in accounts’ sequences', 'sequenceGaps'],
  ['Segments committed', 'segments'],
] as const;

/** What has been read of the chain, and whether anything is missing. */
export function LedgerCard({ ledger }: { ledger: Ledger }) {
  return (
    <Card title="Ledger" sources={[ledger.source]} className="span-6">
      <p>
        {ledger.complete ? (
          <Pill tone="good">complete since the first slot indexed</Pill>
        ) : (
          <Pill tone="bad">something is missing</Pill>
        )}
      </p>
      <dl className="facts">
        {ROWS.map(([name, field]) => (
          <Row key={field} name={name} ledger={ledger} field={field} />
        ))}
      </dl>
    </Card>
  );
}

function Row({ name, ledger, field }: { name: string; ledger: Ledger; field: (typeof ROWS)[number][1] }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Figure source={ledger.source} row={ledger} field={field} format={grouped} />
      </dd>
    </>
  );
}
