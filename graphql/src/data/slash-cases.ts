import type { ListMetric, Order } from './page.ts';
import { CASE_EVENTS, eventsByAccount, REGISTERED, SLASH_CASES } from './views.ts';
import type { SlashCaseStatusWord, SlashReasonWord } from './words.ts';

/** One slash case at the slot. */
export interface SlashCaseRow {
  id: string;
  device: string;
  owner: string;
  reporter: string;
  index: number;
  reason: SlashReasonWord;
  amount: string;
  bond: string;
  evidence_hash: string;
  evidence_uri: string;
  opened_at: string;
  answer_until: string;
  ruling_until: string;
  answer_hash: string | null;
  answer_uri: string | null;
  answered_at: string | null;
  status: SlashCaseStatusWord;
  slashed: string;
  arbiter: string | null;
  ended_at: string | null;
  model_code: number;
  model_name: string;
}

/** Newest first. */
export const SLASH_CASE_ORDER: Order<SlashCaseRow> = {
  columns: [
    ['opened_at', 'Int64'],
    ['id', 'String'],
  ],
  direction: 'DESC',
};

/** Values of the filter that lets every case through. */
export const ANY_SLASH_CASE = { id: '', device: '', reporter: '', owner: '', statuses: [] };

const rows = `SELECT * FROM (
SELECT
  base58Encode(c.case) AS id,
  base58Encode(c.device) AS device,
  base58Encode(c.owner) AS owner,
  base58Encode(c.reporter) AS reporter,
  c.index AS index,
  c.reason AS reason,
  c.amount AS amount,
  c.bond AS bond,
  lower(hex(c.evidence_hash)) AS evidence_hash,
  c.evidence_uri AS evidence_uri,
  c.opened_at AS opened_at,
  c.answer_until AS answer_until,
  c.ruling_until AS ruling_until,
  lower(hex(c.answer_hash)) AS answer_hash,
  c.answer_uri AS answer_uri,
  c.answered_at AS answered_at,
  toString(c.status) AS status,
  c.slashed AS slashed,
  base58Encode(c.arbiter) AS arbiter,
  c.ended_at AS ended_at
FROM ${SLASH_CASES} AS c
)
WHERE ({id:String} = '' OR id = {id:String})
  AND ({device:String} = '' OR device = {device:String})
  AND ({reporter:String} = '' OR reporter = {reporter:String})
  AND ({owner:String} = '' OR owner = {owner:String})
  AND (empty({statuses:Array(String)}) OR has({statuses:Array(String)}, status))`;

const finish = (page: string, order: string) => `SELECT c.*, d.model_code AS model_code, d.model_name AS model_name
FROM (
${page}
) AS c
LEFT JOIN ${REGISTERED} AS d ON d.device = toFixedString(base58Decode(c.device), 32)
ORDER BY ${order}`;

/** Slash cases. Parameters: `id`, `device`, `reporter`, `owner` ('' any), `statuses` (empty: any). */
export const slashCasesList: ListMetric<SlashCaseRow> = {
  name: 'slash_cases',
  description: 'Reports that the stake of a device be slashed: evidence, answer and how each ended.',
  columns: [
    'id',
    'device',
    'owner',
    'reporter',
    'index',
    'reason',
    'amount',
    'bond',
    'evidence_hash',
    'evidence_uri',
    'opened_at',
    'answer_until',
    'ruling_until',
    'answer_hash',
    'answer_uri',
    'answered_at',
    'status',
    'slashed',
    'arbiter',
    'ended_at',
    'model_code',
    'model_name',
  ],
  keyColumns: ['id'],
  rows,
  finish,
  evidence: eventsByAccount(
    { staking: CASE_EVENTS },
    `SELECT toFixedString(base58Decode(id), 32) AS account, id AS key FROM (${rows})`,
  ),
};
