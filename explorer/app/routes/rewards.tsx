import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadRewardChart, loadRewardProof, loadRewards } from '../api/rewards.server.ts';
import { lineShape } from '../chart/lines.ts';
import { amountExact, amountRounded, IO } from '../format/money.ts';
import { EpochTable } from '../rewards/epoch-table.tsx';
import { ProofCard } from '../rewards/proof-card.tsx';
import { rewardQuestion } from '../rewards/question.server.ts';
import { RewardTable } from '../rewards/reward-table.tsx';
import { ScheduleChart, ScheduleFacts } from '../rewards/schedule.tsx';
import { Figure } from '../ui/figure.tsx';
import { Empty } from '../ui/table.tsx';

export const meta: MetaFunction = () => [{ title: 'Rewards · Escapement' }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const question = rewardQuestion(search);
  const [answer, chart, proof] = await Promise.all([
    loadRewards(context, {
      epochsAfter: search.get('epochs') || undefined,
      devicesAfter: search.get('devices') || undefined,
    }),
    loadRewardChart(context),
    question.asked ? loadRewardProof(context, question.asked) : null,
  ]);
  const { emission, rewardEpochs, rewards, _meta } = answer;
  const points = chart.nodes.map((row) => ({ at: row.endsAt, values: [row.scheduledTotal, row.issuedTotal] }));
  return {
    emission,
    epochs: rewardEpochs,
    rewards,
    chart,
    shape: lineShape(points, IO.decimals),
    question,
    proof,
    now: _meta.chainTime,
  };
}

export default function Rewards() {
  const { emission, epochs, rewards, chart, shape, question, proof, now } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="title">
        <h1>
          {emission ? (
            <>
              <Figure
                source={emission.source}
                row={emission}
                field="issued"
                format={(raw) => amountRounded(raw, IO)}
                exact={(raw) => amountExact(raw, IO)}
              />{' '}
              issued as rewards
            </>
          ) : (
            'No reward has been issued yet'
          )}
        </h1>
        <p>
          Each hour has an emission fixed by a published schedule. Devices with full stake share it by their multiplier,
          their GPUs and the seconds they proved, hired or idle alike. Anybody can score, finalize and claim, and
          anybody can compute each reward again: so can this page.
        </p>
      </div>
      {emission ? (
        <div className="columns">
          <ScheduleChart chart={chart} shape={shape} />
          <ScheduleFacts emission={emission} now={now} />
        </div>
      ) : (
        <Empty>The emission has not begun on this network.</Empty>
      )}
      <EpochTable epochs={epochs} />
      <RewardTable rewards={rewards} />
      <ProofCard question={question} proof={proof} />
    </>
  );
}
