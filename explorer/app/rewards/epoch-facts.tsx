import type { EpochView } from '../api/rewards.server.ts';
import { amountExact, IO } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { ExactTime } from '../ui/time.tsx';

const exact = (raw: string) => amountExact(raw, IO);

/** What an epoch had to give, how it is split, and how far it is. */
export function EpochFacts({ epoch }: { epoch: EpochView }) {
  const { source } = epoch;
  return (
    <div className="columns">
      <Card title="Emission" sources={[source]} className="span-6" meta={<span>to the smallest unit</span>}>
        <dl className="sums wide-sums">
          <Row name="Emission of this hour">
            <Figure source={source} row={epoch} field="emission" format={exact} />
          </Row>
          <Row name="Enterprise pool">
            <Figure source={source} row={epoch} field="enterpriseEmission" format={exact} />
          </Row>
          <Row name="Community pool">
            <Figure source={source} row={epoch} field="communityEmission" format={exact} />
          </Row>
          <Row name="Earned by scores">
            {epoch.status === 'FINAL' ? (
              <Figure source={source} row={epoch} field="earned" format={exact} />
            ) : (
              'not final yet'
            )}
          </Row>
        </dl>
      </Card>
      <Card title="Weights and times" sources={[source]} className="span-6">
        <dl className="facts">
          <dt>Weight, enterprise</dt>
          <dd>
            <Figure source={source} row={epoch} field="enterpriseWeight" format={grouped} />
          </dd>
          <dt>Weight, community</dt>
          <dd>
            <Figure source={source} row={epoch} field="communityWeight" format={grouped} />
          </dd>
          <dt>Devices scored</dt>
          <dd>
            <Figure source={source} row={epoch} field="devices" format={grouped} />
          </dd>
          <dt>Hour</dt>
          <dd>
            <ExactTime at={epoch.startsAt} /> to <ExactTime at={epoch.endsAt} />
          </dd>
          <dt>Opened</dt>
          <dd>
            <ExactTime at={epoch.openedAt} />, scored until <ExactTime at={epoch.scoringUntil} />
          </dd>
          <dt>Final</dt>
          <dd>{epoch.finalizedAt === null ? 'not yet' : <ExactTime at={epoch.finalizedAt} />}</dd>
          <dt>Account</dt>
          <dd>
            <Address value={epoch.id} />
          </dd>
        </dl>
      </Card>
    </div>
  );
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
