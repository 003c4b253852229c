import { builder } from '../builder.ts';
import { LISTING_ORDER, type ListingRow, listingsList } from '../data/listings.ts';
import type { Figure } from '../data/metric.ts';
import { readPage } from '../data/page.ts';
import { pageCost, statementCost } from '../limits/complexity.ts';
import { Connectivity, DeviceClass, MintSymbol, ProofKind } from './enums.ts';
import { pageArgs } from './page.ts';
import { Source } from './source.ts';
import { totalsOf } from './totals.ts';

const ListingFilter = builder.inputType('ListingFilter', {
  description: 'Which offers.',
  fields: (t) => ({
    class: t.field({ type: DeviceClass, description: 'Only of this class.' }),
    country: t.field({ type: 'Int', description: 'Only in this country, ISO 3166-1 numeric.' }),
    modelCode: t.field({ type: 'Int', description: 'Only of this model code.' }),
    price_lte: t.field({
      type: 'UInt64',
      description: 'Only asks up to this price, smallest unit of the mint per GPU-hour.',
    }),
    seconds: t.field({ type: 'Int', description: 'Only offers that allow a rental of this many seconds.' }),
  }),
});

const Listing = builder.objectRef<Figure<ListingRow>>('Listing').implement({
  description: 'A device that can be hired now, with its terms.',
  fields: (t) => ({
    askIo: t.expose('ask_io', {
      type: 'UInt64',
      description: 'Ask in IO, smallest unit per GPU-hour; 0 when not accepted.',
    }),
    askUsdc: t.expose('ask_usdc', {
      type: 'UInt64',
      description: 'Ask in USDC, smallest unit per GPU-hour; 0 when not accepted.',
    }),
    class: t.expose('class', { type: DeviceClass, description: 'Class.' }),
    connectivity: t.expose('connectivity', { type: Connectivity, description: 'Declared connectivity.' }),
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
    gpuCount: t.expose('gpu_count', { type: 'UInt64', description: 'GPUs of the device; 1 for a CPU.' }),
    key: t.expose('key', { type: 'String', description: 'Key of this row in the source.' }),
    lastCreditedAt: t.expose('last_credited_at', {
      type: 'BigInt',
      description: 'When time was last credited, Unix seconds.',
    }),
    maxSeconds: t.expose('max_seconds', { type: 'UInt64', description: 'Longest rental in seconds.' }),
    minSeconds: t.expose('min_seconds', { type: 'UInt64', description: 'Shortest rental in seconds.' }),
    modelCode: t.expose('model_code', { type: 'Int', description: 'Model code.' }),
    modelName: t.expose('model_name', { type: 'String', description: 'Name of the model.' }),
    price: t.expose('price', { type: 'UInt64', description: 'Ask in the asked mint, smallest unit per GPU-hour.' }),
    proofKind: t.expose('proof_kind', { type: ProofKind, description: 'Kind of the heavy work of its model.' }),
    supplier: t.expose('supplier', { type: 'PublicKey', description: 'Supplier account.' }),
    supplierName: t.expose('supplier_name', { type: 'String', description: 'Name that the supplier gave itself.' }),
    termsSlot: t.expose('terms_slot', { type: 'UInt64', description: 'Slot of the last change of the terms.' }),
  }),
});

const ListingConnection = builder.connectionObject(
  {
    name: 'ListingConnection',
    type: Listing,
    description: 'A page of offers.',
    fields: (t) => ({
      source: t.field({
        type: Source,
        description: 'Where this page comes from; key column `device`.',
        resolve: ({ source }) => source,
      }),
      totalCount: t.field({
        type: 'UInt64',
        description: 'Offers that match the filter, on all pages.',
        complexity: statementCost,
        resolve: async (page) => (await totalsOf(page)).total_count,
      }),
      totalGpus: t.field({
        type: 'UInt64',
        description: 'GPUs (CPU devices one each) of the offers that match the filter, on all pages.',
        complexity: statementCost,
        resolve: async (page) => (await totalsOf(page)).total_gpus ?? '0',
      }),
      totalsSource: t.field({
        type: Source,
        description: 'Where `totalCount` and `totalGpus` come from.',
        complexity: statementCost,
        resolve: async (page) => (await totalsOf(page)).source,
      }),
    }),
  },
  { name: 'ListingEdge' },
);

builder.queryField('listings', (t) =>
  t.field({
    type: ListingConnection,
    description:
      'Offers that can be hired now: fresh, accepting, listed and not assigned; cheapest first in the asked mint.',
    args: {
      ...pageArgs(t.arg, 50),
      mint: t.arg({
        type: MintSymbol,
        defaultValue: 'USDC',
        description: 'Mint in which the ask must be accepted and by which offers are sorted.',
      }),
      where: t.arg({ type: ListingFilter, description: 'Which offers; all conditions hold.' }),
    },
    complexity: pageCost,
    resolve: (_, { mint, where, ...args }, { data }) =>
      readPage(data, listingsList, {
        order: LISTING_ORDER,
        args,
        values: {
          mint: mint ?? 'USDC',
          model_code: where?.modelCode ?? 0,
          class: where?.class ?? '',
          country: where?.country ?? 0,
          seconds: where?.seconds ?? 0,
          price_lte: where?.price_lte ?? 0n,
        },
      }),
  }),
);
