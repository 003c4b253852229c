import { builder } from '../builder.ts';
import { type ConfigRow, configMetric } from '../data/config.ts';
import type { Figure } from '../data/metric.ts';
import { statementCost } from '../limits/complexity.ts';
import { BLOCK_DESCRIPTION, BlockInput } from './block.ts';
import { Mint, mintOf } from './mint.ts';
import { Source } from './source.ts';

const Config = builder.objectRef<Figure<ConfigRow>>('Config').implement({
  description: 'Parameters of the marketplace.',
  fields: (t) => ({
    arbiter: t.expose('arbiter', { type: 'PublicKey', description: 'Key that rules slash cases.' }),
    authority: t.expose('authority', { type: 'PublicKey', description: 'Key that proposes changes.' }),
    gridSlots: t.expose('grid_slots', { type: 'UInt64', description: 'Grid of challenges in slots.' }),
    heavyGridSlots: t.expose('heavy_grid_slots', { type: 'UInt64', description: 'Grid of heavy challenges in slots.' }),
    id: t.expose('id', { type: 'PublicKey', description: 'Address of the config account.' }),
    io: t.field({
      type: Mint,
      description: 'The IO mint.',
      resolve: (row) => mintOf('IO', row.io_mint),
    }),
    paymentFeeIoBps: t.expose('payment_fee_io_bps', {
      type: 'UInt64',
      description: 'Payment fee in IO taken from each side, in basis points.',
    }),
    paymentFeeUsdcBps: t.expose('payment_fee_usdc_bps', {
      type: 'UInt64',
      description: 'Payment fee in USDC taken from each side, in basis points.',
    }),
    rentalsPaused: t.expose('rentals_paused', { type: 'Boolean', description: 'New rentals are paused.' }),
    reservationFeeBps: t.expose('reservation_fee_bps', {
      type: 'UInt64',
      description: 'Reservation fee taken from each side, in basis points.',
    }),
    slotMs: t.expose('slot_ms', {
      type: 'UInt64',
      description: 'Slot time that the program reckons with, as last measured, in milliseconds.',
    }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from.',
      resolve: ({ source }) => source,
    }),
    timelockSeconds: t.expose('timelock_seconds', {
      type: 'UInt64',
      description: 'Seconds that a change waits before it can be executed.',
    }),
    treasury: t.expose('treasury', { type: 'PublicKey', description: 'Owner of the accounts that fees go to.' }),
    usdc: t.field({
      type: Mint,
      description: 'The dollar mint.',
      resolve: (row) => mintOf('USDC', row.usdc_mint),
    }),
  }),
});

builder.queryField('config', (t) =>
  t.field({
    type: Config,
    nullable: true,
    description: 'Parameters of the marketplace in force; null before `initialize` was indexed.',
    args: { block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }) },
    complexity: statementCost,
    resolve: async (_, { block }, { data }) => {
      const { rows } = await data.figures(configMetric, {}, await data.pointAt(block));
      return rows[0];
    },
  }),
);
