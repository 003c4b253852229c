import { Link } from '@remix-run/react';
import type { Listings } from '../api/rent.server.ts';
import { amountExact, type MintLike, priceColumn } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { duration } from '../format/time.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Numeral } from '../ui/numeral.tsx';
import { Empty, TableFrame } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import type { RentChoice } from './choice.server.ts';

/** Devices of the model that can be hired now, cheapest first. */
export function OfferTable(props: {
  listings: Listings;
  choice: RentChoice;
  model: { name: string; class: string };
  mint: MintLike;
  now: string;
}) {
  const { listings, choice, model, mint, now } = props;
  const { source } = listings;
  const prices = priceColumn(listings.nodes.map((offer) => [offer.price, mint]));
  return (
    <Card
      title={
        <>
          Offers of <Numeral kind="model">{model.name}</Numeral>
        </>
      }
      sources={[source, listings.totalsSource]}
      meta={
        <span>
          <Figure source={listings.totalsSource} row={listings} field="totalCount" format={grouped} />{' '}
          {listings.totalCount === '1' ? 'device' : 'devices'} can be hired now
          {model.class === 'GPU' && (
            <>
              , with <Figure source={listings.totalsSource} row={listings} field="totalGpus" format={grouped} /> GPUs
            </>
          )}
          ; cheapest first, fees come on top
        </span>
      }
    >
      {listings.nodes.length === 0 ? (
        <Empty>Nobody offers this model there now. Choose another model or any country.</Empty>
      ) : (
        <TableFrame label="Offers">
          <thead>
            <tr>
              <th scope="col">Device</th>
              <th scope="col">Country</th>
              <th scope="col" className="wide">
                Supplier
              </th>
              <th scope="col" className="number">
                GPUs
              </th>
              <th scope="col" className="number wide">
                Rental time
              </th>
              <th scope="col" className="number wide">
                Proven
              </th>
              <th scope="col" className="number">
                Per GPU-hour
              </th>
              <th scope="col">
                <span className="visually-hidden">Quote</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {listings.nodes.map((offer) => (
              <tr key={offer.key}>
                <td>
                  <Address value={offer.device} to={`/devices/${offer.device}`} copy={false} />
                </td>
                <td>{offer.countryName ?? <span data-numeral="id">Country {offer.country}</span>}</td>
                <td className="wide" data-numeral="id">
                  {offer.supplierName}
                </td>
                <td className="number">
                  {offer.class === 'GPU' ? (
                    <Figure source={source} row={offer} field="gpuCount" format={grouped} />
                  ) : (
                    <span className="quiet">none</span>
                  )}
                </td>
                <td className="number wide">
                  <Figure source={source} row={offer} field="minSeconds" format={duration} /> to{' '}
                  <Figure source={source} row={offer} field="maxSeconds" format={duration} />
                </td>
                <td className="number wide">
                  <Time at={offer.lastCreditedAt} now={now} past />
                </td>
                <td className="number">
                  <Figure
                    source={source}
                    row={offer}
                    field="price"
                    format={(raw) => prices(raw, mint)}
                    exact={(raw) => amountExact(raw, mint)}
                  />
                </td>
                <td className="number">
                  <Link to={quoteFor(choice, offer)} preventScrollReset>
                    Quote
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </Card>
  );
}

/** Address of the quote that takes one offer: its size, in its country. */
function quoteFor(choice: RentChoice, offer: { gpuCount: string; country: number }): string {
  const { modelCode, hours, mint } = choice;
  const search = { model: String(modelCode), gpus: offer.gpuCount, hours, country: String(offer.country), mint };
  return `/rent?${new URLSearchParams(search)}`;
}
