import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { configMetric } from '../data/config.ts';
import { type LedgerRow, ledgerMetric } from '../data/ledger.ts';
import type { Figure } from '../data/metric.ts';
import type { NetworkInfo } from '../data/network-info.ts';
import { statementCost } from '../limits/complexity.ts';
import { NetworkLabel } from './enums.ts';
import { Source } from './source.ts';

const ProgramRef = builder.objectRef<NetworkInfo['programs'][number]>('ProgramRef').implement({
  description: 'An indexed program.',
  fields: (t) => ({
    id: t.expose('id', { type: 'PublicKey', description: 'Program id.' }),
    name: t.expose('name', { type: 'String', description: 'Name in the IDL.' }),
  }),
});

const Ledger = builder.objectRef<Figure<LedgerRow>>('Ledger').implement({
  description: 'The slot ledger at the watermark.',
  fields: (t) => ({
    complete: t.expose('complete', {
      type: 'Boolean',
      description:
        "No gap between the first indexed slot and the watermark, no undecoded event, no gap in any account's sequence.",
    }),
    events: t.expose('events', { type: 'UInt64', description: 'Decoded events.' }),
    firstSlot: t.expose('first_slot', { type: 'UInt64', description: 'First indexed slot.' }),
    segments: t.expose('segments', { type: 'UInt64', description: 'Committed segments.' }),
    sequenceGaps: t.expose('sequence_gaps', { type: 'UInt64', description: "Missing numbers in accounts' sequences." }),
    slotGaps: t.expose('slot_gaps', { type: 'UInt64', description: 'Gaps between committed segments.' }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from.',
      resolve: ({ source }) => source,
    }),
    transactions: t.expose('transactions', { type: 'UInt64', description: 'Transactions with an event.' }),
    undecodedEvents: t.expose('undecoded_events', { type: 'UInt64', description: 'Events that could not be decoded.' }),
  }),
});

const Meta = builder.objectRef<Context>('Meta').implement({
  description: 'Where an answer comes from, and how fresh and complete it is.',
  fields: (t) => ({
    chainTime: t.field({
      resolve: ({ data }) => data.point.chainTime,
      type: 'BigInt',
      description: 'Chain Clock at the watermark, Unix seconds.',
    }),
    finalizedSlotSeen: t.field({
      resolve: ({ network }) => network.finalizedSlot(),
      type: 'UInt64',
      nullable: true,
      description:
        'Newest finalized slot that the indexer has seen on the chain; null before the first answer of the RPC.',
    }),
    genesisHash: t.field({
      resolve: ({ network }) => network.genesisHash,
      type: 'String',
      description: 'Genesis hash of the chain.',
    }),
    lagSlots: t.field({
      resolve: ({ data, network }) => lagSlots(data.point.slot, network.finalizedSlot()),
      type: 'UInt64',
      nullable: true,
      description: 'Finalized slots not yet served; null while unknown.',
    }),
    ledger: t.field({
      type: Ledger,
      description: 'What the slot ledger says about completeness.',
      complexity: statementCost,
      resolve: ({ data }) => data.figure(ledgerMetric),
    }),
    network: t.field({
      resolve: ({ network }) => network.label,
      type: NetworkLabel,
      description: 'What this network is.',
    }),
    networkNote: t.field({
      resolve: ({ network }) => network.note,
      type: 'String',
      description: 'The label in words, to be shown on every page.',
    }),
    programs: t.field({
      type: [ProgramRef],
      description: 'Indexed programs.',
      resolve: ({ network }) => [...network.programs],
    }),
    slotMs: t.field({
      resolve: async ({ data }) => (await data.figures(configMetric)).rows[0]?.slot_ms,
      type: 'UInt64',
      nullable: true,
      description: 'Slot time of the config, in milliseconds; null before it was indexed.',
    }),
    wallClockOffsetSeconds: t.field({
      resolve: ({ network }) => network.wallClockOffsetSeconds(),
      type: 'BigInt',
      description:
        "Seconds by which this server's clock is ahead of the chain Clock (negative: behind), measured at the watermark.",
    }),
    watermarkSlot: t.field({
      resolve: ({ data }) => data.point.slot,
      type: 'UInt64',
      description: 'Slot up to which everything served is finalized and committed.',
    }),
  }),
});

/** Finalized slots beyond the watermark; none when the watermark is ahead of what the RPC said last. */
function lagSlots(watermark: bigint, finalized: bigint | undefined): bigint | undefined {
  if (finalized === undefined) return undefined;
  return finalized > watermark ? finalized - watermark : 0n;
}

builder.queryField('_meta', (t) =>
  t.field({
    type: Meta,
    description: 'Where this answer comes from: watermark, lag, completeness, programs, network.',
    resolve: (_, __, context) => context,
  }),
);
