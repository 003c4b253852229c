import type { Quote } from '../api/rent.server.ts';
import { amountExact, price } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { scaled } from '../format/scaled.ts';
import { duration } from '../format/time.ts';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Empty } from '../ui/table.tsx';
import { Checkout } from './checkout.tsx';

/** The exact price of the wish, and the way to take it. */
export function QuoteCard({ quote, model }: { quote: Quote; model: { name: string; class: string } }) {
  const { source, mint } = quote;
  if (!quote.available) {
    return (
      <Card title="Quote" sources={[source]}>
        <Empty>
          <p data-numeral="parameter">{quote.unavailableMessage ?? 'No set of offers fits.'}</p>
          <p>Each offer of this page has a quote of its own; any country and other models have more.</p>
        </Empty>
      </Card>
    );
  }
  const exact = (raw: string) => amountExact(raw, mint);
  return (
    <Card
      title="Quote"
      sources={[source, quote.offersSource]}
      meta={<span>exact, by the program’s own arithmetic</span>}
    >
      <p className="quote-what">
        <Figure source={source} row={quote} field="gpus" format={grouped} /> ×{' '}
        <span data-numeral="model">{model.name}</span> for{' '}
        <Figure source={source} row={quote} field="seconds" format={duration} />
      </p>
      <ul className="quote-offers">
        {quote.offers.map((offer) => (
          <li key={offer.key}>
            <span>
              {offer.countryName ?? 'Unknown country'}, <span data-numeral="id">{offer.supplierName}</span>
              {model.class === 'GPU' && (
                <>
                  , <Figure source={quote.offersSource} row={offer} field="gpuCount" format={grouped} />{' '}
                  {offer.gpuCount === '1' ? 'GPU' : 'GPUs'}
                </>
              )}
            </span>
            <span className="nowrap">
              <Figure
                source={quote.offersSource}
                row={offer}
                field="price"
                format={(raw) => price(raw, mint)}
                exact={exact}
              />{' '}
              an hour
            </span>
          </li>
        ))}
      </ul>
      <dl className="sums">
        <dt>Suppliers get</dt>
        <dd>
          <Figure source={source} row={quote} field="net" format={exact} />
        </dd>
        <dt>
          Fees, <Figure source={source} row={quote} field="feeBps" format={(raw) => `${scaled(raw, 2, 2)} %`} /> from
          each side
        </dt>
        <dd>
          <Figure source={source} row={quote} field="fees" format={exact} />
        </dd>
        <dt className="total">You pay at most</dt>
        <dd className="total">
          <Figure source={source} row={quote} field="gross" format={exact} />
        </dd>
      </dl>
      <p className="hint">
        That much goes into the vault. Seconds that a device doesn’t prove cost nothing; when you stop, what is left
        comes back. The shortest time each supplier asks for is the earliest that stopping takes effect.
      </p>
      <Checkout quote={quote} />
    </Card>
  );
}
