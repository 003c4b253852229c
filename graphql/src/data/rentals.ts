import type { ListMetric, Order } from './page.ts';
import { ASSIGNMENTS, eventsByAccount, IO_MINT, MODEL_NAMES, RENTAL_EVENTS, RENTALS, USDC_MINT } from './views.ts';
import type { MintWord, RentalStatusWord } from './words.ts';

/** One rental at the slot. */
export interface RentalRow {
  id: string;
  owner: string;
  renter: string;
  nonce: string;
  mint: string;
  mint_symbol: MintWord;
  vault: string;
  status: RentalStatusWord;
  model_code: number;
  model_name: string | null;
  country: number;
  price_cap: string;
  wanted_gpus: number;
  minimum_gpus: number;
  assigned_gpus: number;
  opened_at: string;
  fill_deadline: string;
  ends_at: string;
  closed_at: string | null;
  job_hash: string | null;
  encryption_key: string;
  deposited: string;
  settled: string;
  fees: string;
  refunded: string;
  committed: string;
  free: string;
  proven_gpu_seconds: string;
}

/** Newest first. */
export const RENTAL_ORDER: Order<RentalRow> = {
  columns: [
    ['opened_at', 'Int64'],
    ['id', 'String'],
  ],
  direction: 'DESC',
};

/** Values of the filter that lets every rental through. */
export const ANY_RENTAL = { id: '', owner: '', mint: '', model_code: 0, statuses: [] };

const STATUS = `multiIf(
    r.closed, 'CLOSED',
    {chain_time:Int64} >= r.ends_at OR (ifNull(a.total, 0) > 0 AND ifNull(a.running, 0) = 0), 'ENDED',
    ifNull(a.total, 0) = 0, 'OPEN',
    'ACTIVE')`;

const rows = `SELECT * FROM (
SELECT
  base58Encode(r.rental) AS id,
  base58Encode(r.owner) AS owner,
  base58Encode(r.renter) AS renter,
  r.nonce AS nonce,
  base58Encode(r.mint) AS mint,
  multiIf(r.mint = ${USDC_MINT}, 'USDC', r.mint = ${IO_MINT}, 'IO', '') AS mint_symbol,
  base58Encode(r.vault) AS vault,
  ${STATUS} AS status,
  r.model_code AS model_code,
  m.name AS model_name,
  r.country AS country,
  r.price_cap AS price_cap,
  r.wanted_gpus AS wanted_gpus,
  r.minimum_gpus AS minimum_gpus,
  r.assigned_gpus AS assigned_gpus,
  r.opened_at AS opened_at,
  r.fill_deadline AS fill_deadline,
  r.ends_at AS ends_at,
  r.closed_at AS closed_at,
  if(r.job_hash = unhex(repeat('00', 32)), NULL, lower(hex(r.job_hash))) AS job_hash,
  lower(hex(r.encryption_key)) AS encryption_key,
  r.deposited AS deposited,
  r.settled AS settled,
  r.fees AS fees,
  r.refunded AS refunded,
  r.committed AS committed,
  r.free AS free,
  r.hired_gpu_seconds AS proven_gpu_seconds
FROM ${RENTALS} AS r
LEFT JOIN (SELECT code, toNullable(name) AS name FROM ${MODEL_NAMES}) AS m ON m.code = r.model_code
LEFT JOIN (
  SELECT rental, count() AS total, countIf(NOT ended AND released_at IS NULL) AS running
  FROM ${ASSIGNMENTS} GROUP BY rental
) AS a ON a.rental = r.rental
)
WHERE ({id:String} = '' OR id = {id:String})
  AND ({owner:String} = '' OR owner = {owner:String})
  AND ({mint:String} = '' OR mint_symbol = {mint:String})
  AND ({model_code:UInt16} = 0 OR model_code = {model_code:UInt16})
  AND (empty({statuses:Array(String)}) OR has({statuses:Array(String)}, status))`;

/** Rentals. Parameters: `id`, `owner`, `mint` (symbol), ('' any), `model_code` (0 any), `statuses` (empty: any). */
export const rentalsList: ListMetric<RentalRow> = {
  name: 'rentals',
  description: 'Rentals with the sums of their vaults: deposited = settled + fees + refunded + committed + free.',
  columns: [
    'id',
    'owner',
    'renter',
    'nonce',
    'mint',
    'mint_symbol',
    'vault',
    'status',
    'model_code',
    'model_name',
    'country',
    'price_cap',
    'wanted_gpus',
    'minimum_gpus',
    'assigned_gpus',
    'opened_at',
    'fill_deadline',
    'ends_at',
    'closed_at',
    'job_hash',
    'encryption_key',
    'deposited',
    'settled',
    'fees',
    'refunded',
    'committed',
    'free',
    'proven_gpu_seconds',
  ],
  keyColumns: ['id'],
  rows,
  // Ticks and releases change the device alone, so they are found by the rental they name.
  evidence: eventsByAccount(
    RENTAL_EVENTS,
    `SELECT toFixedString(base58Decode(id), 32) AS account, id AS key FROM (${rows})`,
    'keys',
  ),
};
