import type { ListMetric, Order } from './page.ts';
import { eventsByAccount, IO_MINT, RENTAL_EVENTS, SOLVENCY, USDC_MINT } from './views.ts';
import type { MintWord } from './words.ts';

/** The vault of one rental against what it owes, smallest unit of its mint. */
export interface RentalVaultRow {
  rental: string;
  owner: string;
  mint: string;
  mint_symbol: MintWord;
  vault: string;
  deposited: string;
  settled: string;
  fees: string;
  refunded: string;
  committed: string;
  free: string;
  owed: string;
  devices_reserved: string;
  devices_accrued: string;
  ok: boolean;
}

/** Those that owe most first. */
export const RENTAL_VAULT_ORDER: Order<RentalVaultRow> = {
  columns: [
    ['owed', 'UInt64'],
    ['rental', 'String'],
  ],
  direction: 'DESC',
};

/** Values of the filter that lets every vault through. */
export const ANY_RENTAL_VAULT = { mint: '', owner: '', ok: -1 };

const rows = `SELECT * FROM (
SELECT
  base58Encode(r.rental) AS rental,
  base58Encode(r.owner) AS owner,
  base58Encode(r.mint) AS mint,
  multiIf(r.mint = ${USDC_MINT}, 'USDC', r.mint = ${IO_MINT}, 'IO', '') AS mint_symbol,
  base58Encode(r.vault) AS vault,
  r.deposited AS deposited,
  r.settled AS settled,
  r.fees AS fees,
  r.refunded AS refunded,
  r.committed AS committed,
  r.free AS free,
  toUInt64(r.committed + r.free) AS owed,
  toUInt64(r.devices_reserved) AS devices_reserved,
  toUInt64(r.devices_accrued) AS devices_accrued,
  toBool(r.ok) AS ok
FROM ${SOLVENCY} AS r
)
WHERE ({mint:String} = '' OR mint_symbol = {mint:String})
  AND ({owner:String} = '' OR owner = {owner:String})
  AND ({ok:Int8} = -1 OR ok = ({ok:Int8} = 1))`;

/** Vaults of rentals, closed ones included. Parameters: `mint` (symbol), `owner` ('' any), `ok` (-1 any). */
export const rentalVaultsList: ListMetric<RentalVaultRow> = {
  name: 'rental_vaults',
  description:
    'Vault of each rental: deposited = settled + fees + refunded + committed + free, and committed = reserved + accrued of its devices.',
  columns: [
    'rental',
    'owner',
    'mint',
    'mint_symbol',
    'vault',
    'deposited',
    'settled',
    'fees',
    'refunded',
    'committed',
    'free',
    'owed',
    'devices_reserved',
    'devices_accrued',
    'ok',
  ],
  keyColumns: ['rental'],
  rows,
  evidence: eventsByAccount(
    RENTAL_EVENTS,
    `SELECT toFixedString(base58Decode(rental), 32) AS account, rental AS key FROM (${rows})`,
    'keys',
  ),
};
