import { builder } from '../builder.ts';
import { ANY_EVENT, type EventRow, eventOrder, eventsList } from '../data/events.ts';
import type { Figure } from '../data/metric.ts';
import { readPage } from '../data/page.ts';
import { pageCost } from '../limits/complexity.ts';
import { OrderDirection } from './enums.ts';
import { pageArgs } from './page.ts';
import { Source } from './source.ts';
import { totalCount } from './totals.ts';

const EventFilter = builder.inputType('EventFilter', {
  description: 'Which events.',
  fields: (t) => ({
    account: t.field({ type: 'PublicKey', description: 'Only those that name this account or key.' }),
    name: t.field({ type: 'String', description: 'Only with this name (`DeviceTicked`).' }),
    program: t.field({ type: 'String', description: 'Only of this program, by name (`marketplace`).' }),
    signature: t.field({ type: 'Signature', description: 'Only of this transaction.' }),
    slot_gte: t.field({ type: 'UInt64', description: 'Only from this slot on.' }),
    slot_lte: t.field({ type: 'UInt64', description: 'Only up to this slot.' }),
  }),
});

const Change = builder.objectRef<{ scope: string; sequence: string }>('Change').implement({
  description: 'One account changed by an event.',
  fields: (t) => ({
    scope: t.expose('scope', { type: 'PublicKey', description: 'The account.' }),
    sequence: t.expose('sequence', {
      type: 'UInt64',
      description: 'Its sequence after the event: one more than before.',
    }),
  }),
});

const Event = builder.objectRef<Figure<EventRow>>('Event').implement({
  description: 'One event that a program emitted, decoded by its IDL.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Key of this row in the source.' }),
    slot: t.expose('slot', { type: 'UInt64', description: 'Slot of the transaction.' }),
    signature: t.expose('signature', { type: 'Signature', description: 'Signature of the transaction.' }),
    instruction: t.exposeInt('instruction', { description: 'Index of the outer instruction.' }),
    innerIndex: t.exposeInt('inner_index', { description: 'Index among its inner instructions.' }),
    program: t.exposeString('program', { description: 'Name of the program.' }),
    name: t.exposeString('name', { description: 'Name of the event.' }),
    timestamp: t.expose('timestamp', { type: 'BigInt', description: 'Chain time in the event, Unix seconds.' }),
    changes: t.field({
      type: [Change],
      description: 'Accounts it changed, with their sequence after it.',
      complexity: { field: 1, multiplier: 2 },
      resolve: ({ changes }) => changes.map(([scope, sequence]) => ({ scope, sequence })),
    }),
    data: t.field({
      type: 'JSON',
      description: 'Decoded fields by their names in the IDL.',
      resolve: ({ payload }) => JSON.parse(payload),
    }),
  }),
});

/** A page of events. */
export const EventConnection = builder.connectionObject(
  {
    name: 'EventConnection',
    type: Event,
    description: 'A page of events.',
    fields: (t) => ({
      source: t.field({
        type: Source,
        description: 'Where this page comes from; key columns `signature`, `instruction`, `inner_index`.',
        resolve: ({ source }) => source,
      }),
      ...totalCount(t, 'Events that match the filter, on all pages.'),
    }),
  },
  { name: 'EventEdge' },
);

builder.queryField('events', (t) =>
  t.field({
    type: EventConnection,
    description: 'Decoded events of the indexed programs, newest first unless told otherwise.',
    args: {
      ...pageArgs(t.arg, 50),
      where: t.arg({ type: EventFilter, description: 'Which events; all conditions hold.' }),
      orderDirection: t.arg({
        type: OrderDirection,
        defaultValue: 'DESC',
        description: 'Order by slot, then by place in the slot.',
      }),
    },
    complexity: pageCost,
    resolve: (_, { where, orderDirection, ...args }, { data }) =>
      readPage(data, eventsList, {
        order: eventOrder(orderDirection ?? 'DESC'),
        args,
        values: {
          ...ANY_EVENT,
          program: where?.program ?? '',
          name: where?.name ?? '',
          account: where?.account ?? '',
          signature: where?.signature ?? '',
          slot_gte: where?.slot_gte ?? ANY_EVENT.slot_gte,
          slot_lte: where?.slot_lte ?? ANY_EVENT.slot_lte,
        },
      }),
  }),
);
