import type { DeviceView } from '../api/devices.server.ts';
import { grouped } from '../format/number.ts';
import { duration } from '../format/time.ts';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { ExactTime } from '../ui/time.tsx';
import { WorkWords } from './work-words.tsx';

/** What the chain asks of this model, and what that does not prove. */
export function ProofFacts({ device }: { device: DeviceView }) {
  const { model } = device;
  const { source } = model;
  return (
    <Card title="What is proven" sources={[source]} className="span-4" meta={<span>parameters of the model</span>}>
      <dl className="facts">
        <dt>Asked when idle</dt>
        <dd>
          every <Figure source={source} row={model} field="idleIntervalSlots" format={grouped} /> slots
        </dd>
        <dt>Asked when hired</dt>
        <dd>
          every <Figure source={source} row={model} field="hiredIntervalSlots" format={grouped} /> slots
        </dd>
        <dt>Light work</dt>
        <dd>
          <WorkWords model={model} weight="light" />
        </dd>
        <dt>Heavy work</dt>
        <dd>
          <WorkWords model={model} weight="heavy" />, every{' '}
          <Figure source={source} row={model} field="heavyIntervalSlots" format={grouped} /> slots
        </dd>
        <dt>Counts as proven</dt>
        <dd>
          for <Figure source={source} row={model} field="freshSeconds" format={duration} /> after a credit
        </dd>
      </dl>
      <p className="hint">
        In force since <ExactTime at={model.setAt} />. Receipts of before were judged by the parameters of their own
        time.
      </p>
      {device.proofKind === 'HASH_CHAIN' && (
        <p className="hint">
          A CPU can compute this proof: it shows that somebody’s machine worked and held the key, not that a GPU did.
          The country, the memory and the model are the supplier’s word.
        </p>
      )}
    </Card>
  );
}
