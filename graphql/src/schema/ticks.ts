import { builder } from '../builder.ts';
import type { ChainPoint, Figure } from '../data/metric.ts';
import { type PageArgs, readPage } from '../data/page.ts';
import type { RequestData } from '../data/request.ts';
import { TICK_ORDER, type TickRow, ticksList } from '../data/ticks.ts';
import { pageCost } from '../limits/complexity.ts';
import { pageArgs } from './page.ts';
import { Source } from './source.ts';
import { Work } from './work.ts';

const TickFilter = builder.inputType('TickFilter', {
  description: 'Which ticks.',
  fields: (t) => ({
    credited: t.field({ type: 'Boolean', description: 'Only those that credited (or did not credit) time.' }),
    device: t.field({ type: 'PublicKey', description: 'Only of this device account.' }),
    rental: t.field({ type: 'PublicKey', description: 'Only ticks under this rental.' }),
  }),
});

const Tick = builder.objectRef<Figure<TickRow>>('Tick').implement({
  description: 'A receipt: one answered challenge, with all that is needed to verify it again.',
  fields: (t) => ({
    accruedAmount: t.expose('accrued_amount', {
      type: 'UInt64',
      description: "Earned by this tick and not yet settled, smallest unit of the rental's mint.",
    }),
    challengeSlot: t.expose('challenge_slot', {
      type: 'UInt64',
      description: 'Slot of the challenge that this tick answers.',
    }),
    credited: t.expose('credited', { type: 'Boolean', description: 'Time was credited.' }),
    creditedFrom: t.expose('credited_from', {
      type: 'BigInt',
      description: 'Start of the credited time, Unix seconds.',
    }),
    device: t.expose('device', { type: 'PublicKey', description: 'Device account.' }),
    gpuCount: t.expose('gpu_count', { type: 'UInt64', description: 'GPUs of the device.' }),
    head: t.expose('head', { type: 'Hex', description: 'Receipt hash after this tick.' }),
    heavy: t.expose('heavy', { type: 'Boolean', description: 'Heavy work was asked for.' }),
    hiredSeconds: t.expose('hired_seconds', { type: 'UInt64', description: 'Hired seconds credited.' }),
    idleSeconds: t.expose('idle_seconds', { type: 'UInt64', description: 'Idle seconds credited.' }),
    key: t.expose('key', { type: 'String', description: 'Key of this row in the source.' }),
    modelCode: t.expose('model_code', { type: 'Int', description: 'Model code at the time.' }),
    n: t.expose('n', { type: 'UInt64', description: "Number of the tick in the device's chain." }),
    nextDeadlineSlot: t.expose('next_deadline_slot', {
      type: 'UInt64',
      description: 'Slot before which the next challenge must be answered.',
    }),
    nextHeavy: t.expose('next_heavy', { type: 'Boolean', description: 'The next challenge asks for heavy work.' }),
    nextSlot: t.expose('next_slot', { type: 'UInt64', description: 'Slot of the next challenge.' }),
    opened: t.expose('opened', {
      type: 'Boolean',
      description: 'One unit of the previous root was opened and is right.',
    }),
    openedHeavy: t.expose('opened_heavy', { type: 'Boolean', description: 'The opened root was of heavy work.' }),
    openedIndex: t.expose('opened_index', { type: 'UInt64', description: 'Index of the opened unit.' }),
    openedLeaf: t.expose('opened_leaf', {
      type: ['Int'],
      description: 'The 32 elements of the opened unit (Matmul); empty for other kinds.',
    }),
    openedPath: t.expose('opened_path', { type: ['Hex'], description: 'Siblings from the leaf up.' }),
    presentSlot: t.expose('present_slot', { type: 'UInt64', description: 'First slot present at or after it.' }),
    previousHead: t.expose('previous_head', { type: 'Hex', description: 'Receipt hash before this tick.' }),
    rental: t.expose('rental', {
      type: 'PublicKey',
      nullable: true,
      description: 'Rental that hired the device; null when idle.',
    }),
    root: t.expose('root', { type: 'Hex', description: 'Merkle root committed to.' }),
    seed: t.expose('seed', { type: 'Hex', description: 'Seed of the work committed to.' }),
    signature: t.expose('signature', { type: 'Signature', description: 'Signature of the transaction.' }),
    slot: t.expose('slot', { type: 'UInt64', description: 'Slot of the transaction.' }),
    slotHash: t.expose('slot_hash', { type: 'Hex', description: 'Hash of that slot.' }),
    timestamp: t.expose('timestamp', { type: 'BigInt', description: 'Chain time of the tick, Unix seconds.' }),
    work: t.field({
      type: Work,
      description: 'Work committed to.',
      resolve: (row) => ({
        kind: row.work_kind,
        units: row.work_units,
        rounds: row.work_rounds,
        n: row.work_n,
        k: row.work_k,
        count: row.work_count,
      }),
    }),
    workload: t.expose('workload', { type: 'Hex', description: 'What the worker says that it runs, hashed: a claim.' }),
  }),
});

/** A page of ticks. */
export const TickConnection = builder.connectionObject(
  {
    name: 'TickConnection',
    type: Tick,
    description: 'A page of ticks.',
    fields: (t) => ({
      source: t.field({
        type: Source,
        description: 'Where this page comes from; key columns `device` and `n`.',
        resolve: ({ source }) => source,
      }),
    }),
  },
  { name: 'TickEdge' },
);

/** Values of the filter that lets every tick through. */
const ANY_TICK = { device: '', rental: '', credited: -1 };

/** Ticks of one device, newest first. */
export function readDeviceTicks(data: RequestData, device: string, args: PageArgs, point: ChainPoint) {
  return readPage(data, ticksList, { order: TICK_ORDER, args, values: { ...ANY_TICK, device }, point });
}

builder.queryField('ticks', (t) =>
  t.field({
    type: TickConnection,
    description: 'Receipts, newest first: the ticks of all devices, or of some.',
    args: {
      ...pageArgs(t.arg, 20),
      where: t.arg({ type: TickFilter, description: 'Which ticks; all conditions hold.' }),
    },
    complexity: pageCost,
    resolve: (_, { where, ...args }, { data }) =>
      readPage(data, ticksList, {
        order: TICK_ORDER,
        args,
        values: {
          device: where?.device ?? '',
          rental: where?.rental ?? '',
          credited: where?.credited == null ? -1 : Number(where.credited),
        },
      }),
  }),
);
