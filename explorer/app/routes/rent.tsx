import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadListings, loadQuote, loadRentChoices } from '../api/rent.server.ts';
import { rentChoice } from '../rent/choice.server.ts';
import { OfferTable } from '../rent/offer-table.tsx';
import { QuoteCard } from '../rent/quote-card.tsx';
import { RentForm } from '../rent/rent-form.tsx';
import { Empty } from '../ui/table.tsx';

export const meta: MetaFunction = () => [{ title: 'Rent a GPU · Escapement' }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const choices = await loadRentChoices(context);
  const choice = rentChoice(new URL(request.url).searchParams, choices);
  if (!choice) return { choices, now: choices._meta.chainTime };
  const { modelCode, seconds, country, mint } = choice;
  const offers = loadListings(context, { modelCode, country, mint });
  // Only a choice without a number waits for the cheapest offer, to take its size.
  const gpus = choice.gpus ?? Number((await offers).nodes[0]?.gpuCount ?? 1);
  const [listings, quote] = await Promise.all([
    offers,
    loadQuote(context, { modelCode, gpus, seconds, country, mint }),
  ]);
  return { choices, choice: { ...choice, gpus }, listings, quote, now: choices._meta.chainTime };
}

export default function Rent() {
  const { choices, choice, listings, quote, now } = useLoaderData<typeof loader>();
  const model = choices.gpuModels.nodes.find(({ code }) => code === choice?.modelCode);
  return (
    <>
      <div className="title">
        <h1>Rent a GPU, pay for the seconds it proves</h1>
        <p>
          Your deposit goes into a vault of this rental alone. Money leaves it for proven seconds, or back to you: stop
          whenever you like and take the rest.
        </p>
      </div>
      {!choice || !quote || !model ? (
        <Empty>The catalogue has no model yet. The demo network is still being set up; come back in a moment.</Empty>
      ) : (
        <div className="columns rent">
          <div className="span-7 stack">
            <RentForm choices={choices} choice={choice} />
            <OfferTable listings={listings} choice={choice} model={model} mint={quote.mint} now={now} />
          </div>
          <div className="span-5 stack">
            <QuoteCard quote={quote} model={model} />
          </div>
        </div>
      )}
    </>
  );
}
