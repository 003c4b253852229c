import { builder } from '../builder.ts';
import type { Figure } from '../data/metric.ts';
import type { QuoteOfferRow } from '../data/quote.ts';
import { type Quote as QuoteShape, readQuote, rentalSeconds } from '../data/read-quote.ts';
import { listCost } from '../limits/complexity.ts';
import { MintSymbol } from './enums.ts';
import { Mint, mintOfRow } from './mint.ts';
import { Source } from './source.ts';

const QuoteUnavailableReason = builder.enumType('QuoteUnavailableReason', {
  description: 'Why no set of offers fits.',
  values: {
    DURATION_OUT_OF_RANGE: {
      value: 'DURATION_OUT_OF_RANGE',
      description: 'There are offers, but none allows this rental time.',
    },
    NOT_AVAILABLE: {
      value: 'NOT_AVAILABLE',
      description: 'A device of `devices` cannot be hired for this time in this mint.',
    },
    NOT_ENOUGH_GPUS: { value: 'NOT_ENOUGH_GPUS', description: 'There are fewer GPUs on offer than wanted.' },
    NO_EXACT_SET: {
      value: 'NO_EXACT_SET',
      description: 'There are enough GPUs, but no set of whole devices has exactly the wanted number.',
    },
    NO_OFFER: { value: 'NO_OFFER', description: 'No device of the model can be hired in this country and mint now.' },
    RENTALS_PAUSED: { value: 'RENTALS_PAUSED', description: 'New rentals are paused.' },
    UNKNOWN_MODEL: { value: 'UNKNOWN_MODEL', description: 'The catalogue has no such model.' },
  },
});

const QuoteOffer = builder.objectRef<Figure<QuoteOfferRow>>('QuoteOffer').implement({
  description: 'One device of a quote.',
  fields: (t) => ({
    country: t.expose('country', { type: 'Int', description: 'Declared country, ISO 3166-1 numeric.' }),
    countryAlpha2: t.expose('country_alpha2', {
      type: 'String',
      nullable: true,
      description: 'Alpha-2 code of the country.',
    }),
    countryName: t.expose('country_name', {
      type: 'String',
      nullable: true,
      description: 'English name of the country.',
    }),
    device: t.expose('device', { type: 'PublicKey', description: 'Device account.' }),
    encryptionKey: t.expose('encryption_key', {
      type: 'Hex',
      description: 'X25519 public key of the device, for sealing the job.',
    }),
    fees: t.expose('fees', { type: 'UInt64', description: 'What the treasury gets, smallest unit.' }),
    gpuCount: t.expose('gpu_count', { type: 'UInt64', description: 'GPUs of the device.' }),
    gross: t.expose('gross', { type: 'UInt64', description: 'What the renter pays for it, smallest unit.' }),
    key: t.expose('key', { type: 'String', description: 'Key of this row in `offersSource`.' }),
    minimumCost: t.expose('minimum_cost', {
      type: 'UInt64',
      description:
        'What the renter pays for it when it leaves as soon as it may (after `minSeconds`) and all of that time is proven, smallest unit.',
    }),
    minSeconds: t.expose('min_seconds', {
      type: 'UInt64',
      description: 'Shortest rental in seconds: owed to be offered, paid only when proven.',
    }),
    net: t.expose('net', { type: 'UInt64', description: 'What its supplier gets, smallest unit.' }),
    price: t.expose('price', { type: 'UInt64', description: 'Price, smallest unit per GPU-hour.' }),
    supplier: t.expose('supplier', { type: 'PublicKey', description: 'Supplier account.' }),
    supplierName: t.expose('supplier_name', { type: 'String', description: 'Name that the supplier gave itself.' }),
  }),
});

const Quote = builder.objectRef<QuoteShape>('Quote').implement({
  description:
    "What a rental would cost if every second of it is proven; unproven seconds cost nothing. Amounts are by the program's own arithmetic:\ngross = floor(price * gpus * seconds * (10000 + fee) / 36000000) per device, net with (10000 - fee).",
  fields: (t) => ({
    available: t.boolean({
      description: 'A set of exactly the wanted GPUs exists.',
      resolve: ({ unavailable }) => unavailable === undefined,
    }),
    country: t.expose('country', {
      type: 'Int',
      nullable: true,
      description: 'Country asked for, ISO 3166-1 numeric; null for any.',
    }),
    deposit: t.field({
      resolve: ({ sums }) => sums.deposit,
      type: 'UInt64',
      description: 'What must be deposited so that all devices can be assigned, smallest unit.',
    }),
    feeBps: t.field({
      resolve: ({ sums }) => sums.fee_bps,
      type: 'UInt64',
      description: 'Fee taken from each side, in basis points.',
    }),
    fees: t.field({
      resolve: ({ sums }) => sums.fees,
      type: 'UInt64',
      description: "What the treasury gets of it, both sides' fees, smallest unit.",
    }),
    gpus: t.field({ resolve: ({ sums }) => sums.gpus, type: 'UInt64', description: 'GPUs asked for.' }),
    gross: t.field({
      resolve: ({ sums }) => sums.gross,
      type: 'UInt64',
      description: 'What the renter pays, smallest unit.',
    }),
    mint: t.field({
      type: Mint,
      description: 'Mint to pay in.',
      resolve: mintOfRow,
    }),
    minimumCost: t.field({
      resolve: ({ sums }) => sums.minimum_cost,
      type: 'UInt64',
      description:
        'What the renter pays when it leaves every device as soon as it may and all of that time is proven, smallest unit. Unproven time costs nothing.',
    }),
    modelCode: t.expose('model_code', { type: 'Int', description: 'Model code.' }),
    net: t.field({
      resolve: ({ sums }) => sums.net,
      type: 'UInt64',
      description: 'What suppliers get of it, smallest unit.',
    }),
    offers: t.field({
      type: [QuoteOffer],
      description: 'The chosen offers, in rank order.',
      complexity: { field: 0, multiplier: 10 },
      resolve: ({ offers }) => [...offers.rows],
    }),
    offersSource: t.field({
      type: Source,
      description: "Where the offers' figures come from; key column `device`.",
      resolve: ({ offers }) => offers.source,
    }),
    priceCap: t.field({
      resolve: ({ sums }) => sums.price_cap,
      type: 'UInt64',
      description: 'Highest price in the set, smallest unit per GPU-hour: the least `price_cap` that works.',
    }),
    seconds: t.field({
      resolve: ({ sums }) => sums.seconds,
      type: 'UInt64',
      description: 'Time asked for, in seconds.',
    }),
    seenSlot: t.field({
      type: 'UInt64',
      resolve: ({ sums }) => sums.source.point.slot,
      description:
        'Slot of the quote: pass it as `seen_slot` of `rental_assign`; terms changed later are refused by the program.',
    }),
    source: t.field({
      type: Source,
      description: 'Where the sums (`gross`, `net`, `fees`, `deposit`, `minimum_cost`, `price_cap`) come from.',
      resolve: ({ sums }) => sums.source,
    }),
    unavailableMessage: t.string({
      resolve: ({ unavailable }) => unavailable?.message,
      nullable: true,
      description: 'The reason in words, with what to change; null when available.',
    }),
    unavailableReason: t.field({
      resolve: ({ unavailable }) => unavailable?.reason,
      type: QuoteUnavailableReason,
      nullable: true,
      description: 'Why there is none; null when available.',
    }),
  }),
});

builder.queryField('quote', (t) =>
  t.field({
    type: Quote,
    description:
      "The cheapest set of offers for exactly this many GPUs, or the named devices, with the exact cost by the program's own arithmetic.",
    args: {
      modelCode: t.arg.int({ required: true, description: 'Model code of the catalogue.' }),
      hours: t.arg.int({ description: 'Time in hours; give either hours or seconds.' }),
      seconds: t.arg.int({ description: 'Time in seconds; give either hours or seconds.' }),
      gpus: t.arg.int({ defaultValue: 1, description: 'GPUs wanted (CPU devices count one each), 1 to 10000.' }),
      country: t.arg.int({ description: 'Only devices of this country, ISO 3166-1 numeric.' }),
      devices: t.arg({
        type: ['PublicKey'],
        description:
          'Device accounts to price, 1 to 400, in rank order, instead of the cheapest set; `gpus` and `country` are not used.',
      }),
      mint: t.arg({ type: MintSymbol, defaultValue: 'USDC', description: 'Mint to pay in.' }),
    },
    complexity: listCost(10),
    resolve: (_, { modelCode, hours, seconds, gpus, country, devices, mint }, { data }) =>
      readQuote(data, {
        modelCode,
        seconds: rentalSeconds(hours, seconds),
        gpus: gpus ?? 1,
        country: country ?? undefined,
        devices: devices ?? undefined,
        mint: mint ?? 'USDC',
      }),
  }),
);
