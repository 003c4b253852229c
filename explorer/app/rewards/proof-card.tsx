import { Form } from '@remix-run/react';
import type { RewardProof } from '../api/rewards.server.ts';
import { amountExact, IO } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { percentExact } from '../format/scaled.ts';
import { duration } from '../format/time.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Hardware } from '../ui/hardware.tsx';
import { Empty } from '../ui/table.tsx';
import type { RewardQuestion } from './question.server.ts';
import { Recompute } from './recompute.tsx';
import { MULTIPLIER, POOL } from './words.ts';

/** Asks for a device and an epoch, and shows every integer of that reward; the browser computes it again. */
export function ProofCard({ question, proof }: { question: RewardQuestion; proof: RewardProof | null }) {
  return (
    <div id="recompute">
      <Card
        title="Recompute a reward"
        sources={proof ? [proof.source] : []}
        meta={<span>one device in one epoch, from the integers that the chain recorded</span>}
      >
        <Form method="get" action="/rewards#recompute" className="fields" key={`${question.device}-${question.epoch}`}>
          <div className="field field-address">
            <label htmlFor="proof-device">Device</label>
            <input id="proof-device" name="device" defaultValue={question.device} required spellCheck={false} />
          </div>
          <div className="field field-epoch">
            <label htmlFor="proof-epoch">Epoch</label>
            <input id="proof-epoch" name="epoch" inputMode="numeric" defaultValue={question.epoch} required />
          </div>
          <button type="submit" className="button plain">
            Show its integers
          </button>
        </Form>
        {proof ? (
          <>
            <Integers proof={proof} />
            <Recompute proof={proof} />
          </>
        ) : (
          <NoProof question={question} />
        )}
      </Card>
    </div>
  );
}

function NoProof({ question }: { question: RewardQuestion }) {
  if (question.problem !== undefined) return <Empty>{question.problem}</Empty>;
  if (question.device === '')
    return <Empty>Type a device and an epoch, or take “its last” beside a device above.</Empty>;
  return <Empty>That device was not scored in that epoch, so it earned nothing there.</Empty>;
}

/** What was served, to the smallest unit. */
function Integers({ proof }: { proof: RewardProof }) {
  const { source } = proof;
  const exact = (raw: string) => amountExact(raw, IO);
  return (
    <dl className="facts">
      <dt>Device</dt>
      <dd>
        <Address value={proof.device} to={`/devices/${proof.device}`} />
      </dd>
      <dt>Emission of the epoch</dt>
      <dd>
        <Figure source={source} row={proof} field="emission" format={exact} />
      </dd>
      <dt>Part of its pool</dt>
      <dd>
        <Figure source={source} row={proof} field="poolEmission" format={exact} />, {POOL[proof.pool]}
      </dd>
      <dt>GPUs, multiplier</dt>
      <dd>
        <Hardware source={source} row={proof} model={proof.modelName} />, multiplier{' '}
        <Figure source={source} row={proof} field="multiplierBps" format={MULTIPLIER} />
      </dd>
      <dt>Credited in that hour</dt>
      <dd>
        <Figure source={source} row={proof} field="idleSeconds" format={duration} exact={secondsOf} /> idle,{' '}
        <Figure source={source} row={proof} field="hiredSeconds" format={duration} exact={secondsOf} /> hired
      </dd>
      <dt>Weight, of all in the pool</dt>
      <dd>
        <Figure source={source} row={proof} field="weight" format={grouped} /> of{' '}
        {proof.finalized ? (
          <Figure source={source} row={proof} field="poolWeight" format={grouped} />
        ) : (
          'what is still being scored'
        )}
      </dd>
      <dt>Reward</dt>
      <dd>
        {proof.finalized ? <Figure source={source} row={proof} field="amount" format={exact} /> : 'not final yet'}
      </dd>
      {proof.coStaker !== null && (
        <>
          <dt>Of it the co-staker’s</dt>
          <dd>
            <Figure source={source} row={proof} field="coAmount" format={exact} />, by a share of{' '}
            <Figure source={source} row={proof} field="coShareBps" format={percentExact} />
          </dd>
        </>
      )}
      <dt>Signed in</dt>
      <dd className="signed">
        <span>
          opened <Address value={proof.openSignature} />
        </span>
        <span>
          scored <Address value={proof.scoreSignature} />
        </span>
        {proof.finalSignature !== null && (
          <span>
            finalized <Address value={proof.finalSignature} />
          </span>
        )}
      </dd>
    </dl>
  );
}

const secondsOf = (raw: string) => `${grouped(raw)} seconds`;
