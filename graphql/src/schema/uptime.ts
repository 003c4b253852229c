import { builder } from '../builder.ts';
import type { Figure, Figures } from '../data/metric.ts';
import type { UptimeRow } from '../data/uptime.ts';
import { Source } from './source.ts';

const UptimeDay = builder.objectRef<Figure<UptimeRow>>('UptimeDay').implement({
  description: 'One UTC day of a device.',
  fields: (t) => ({
    claimedSeconds: t.expose('claimed_seconds', {
      type: 'UInt64',
      description: 'Seconds of this day in which the device was claimed, up to the chain time.',
    }),
    creditedSeconds: t.expose('credited_seconds', {
      type: 'UInt64',
      description: 'Seconds of this day that were credited.',
    }),
    creditedTicks: t.expose('credited_ticks', { type: 'UInt64', description: 'Ticks of this day that credited time.' }),
    day: t.expose('day', { type: 'String', description: 'The day, YYYY-MM-DD.' }),
    key: t.expose('key', { type: 'String', description: "Key of this row in the list's source." }),
    ticks: t.expose('ticks', { type: 'UInt64', description: 'Ticks accepted on this day.' }),
  }),
});

/** Credited time by day. */
export const UptimeList = builder.objectRef<Figures<UptimeRow>>('UptimeList').implement({
  description: 'Credited time by day.',
  fields: (t) => ({
    nodes: t.field({
      type: [UptimeDay],
      description: 'The days, oldest first.',
      complexity: { field: 0, multiplier: 1 },
      resolve: ({ rows }) => [...rows],
    }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from; key column `day`.',
      resolve: ({ source }) => source,
    }),
  }),
});
