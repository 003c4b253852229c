import type { loadStatus } from '../api/status.server.ts';
import { grouped } from '../format/number.ts';
import { duration } from '../format/time.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Numeral } from '../ui/numeral.tsx';
import { ExactTime } from '../ui/time.tsx';

type Meta = Awaited<ReturnType<typeof loadStatus>>['_meta'];

/** Told to the read API by the chain's RPC, not by events. */
const ASKED = [
  {
    description: 'Slot served and chain time',
    how: 'the last segment of slots committed, and the Clock account read with it',
  },
  { description: 'Genesis hash', how: 'getGenesisHash of the RPC that is indexed' },
  { description: 'Newest final slot seen', how: 'getSlot { commitment: "finalized" } of the same RPC' },
] as const;

/** Which chain this is, and as of when. */
export function Chain({ meta }: { meta: Meta }) {
  const offset = Number(meta.wallClockOffsetSeconds);
  const apart = Math.abs(offset);
  return (
    <Card title="Chain" sources={[meta.ledger.source]} asked={ASKED} className="span-6">
      <dl className="facts">
        <dt>Network</dt>
        <dd>{meta.networkNote}</dd>
        <dt>Genesis hash</dt>
        <dd>
          <Address value={meta.genesisHash} />
        </dd>
        <dt>Served up to slot</dt>
        <dd>
          <Numeral kind="slot">{grouped(meta.watermarkSlot)}</Numeral>, <ExactTime at={meta.chainTime} /> on chain
        </dd>
        <dt>Newest final slot seen</dt>
        <dd>
          {meta.finalizedSlotSeen === null ? (
            'not known'
          ) : (
            <Numeral kind="slot">{grouped(meta.finalizedSlotSeen)}</Numeral>
          )}
          {meta.lagSlots !== null && (
            <>
              , <Numeral kind="slot">{grouped(meta.lagSlots)} slots</Numeral> ahead
            </>
          )}
        </dd>
        <dt>Clock</dt>
        <dd>
          {apart <= 1 ? (
            'the chain’s clock agrees with this computer’s'
          ) : (
            <>
              the chain’s clock is <time dateTime={`PT${apart}S`}>{duration(apart)}</time>{' '}
              {offset < 0 ? 'ahead of' : 'behind'} this computer’s
            </>
          )}
        </dd>
        {meta.programs.map((program) => (
          <ProgramRow key={program.id} name={program.name} id={program.id} />
        ))}
      </dl>
    </Card>
  );
}

function ProgramRow({ name, id }: { name: string; id: string }) {
  return (
    <>
      <dt>Program {name}</dt>
      <dd>
        <Address value={id} />
      </dd>
    </>
  );
}
