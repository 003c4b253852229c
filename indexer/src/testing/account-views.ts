import type { AccountSnapshot } from './recorded-chain.ts';

/** A state view, and what it should say by the accounts' own bytes. */
export interface AccountView {
  /** What the accounts are. */
  name: string;
  /** Selects the fields that the account has too, at `{slot:UInt64}`. */
  sql: string;
  rows(snapshot: AccountSnapshot): unknown[];
}

type Account = Record<string, unknown>;
type Position = { staker: string; active: string; cooling: string; coolingUntil: string; locked: string };
type Score = { index: number; occupied: boolean; pool: string; weight: string; coShareBps: number };

const NO_KEY = '11111111111111111111111111111111';
const key = (column: string, alias = column): string => `base58Encode(v.${column}) AS ${alias}`;
const same = (...columns: string[]): string => columns.map((column) => `v.${column} AS ${column}`).join(', ');
const from = (view: string): string => `FROM ${view}(slot = {slot:UInt64}) AS v`;

const config: AccountView = {
  name: 'config',
  sql: `SELECT ${key('config')}, ${key('authority')}, ${key('treasury')}, ${key('arbiter')}, ${key('usdc_mint')}, ${key('io_mint')},
    ${same('sequence', 'timelock_seconds', 'reservation_fee_bps', 'payment_fee_usdc_bps', 'payment_fee_io_bps')},
    ${same('grid_slots', 'heavy_grid_slots', 'slot_ms', 'slot_anchor', 'slot_anchor_at', 'rentals_paused')} ${from('config_at')}`,
  rows: (snapshot) =>
    Object.entries(snapshot.config).map(([address, account]) => {
      const parameters = account.parameters as Account;
      return {
        config: address,
        authority: account.authority,
        treasury: account.treasury,
        arbiter: account.arbiter,
        usdc_mint: account.usdcMint,
        io_mint: account.ioMint,
        sequence: account.sequence,
        timelock_seconds: parameters.timelockSeconds,
        reservation_fee_bps: parameters.reservationFeeBps,
        payment_fee_usdc_bps: parameters.paymentFeeUsdcBps,
        payment_fee_io_bps: parameters.paymentFeeIoBps,
        grid_slots: parameters.gridSlots,
        heavy_grid_slots: parameters.heavyGridSlots,
        slot_ms: account.slotMs,
        slot_anchor: account.slotAnchor,
        slot_anchor_at: account.slotAnchorAt,
        rentals_paused: account.rentalsPaused,
      };
    }),
};

const suppliers: AccountView = {
  name: 'suppliers',
  sql: `SELECT ${key('supplier')}, ${key('owner')}, ${key('payout')}, ${same('sequence', 'payout_changed_at', 'name')},
    toUInt32(v.registered_devices) AS devices ${from('supplier_at')} WHERE v.registered_devices > 0`,
  rows: (snapshot) =>
    Object.entries(snapshot.suppliers).map(([address, account]) => ({
      supplier: address,
      owner: account.owner,
      payout: account.payout,
      sequence: account.sequence,
      payout_changed_at: account.payoutChangedAt,
      name: account.name,
      devices: account.nextDeviceIndex,
    })),
};

const stakes: AccountView = {
  name: 'stakes',
  sql: `SELECT ${key('device')}, ${key('owner')}, ${key('co_staker')},
    ${same('sequence', 'owner_active', 'owner_cooling', 'owner_cooling_until', 'owner_locked')},
    ${same('co_active', 'co_cooling', 'co_cooling_until', 'co_locked', 'co_share_bps')},
    ${same('offer_amount', 'offer_share_bps', 'open_cases', 'window_started_at', 'window_slashed')},
    ${same('active', 'cooling', 'locked')} ${from('stake_at')}`,
  rows: (snapshot) =>
    Object.entries(snapshot.stakes).map(([device, account]) => {
      const state = account.state as Account;
      const [own, co] = [state.owner as Position, state.coStaker as Position];
      const sum = (field: 'active' | 'cooling' | 'locked'): string => String(BigInt(own[field]) + BigInt(co[field]));
      return {
        device,
        owner: own.staker,
        co_staker: co.staker === NO_KEY ? null : co.staker,
        sequence: account.sequence,
        owner_active: own.active,
        owner_cooling: own.cooling,
        owner_cooling_until: own.coolingUntil,
        owner_locked: own.locked,
        co_active: co.active,
        co_cooling: co.cooling,
        co_cooling_until: co.coolingUntil,
        co_locked: co.locked,
        co_share_bps: state.coShareBps,
        offer_amount: state.offerAmount,
        offer_share_bps: state.offerShareBps,
        open_cases: state.openCases,
        window_started_at: state.windowStartedAt,
        window_slashed: state.windowSlashed,
        active: sum('active'),
        cooling: sum('cooling'),
        locked: sum('locked'),
      };
    }),
};

const cases: AccountView = {
  name: 'open slash cases',
  sql: `SELECT ${key('`case`')}, ${key('stake')}, ${key('device')}, ${key('reporter')},
    ${same('sequence', 'index', 'reason', 'amount', 'bond', 'evidence_uri', 'opened_at', 'answer_until', 'ruling_until')},
    lower(hex(v.evidence_hash)) AS evidence_hash, lower(hex(v.answer_hash)) AS answer_hash,
    ${same('answer_uri', 'answered_at')} ${from('slash_case_at')} WHERE v.status = 'OPEN'`,
  rows: (snapshot) =>
    Object.entries(snapshot.cases).map(([address, account]) => {
      const answer = account.answer as Account | null;
      return {
        case: address,
        stake: account.stake,
        device: account.device,
        reporter: account.reporter,
        sequence: account.sequence,
        index: account.index,
        reason: account.reason,
        amount: account.amount,
        bond: account.bond,
        evidence_uri: account.evidenceUri,
        opened_at: account.openedAt,
        answer_until: account.answerUntil,
        ruling_until: account.rulingUntil,
        evidence_hash: account.evidenceHash,
        answer_hash: answer?.hash ?? null,
        answer_uri: answer?.uri ?? null,
        answered_at: answer?.answeredAt ?? null,
      };
    }),
};

const emission: AccountView = {
  name: 'emission',
  sql: `SELECT ${key('emission')}, ${key('mint')}, ${same('sequence', 'policy', 'first_hour', 'next_index', 'next_q32', 'issued')}
    ${from('emission_at')}`,
  rows: (snapshot) =>
    Object.entries(snapshot.emission).map(([address, account]) => ({
      emission: address,
      mint: account.mint,
      sequence: account.sequence,
      policy: account.policy,
      first_hour: account.firstHour,
      next_index: account.nextIndex,
      next_q32: account.nextQ32,
      issued: account.issued,
    })),
};

const epochs: AccountView = {
  name: 'epochs',
  sql: `SELECT ${key('epoch')}, ${same('sequence', 'index', 'hour', 'emission_amount', 'enterprise_emission', 'community_emission')},
    ${same('enterprise_weight', 'community_weight', 'devices', 'opened_at', 'finalized')},
    ifNull(v.finalized_at, 0) AS finalized_at ${from('epoch_at')}`,
  rows: (snapshot) =>
    Object.entries(snapshot.epochs).map(([address, account]) => ({
      epoch: address,
      sequence: account.sequence,
      index: account.index,
      hour: account.hour,
      emission_amount: account.emission,
      enterprise_emission: account.enterpriseEmission,
      community_emission: account.communityEmission,
      enterprise_weight: account.enterpriseWeight,
      community_weight: account.communityWeight,
      devices: account.devices,
      opened_at: account.openedAt,
      finalized: account.finalized,
      finalized_at: account.finalizedAt,
    })),
};

const rewards: AccountView = {
  name: 'rewards',
  sql: `SELECT ${key('device')}, ${key('supplier')}, ${same('sequence', 'earned', 'co_earned', 'claimed', 'co_claimed')}
    ${from('device_reward_at')}`,
  rows: (snapshot) =>
    Object.entries(snapshot.rewards).map(([device, account]) => {
      // Earned is what was claimed, what is owed, and what scores of final epochs will come to.
      let [own, co] = [sumOf(account.claimed, account.owed), sumOf(account.coClaimed, account.coOwed)];
      for (const score of (account.scores as Score[]).filter(({ occupied }) => occupied)) {
        const { amount, coAmount } = rewardOf(score, snapshot);
        own += amount - coAmount;
        co += coAmount;
      }
      return {
        device,
        supplier: account.supplier,
        sequence: account.sequence,
        earned: String(own),
        co_earned: String(co),
        claimed: account.claimed,
        co_claimed: account.coClaimed,
      };
    }),
};

function sumOf(...amounts: unknown[]): bigint {
  return amounts.reduce<bigint>((sum, amount) => sum + BigInt(String(amount)), 0n);
}

function rewardOf({ index, pool, weight, coShareBps }: Score, { epochs: all }: AccountSnapshot) {
  const epoch = Object.values(all).find((account) => account.index === index);
  if (epoch?.finalized !== true) return { amount: 0n, coAmount: 0n };
  const [emitted, total] =
    pool === 'Enterprise'
      ? [epoch.enterpriseEmission, epoch.enterpriseWeight]
      : [epoch.communityEmission, epoch.communityWeight];
  const amount = (sumOf(emitted) * BigInt(weight)) / sumOf(total);
  return { amount, coAmount: (amount * BigInt(coShareBps)) / 10_000n };
}

const supply: AccountView = {
  name: 'supply of IO',
  sql: `SELECT ${same('supply')} ${from('io_supply_at')} WHERE (SELECT count() ${from('emission_at')}) > 0`,
  rows: (snapshot) => (Object.keys(snapshot.emission).length > 0 ? [{ supply: snapshot.ioSupply }] : []),
};

/** All state views but those of devices and rentals. */
export const ACCOUNT_VIEWS: readonly AccountView[] = [
  config,
  suppliers,
  stakes,
  cases,
  emission,
  epochs,
  rewards,
  supply,
];
