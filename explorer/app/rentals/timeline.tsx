import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import type { SourceView } from '../ui/source.tsx';
import { Empty } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import type { TimelineEntry } from './timeline.server.ts';
import { EVENT } from './words.ts';

/** What happened to a rental, oldest first; receipts stand in their own list. */
export function Timeline(props: { entries: readonly TimelineEntry[]; source: SourceView; now: string }) {
  const { entries, source, now } = props;
  return (
    <Card title="What happened" sources={[source]} className="span-5">
      {entries.length === 0 ? (
        <Empty>Nothing final yet.</Empty>
      ) : (
        <ol className="timeline">
          {entries.map((entry) => (
            <li key={entry.key}>
              <span>
                {EVENT[entry.name] ?? entry.name}
                {entry.detail !== undefined && <span data-numeral="evidence">: {entry.detail}</span>}
                {entry.count > 1 && <span data-numeral="evidence"> × {entry.count}</span>}
              </span>
              <Address value={entry.signature} />
              <Time at={entry.timestamp} now={now} past />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
