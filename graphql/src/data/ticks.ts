import type { ListMetric, Order } from './page.ts';
import type { WorkKindWord } from './words.ts';
import { workUnits } from './work.ts';

/** One receipt. */
export interface TickRow {
  device: string;
  n: string;
  rental: string | null;
  model_code: number;
  gpu_count: number;
  challenge_slot: string;
  present_slot: string;
  slot_hash: string;
  heavy: boolean;
  seed: string;
  root: string;
  work_kind: WorkKindWord;
  work_units: string;
  work_rounds: number | null;
  work_n: number | null;
  work_k: number | null;
  work_count: number | null;
  previous_head: string;
  head: string;
  opened: boolean;
  opened_heavy: boolean;
  opened_index: string;
  opened_leaf: number[];
  opened_path: string[];
  credited: boolean;
  credited_from: string;
  idle_seconds: number;
  hired_seconds: number;
  accrued_amount: string;
  next_slot: string;
  next_deadline_slot: string;
  next_heavy: boolean;
  workload: string;
  timestamp: string;
  slot: string;
  signature: string;
}

/** Newest first. */
export const TICK_ORDER: Order<TickRow> = {
  columns: [
    ['slot', 'UInt64'],
    ['device', 'String'],
    ['n', 'UInt64'],
  ],
  direction: 'DESC',
};

const NO_KEY = "unhex(repeat('00', 32))";

/** Filter by parameters: `device`, `rental` ('' any), `credited` (-1 any). */
const FILTER = `slot <= {slot:UInt64}
  AND ({device:String} = '' OR device = toFixedString(base58Decode({device:String}), 32))
  AND ({rental:String} = '' OR rental = toFixedString(base58Decode({rental:String}), 32))
  AND ({credited:Int8} = -1 OR credited = ({credited:Int8} = 1))`;

/** Receipts of all devices. */
export const ticksList: ListMetric<TickRow> = {
  name: 'ticks',
  description: 'Receipts: answered challenges with what each credited.',
  columns: [
    'device',
    'n',
    'rental',
    'model_code',
    'gpu_count',
    'challenge_slot',
    'present_slot',
    'slot_hash',
    'heavy',
    'seed',
    'root',
    'work_kind',
    'work_units',
    'work_rounds',
    'work_n',
    'work_k',
    'work_count',
    'previous_head',
    'head',
    'opened',
    'opened_heavy',
    'opened_index',
    'opened_leaf',
    'opened_path',
    'credited',
    'credited_from',
    'idle_seconds',
    'hired_seconds',
    'accrued_amount',
    'next_slot',
    'next_deadline_slot',
    'next_heavy',
    'workload',
    'timestamp',
    'slot',
    'signature',
  ],
  keyColumns: ['device', 'n'],
  rows: `SELECT
  base58Encode(t.device) AS device, t.n AS n,
  if(t.rental = ${NO_KEY}, NULL, base58Encode(t.rental)) AS rental,
  t.model_code AS model_code, t.gpu_count AS gpu_count,
  t.challenge_slot AS challenge_slot, t.present_slot AS present_slot, lower(hex(t.slot_hash)) AS slot_hash,
  t.heavy AS heavy, lower(hex(t.seed)) AS seed, lower(hex(t.root)) AS root,
  t.work_kind AS work_kind, ${workUnits('t.work')} AS work_units, t.work_rounds AS work_rounds,
  t.work_n AS work_n, t.work_k AS work_k, t.work_count AS work_count,
  lower(hex(t.previous_head)) AS previous_head, lower(hex(t.head)) AS head,
  t.opened AS opened, t.opened_heavy AS opened_heavy, t.opened_index AS opened_index,
  t.opened_leaf AS opened_leaf,
  arrayMap(node -> lower(hex(node)), t.opened_path) AS opened_path,
  t.credited AS credited, t.credited_from AS credited_from,
  t.idle_seconds AS idle_seconds, t.hired_seconds AS hired_seconds, t.accrued_amount AS accrued_amount,
  t.next_slot AS next_slot, t.next_deadline_slot AS next_deadline_slot, t.next_heavy AS next_heavy,
  lower(hex(t.workload)) AS workload, t.timestamp AS timestamp, t.slot AS slot,
  base58Encode(t.signature) AS signature
FROM (SELECT * FROM ev_marketplace_device_ticked WHERE ${FILTER}) AS t`,
  evidence: `SELECT concat(base58Encode(device), ',', toString(n)) AS key, slot, base58Encode(signature) AS signature
FROM ev_marketplace_device_ticked WHERE ${FILTER}`,
};
