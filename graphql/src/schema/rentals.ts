import { builder } from '../builder.ts';
import { assignmentsMetric } from '../data/assignments.ts';
import { ANY_EVENT, eventOrder, eventsList } from '../data/events.ts';
import type { Figure } from '../data/metric.ts';
import { readPage } from '../data/page.ts';
import { ANY_RENTAL, RENTAL_ORDER, type RentalRow, rentalsList } from '../data/rentals.ts';
import { listCost, pageCost, statementCost } from '../limits/complexity.ts';
import { RentalDeviceList } from './assignments.ts';
import { MintSymbol, RentalStatus } from './enums.ts';
import { EventConnection } from './events.ts';
import { Mint, mintOfRow } from './mint.ts';
import { pageArgs } from './page.ts';
import { Source } from './source.ts';
import { totalCount } from './totals.ts';

const RentalFilter = builder.inputType('RentalFilter', {
  description: 'Which rentals.',
  fields: (t) => ({
    mint: t.field({ type: MintSymbol, description: 'Only in this mint.' }),
    modelCode: t.field({ type: 'Int', description: 'Only those opened for this model code.' }),
    owner: t.field({ type: 'PublicKey', description: 'Only of this owner key.' }),
    status_in: t.field({ type: [RentalStatus], description: 'Only in one of these states.' }),
  }),
});

const Rental = builder.objectRef<Figure<RentalRow>>('Rental').implement({
  description: 'A rental and its vault. Always: deposited = settled + fees + refunded + committed + free.',
  fields: (t) => ({
    assignedGpus: t.expose('assigned_gpus', { type: 'UInt64', description: 'GPUs assigned now.' }),
    closedAt: t.expose('closed_at', {
      type: 'BigInt',
      nullable: true,
      description: 'When it was closed, Unix seconds; null when it was not.',
    }),
    committed: t.expose('committed', {
      type: 'UInt64',
      description: 'Locked for assigned devices (reserved and accrued), smallest unit.',
    }),
    country: t.expose('country', { type: 'Int', description: 'Country wanted, ISO 3166-1 numeric; 0 is any.' }),
    deposited: t.expose('deposited', { type: 'UInt64', description: 'Put into the vault, smallest unit.' }),
    devices: t.field({
      type: RentalDeviceList,
      description: 'Devices it has or had, in rank order.',
      complexity: listCost(50),
      resolve: ({ id, source }, _, { data }) =>
        data.figures(assignmentsMetric, { rental: id, device: '' }, source.point),
    }),
    encryptionKey: t.expose('encryption_key', { type: 'Hex', description: 'X25519 public key of the renter.' }),
    endsAt: t.expose('ends_at', { type: 'BigInt', description: 'End of the rental, Unix seconds.' }),
    fees: t.expose('fees', { type: 'UInt64', description: "Paid to the treasury, both sides' fees, smallest unit." }),
    fillDeadline: t.expose('fill_deadline', {
      type: 'BigInt',
      description: 'Until when devices can be assigned, Unix seconds.',
    }),
    free: t.expose('free', { type: 'UInt64', description: 'Refundable now, smallest unit.' }),
    id: t.expose('id', { type: 'PublicKey', description: 'Address of the rental account.' }),
    jobHash: t.expose('job_hash', {
      type: 'Hex',
      nullable: true,
      description: 'SHA-256 of the sealed job; null when only proven time is rented.',
    }),
    key: t.expose('key', { type: 'String', description: 'Key of this row in the source.' }),
    minimumGpus: t.expose('minimum_gpus', {
      type: 'UInt64',
      description: 'GPUs without which the renter may leave free of any minimum time.',
    }),
    mint: t.field({
      type: Mint,
      description: 'Mint of its money.',
      resolve: mintOfRow,
    }),
    modelCode: t.expose('model_code', { type: 'Int', description: 'Model wanted; 0 is any.' }),
    modelName: t.expose('model_name', {
      type: 'String',
      nullable: true,
      description: 'Name of the model wanted; null when any.',
    }),
    nonce: t.expose('nonce', { type: 'UInt64', description: "Number of the rental among the renter's." }),
    openedAt: t.expose('opened_at', { type: 'BigInt', description: 'When it was opened, Unix seconds.' }),
    owner: t.expose('owner', { type: 'PublicKey', description: 'Key of the renter.' }),
    priceCap: t.expose('price_cap', { type: 'UInt64', description: 'Highest price, smallest unit per GPU-hour.' }),
    provenGpuSeconds: t.expose('proven_gpu_seconds', {
      type: 'UInt64',
      description: 'Proven hired seconds of all its devices, each times its GPUs.',
    }),
    refunded: t.expose('refunded', { type: 'UInt64', description: 'Paid back to the renter, smallest unit.' }),
    renter: t.expose('renter', { type: 'PublicKey', description: 'Renter account.' }),
    settled: t.expose('settled', { type: 'UInt64', description: 'Paid to suppliers for proven time, smallest unit.' }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from; key column `id`.',
      resolve: ({ source }) => source,
    }),
    status: t.expose('status', { type: RentalStatus, description: 'State at the watermark.' }),
    timeline: t.field({
      type: EventConnection,
      description: 'Its events, oldest first, without ticks: those are under `Query.ticks`.',
      args: pageArgs(t.arg, 100),
      complexity: pageCost,
      resolve: ({ id, source }, args, { data }) =>
        readPage(data, eventsList, {
          order: eventOrder('ASC'),
          args,
          values: { ...ANY_EVENT, account: id, without: 'DeviceTicked' },
          point: source.point,
        }),
    }),
    vault: t.expose('vault', { type: 'PublicKey', description: 'Token account that holds its money.' }),
    wantedGpus: t.expose('wanted_gpus', { type: 'UInt64', description: 'GPUs wanted.' }),
  }),
});

const RentalConnection = builder.connectionObject(
  {
    name: 'RentalConnection',
    type: Rental,
    description: 'A page of rentals.',
    fields: (t) => ({
      source: t.field({
        type: Source,
        description: 'Where this page comes from; key column `id`.',
        resolve: ({ source }) => source,
      }),
      ...totalCount(t, 'Rentals that match the filter, on all pages.'),
    }),
  },
  { name: 'RentalEdge' },
);

builder.queryFields((t) => ({
  rentals: t.field({
    type: RentalConnection,
    description: 'Rentals, newest first.',
    args: {
      ...pageArgs(t.arg, 50),
      where: t.arg({ type: RentalFilter, description: 'Which rentals; all conditions hold.' }),
    },
    complexity: pageCost,
    resolve: (_, { where, ...args }, { data }) =>
      readPage(data, rentalsList, {
        order: RENTAL_ORDER,
        args,
        values: {
          ...ANY_RENTAL,
          owner: where?.owner ?? '',
          mint: where?.mint ?? '',
          model_code: where?.modelCode ?? 0,
          statuses: where?.status_in ?? [],
        },
      }),
  }),
  rental: t.field({
    type: Rental,
    nullable: true,
    description: 'One rental by its address; null when it never existed.',
    args: { id: t.arg({ type: 'PublicKey', required: true, description: 'Address of the rental account.' }) },
    complexity: statementCost,
    resolve: async (_, { id }, { data }) => {
      const values = { ...ANY_RENTAL, id };
      const page = await readPage(data, rentalsList, { order: RENTAL_ORDER, args: { first: 1 }, values });
      return page.edges[0]?.node;
    },
  }),
}));
