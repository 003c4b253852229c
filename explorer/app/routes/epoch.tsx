import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { loadEpoch } from '../api/rewards.server.ts';
import { grouped } from '../format/number.ts';
import { EpochFacts } from '../rewards/epoch-facts.tsx';
import { EpochPill } from '../rewards/epoch-table.tsx';
import { epochIndex } from '../rewards/question.server.ts';
import { ScoreTable } from '../rewards/score-table.tsx';
import { Address } from '../ui/address.tsx';
import { Numeral } from '../ui/numeral.tsx';
import { ExactTime } from '../ui/time.tsx';

export const meta: MetaFunction<typeof loader> = ({ params }) => [{ title: `Epoch ${params.epoch} · Escapement` }];

const UNKNOWN = 'No epoch of this number was opened.';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const index = epochIndex(params.epoch ?? '');
  if (index === undefined) throw new Response(UNKNOWN, { status: 404 });
  const after = new URL(request.url).searchParams.get('after') || undefined;
  const { rewardEpoch, rewardScores } = await loadEpoch(context, { index, after });
  if (!rewardEpoch) throw new Response(UNKNOWN, { status: 404 });
  return { epoch: rewardEpoch, scores: rewardScores };
}

export default function Epoch() {
  const { epoch, scores } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="title">
        <p className="crumb">
          <Link to="/rewards">Rewards</Link>
        </p>
        <h1>
          Epoch <Numeral kind="id">{grouped(epoch.index)}</Numeral>
        </h1>
        <p className="title-line">
          <EpochPill status={epoch.status} />
          <span>
            the hour from <ExactTime at={epoch.startsAt} />
          </span>
          <Address value={epoch.id} />
        </p>
      </div>
      <EpochFacts epoch={epoch} />
      <ScoreTable epoch={epoch} scores={scores} />
    </>
  );
}
