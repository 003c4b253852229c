import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { loadRentals } from '../api/rentals.server.ts';
import { grouped } from '../format/number.ts';
import { RentalTable } from '../rentals/rental-table.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Pages } from '../ui/pages.tsx';
import { withSearch } from '../ui/sort-header.tsx';
import { Empty } from '../ui/table.tsx';

export const meta: MetaFunction = () => [{ title: 'Rentals · Escapement' }];

const CHOICES = {
  open: { word: 'Under way', status_in: ['OPEN', 'ACTIVE', 'ENDED'] },
  closed: { word: 'Closed', status_in: ['CLOSED'] },
  all: { word: 'All', status_in: undefined },
} as const;

type Choice = keyof typeof CHOICES;
const choiceOf = (value: string | null): Choice => (value !== null && value in CHOICES ? (value as Choice) : 'all');

export async function loader({ context, request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const choice = choiceOf(search.get('state'));
  const states = CHOICES[choice].status_in;
  const { rentals, _meta } = await loadRentals(context, {
    first: 50,
    after: search.get('after') || undefined,
    where: { status_in: states && [...states] },
  });
  return { choice, rentals, now: _meta.chainTime };
}

export default function Rentals() {
  const { choice, rentals, now } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <>
      <div className="title">
        <h1>
          <Figure source={rentals.totalCountSource} row={rentals} field="totalCount" format={grouped} />{' '}
          {choice === 'all' ? 'rentals' : choice === 'open' ? 'rentals under way' : 'closed rentals'}
        </h1>
        <p>Each has a vault of its own: money leaves it for proven seconds only, or back to the renter.</p>
      </div>
      <Card title="Rentals" sources={[rentals.source, rentals.totalCountSource]}>
        <nav className="segments" aria-label="Which rentals">
          {(Object.keys(CHOICES) as Choice[]).map((value) => (
            <Link
              key={value}
              to={withSearch(search, { state: value, after: '' })}
              aria-current={choice === value ? 'true' : undefined}
            >
              {CHOICES[value].word}
            </Link>
          ))}
        </nav>
        {rentals.nodes.length === 0 ? (
          <Empty>
            No rental here. <a href="/rent">Rent a GPU</a>
          </Empty>
        ) : (
          <RentalTable rentals={rentals} now={now} />
        )}
        <Pages pageInfo={rentals.pageInfo} search={search} />
      </Card>
    </>
  );
}
