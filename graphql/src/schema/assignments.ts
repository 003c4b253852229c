import { builder } from '../builder.ts';
import type { AssignmentRow } from '../data/assignments.ts';
import type { Figure, Figures } from '../data/metric.ts';
import { JobState, ReleaseReason } from './enums.ts';
import { Mint, mintOfRow } from './mint.ts';
import { Source } from './source.ts';

const RentalDevice = builder.objectRef<Figure<AssignmentRow>>('RentalDevice').implement({
  description: 'One assignment of a device to a rental.',
  fields: (t) => ({
    accrued: t.expose('accrued', {
      type: 'UInt64',
      description: 'Earned by proven time and not yet settled, smallest unit (gross).',
    }),
    assignedAt: t.expose('assigned_at', { type: 'BigInt', description: 'When it was assigned, Unix seconds.' }),
    country: t.expose('country', { type: 'Int', description: 'Declared country, ISO 3166-1 numeric.' }),
    creditedTicks: t.expose('credited_ticks', {
      type: 'UInt64',
      description: 'Ticks under this assignment that credited hired time.',
    }),
    device: t.expose('device', { type: 'PublicKey', description: 'Device account.' }),
    ended: t.expose('ended', { type: 'Boolean', description: 'The assignment is over and settled.' }),
    endpoint: t.expose('endpoint', {
      type: 'Hex',
      nullable: true,
      description: 'How the renter reaches the job, sealed to the renter; null while not published.',
    }),
    endsAt: t.expose('ends_at', { type: 'BigInt', description: 'End of the assignment as agreed, Unix seconds.' }),
    exitCode: t.expose('exit_code', {
      type: 'Int',
      nullable: true,
      description: 'Exit code of the job as reported; null while it has not ended.',
    }),
    feeBps: t.expose('fee_bps', { type: 'UInt64', description: 'Fee taken from each side, in basis points.' }),
    fees: t.expose('fees', { type: 'UInt64', description: 'Paid to the treasury, smallest unit.' }),
    fresh: t.expose('fresh', {
      type: 'Boolean',
      description: "Credited within the model's fresh seconds and slots now.",
    }),
    gpuCount: t.expose('gpu_count', { type: 'UInt64', description: 'GPUs of the device.' }),
    jobState: t.expose('job_state', {
      type: JobState,
      description: 'State of the job as the worker reported it: a claim.',
    }),
    key: t.expose('key', { type: 'String', description: "Key of this row in the list's source." }),
    minSeconds: t.expose('min_seconds', {
      type: 'UInt64',
      description: 'Shortest time in seconds that the renter agreed to keep it.',
    }),
    mint: t.field({
      type: Mint,
      description: 'Mint of the amounts.',
      resolve: mintOfRow,
    }),
    modelCode: t.expose('model_code', { type: 'Int', description: 'Model code.' }),
    modelName: t.expose('model_name', { type: 'String', description: 'Name of the model.' }),
    paid: t.expose('paid', { type: 'UInt64', description: 'Paid to the supplier, smallest unit.' }),
    price: t.expose('price', { type: 'UInt64', description: 'Price, smallest unit per GPU-hour.' }),
    provenSeconds: t.expose('proven_seconds', {
      type: 'UInt64',
      description: 'Proven hired seconds under this assignment.',
    }),
    rank: t.expose('rank', { type: 'Int', description: 'Place of the device in the rental, from 0.' }),
    releaseReason: t.expose('release_reason', {
      type: ReleaseReason,
      nullable: true,
      description: 'Why it was released; null while not released.',
    }),
    releasedAt: t.expose('released_at', {
      type: 'BigInt',
      nullable: true,
      description: 'End of its hired time after a release, Unix seconds; null while not released.',
    }),
    rental: t.expose('rental', { type: 'PublicKey', description: 'Rental account.' }),
    reserved: t.expose('reserved', { type: 'UInt64', description: 'Still locked for time to come, smallest unit.' }),
    returned: t.expose('returned', {
      type: 'UInt64',
      description: "Given back to the rental's free money, smallest unit.",
    }),
    settledSeconds: t.expose('settled_seconds', {
      type: 'UInt64',
      description: 'Of those, the seconds already settled.',
    }),
    supplier: t.expose('supplier', { type: 'PublicKey', description: 'Supplier account.' }),
    supplierName: t.expose('supplier_name', { type: 'String', description: 'Name that the supplier gave itself.' }),
  }),
});

/** Assignments of devices to rentals. */
export const RentalDeviceList = builder.objectRef<Figures<AssignmentRow>>('RentalDeviceList').implement({
  description: 'Assignments of devices to rentals.',
  fields: (t) => ({
    nodes: t.field({
      type: [RentalDevice],
      description: 'The assignments.',
      complexity: { field: 0, multiplier: 1 },
      resolve: ({ rows }) => [...rows],
    }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from; key columns `rental` and `device` and `rank`.',
      resolve: ({ source }) => source,
    }),
  }),
});
