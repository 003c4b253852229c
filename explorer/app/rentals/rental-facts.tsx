import type { RentalView } from '../api/rentals.server.ts';
import { amountExact, price } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { duration } from '../format/time.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Pill } from '../ui/pill.tsx';
import { ExactTime, Time } from '../ui/time.tsx';
import { RENTAL_STATUS } from './status.ts';

/** What was agreed, and how far it has come by the final state. */
export function RentalFacts({ rental, now }: { rental: RentalView; now: string }) {
  const { source, mint } = rental;
  const status = RENTAL_STATUS[rental.status];
  return (
    <Card title="Agreed" sources={[source]} className="span-5">
      <dl className="facts">
        <dt>State</dt>
        <dd>
          <Pill tone={status.tone}>{status.word}</Pill>
        </dd>
        <dt>Hired now</dt>
        <dd>
          <Figure source={source} row={rental} field="assignedGpus" format={grouped} /> of{' '}
          <Figure source={source} row={rental} field="wantedGpus" format={grouped} /> ×{' '}
          <span data-numeral="model">{rental.modelName ?? 'any model'}</span>
        </dd>
        <dt>Proven, all GPUs</dt>
        <dd>
          <Figure
            source={source}
            row={rental}
            field="provenGpuSeconds"
            format={duration}
            exact={(raw) => `${grouped(raw)} GPU-seconds`}
          />{' '}
          of GPU time, each GPU counted
        </dd>
        <dt>Price at most</dt>
        <dd>
          <Figure
            source={source}
            row={rental}
            field="priceCap"
            format={(raw) => price(raw, mint)}
            exact={(raw) => amountExact(raw, mint)}
          />{' '}
          per GPU-hour
        </dd>
        <dt>Opened</dt>
        <dd>
          <ExactTime at={rental.openedAt} />
        </dd>
        <dt>{rental.closedAt === null ? 'Ends' : 'Closed'}</dt>
        <dd>
          <Time at={rental.closedAt ?? rental.endsAt} now={now} />
        </dd>
        <dt>Job</dt>
        <dd>{rental.jobHash === null ? 'none: proven time only' : 'a container, sealed to its devices'}</dd>
        <dt>Vault</dt>
        <dd>
          <Address value={rental.vault} />
        </dd>
      </dl>
    </Card>
  );
}
