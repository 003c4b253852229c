import type { RentalView } from '../api/rentals.server.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Empty } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { EVENT } from './words.ts';

/** What happened to a rental, oldest first; receipts stand in their own list. */
export function Timeline({ events, now }: { events: RentalView['timeline']['nodes']; now: string }) {
  const shown = grouped(events.filter((event) => event.name !== 'DeviceTicked'));
  return (
    <Card title="What happened" className="span-5">
      {shown.length === 0 ? (
        <Empty>Nothing final yet.</Empty>
      ) : (
        <ol className="timeline">
          {shown.map((event) => (
            <li key={event.key}>
              <span>
                {EVENT[event.name] ?? event.name}
                {event.count > 1 && <span data-numeral="evidence"> × {event.count}</span>}
              </span>
              <Address value={event.signature} />
              <Time at={event.timestamp} now={now} past />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

type TimelineEvent = RentalView['timeline']['nodes'][number];

/** Events of one kind that one transaction brought are told once, with their number. */
function grouped(events: readonly TimelineEvent[]): (TimelineEvent & { count: number })[] {
  const told: (TimelineEvent & { count: number })[] = [];
  for (const event of events) {
    const same = told.find(({ name, signature }) => name === event.name && signature === event.signature);
    if (same) same.count += 1;
    else told.push({ ...event, count: 1 });
  }
  return told;
}
