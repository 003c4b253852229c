/** What the state views say of an account, in the words of the account's own bytes. */
type Account = Record<string, unknown>;

interface DeviceParts {
  listing: Account;
  chain: Account & { challenge: Account };
  assignment: Account;
}

const CLASSES = ['Gpu', 'Cpu'];
const JOB_STATES = ['Unknown', 'Preparing', 'Running', 'Exited', 'Failed'];
const NO_KEY = '11111111111111111111111111111111';

/** Selects the fields of `device_at` that the device account has too. */
export const DEVICE_FIELDS = `base58Encode(d.device) AS device, d.sequence AS sequence, base58Encode(d.supplier) AS supplier,
  base58Encode(d.owner) AS owner, base58Encode(d.worker) AS worker, lower(hex(d.encryption_key)) AS encryption_key,
  d.registered_at AS registered_at, d.idle_seconds AS idle_seconds, d.hired_seconds AS hired_seconds,
  d.ask_usdc AS ask_usdc, d.ask_io AS ask_io, d.terms_slot AS terms_slot, d.min_seconds AS min_seconds,
  d.max_seconds AS max_seconds, d.listed AS listed, d.n AS n, d.challenge_slot AS challenge_slot,
  d.challenge_deadline_slot AS challenge_deadline_slot, d.challenge_heavy AS challenge_heavy, d.last_tick_at AS last_tick_at,
  d.last_credited_at AS last_credited_at, d.last_credited_slot AS last_credited_slot, lower(hex(d.head)) AS head,
  d.chain_started AS chain_started, base58Encode(d.rental) AS rental, base58Encode(d.mint) AS mint, d.price AS price,
  d.reserved AS reserved, d.accrued AS accrued, d.assignment_hired_seconds AS assignment_hired_seconds,
  d.assigned_at AS assigned_at, d.ends_at AS ends_at, d.released_at AS released_at, d.drain_at AS drain_at,
  d.drain_slot AS drain_slot, d.rank AS rank, d.assignment_min_seconds AS assignment_min_seconds, d.fee_bps AS fee_bps,
  d.drained AS drained, d.payable_at AS payable_at, d.forfeited AS forfeited, d.index AS index, d.model_code AS model_code, d.country AS country, d.job_exit_code AS job_exit_code,
  d.gpu_count AS gpu_count, d.class AS class, d.connectivity AS connectivity, d.accepting AS accepting,
  d.retired AS retired, d.job_state AS job_state, lower(hex(d.endpoint)) AS endpoint`;

/** A device account as the row that {@link DEVICE_FIELDS} selects. */
export function deviceRow(device: string, account: Account): Account {
  const { listing, chain, assignment: a } = account as unknown as DeviceParts;
  const { challenge } = chain;
  const assigned = a.rental !== NO_KEY;
  const released = a.releasedAt !== '0';
  const when = (condition: boolean, value: unknown): unknown => (condition ? value : null);
  return {
    device,
    sequence: account.sequence,
    supplier: account.supplier,
    owner: account.owner,
    worker: account.worker,
    encryption_key: account.encryptionKey,
    registered_at: account.registeredAt,
    idle_seconds: account.idleSeconds,
    hired_seconds: account.hiredSeconds,
    ask_usdc: listing.askUsdc,
    ask_io: listing.askIo,
    terms_slot: listing.termsSlot,
    min_seconds: listing.minSeconds,
    max_seconds: listing.maxSeconds,
    listed: listing.active === 1,
    n: chain.n,
    challenge_slot: challenge.slot,
    challenge_deadline_slot: challenge.deadlineSlot,
    challenge_heavy: challenge.heavy === 1,
    last_tick_at: chain.lastTickAt,
    last_credited_at: chain.lastCreditedAt,
    last_credited_slot: chain.lastCreditedSlot,
    head: chain.head,
    chain_started: chain.started === 1,
    rental: when(assigned, a.rental),
    mint: when(assigned, a.mint),
    price: when(assigned, a.price),
    reserved: a.reserved,
    accrued: a.accrued,
    assignment_hired_seconds: a.hiredSeconds,
    assigned_at: when(assigned, a.assignedAt),
    ends_at: when(assigned, a.endsAt),
    released_at: when(released, a.releasedAt),
    drain_at: when(released, a.drainAt),
    drain_slot: when(released, a.drainSlot),
    rank: when(assigned, a.rank),
    assignment_min_seconds: when(assigned, a.minSeconds),
    fee_bps: when(assigned, a.feeBps),
    drained: a.drained === 1,
    payable_at: when(assigned, a.payableAt),
    forfeited: a.forfeited === 1,
    index: account.index,
    model_code: account.modelCode,
    country: account.country,
    job_exit_code: account.exitCode,
    gpu_count: account.gpuCount,
    class: CLASSES[Number(account.class)],
    connectivity: account.connectivity,
    accepting: account.accepting === 1,
    retired: account.retired === 1,
    job_state: JOB_STATES[Number(account.jobState)],
    endpoint: String(account.endpoint).slice(0, 2 * Number(account.endpointLen)),
  };
}

/** Selects the fields of `rental_at` that the rental account has too. */
export const RENTAL_FIELDS = `base58Encode(r.rental) AS rental, r.sequence AS sequence, base58Encode(r.owner) AS owner, r.nonce AS nonce,
  base58Encode(r.mint) AS mint, base58Encode(r.vault) AS vault, r.model_code AS model_code, r.country AS country,
  r.price_cap AS price_cap, r.wanted_gpus AS wanted_gpus, r.minimum_gpus AS minimum_gpus, r.assigned_gpus AS assigned_gpus,
  r.opened_at AS opened_at, r.fill_deadline AS fill_deadline, r.ends_at AS ends_at, r.deposited AS deposited,
  r.settled AS settled, r.fees AS fees, r.refunded AS refunded, r.committed AS committed, r.free AS free,
  base58Encode(r.session) AS session, r.session_expires_at AS session_expires_at, lower(hex(r.job_hash)) AS job_hash,
  lower(hex(r.encryption_key)) AS encryption_key, r.has_job AS has_job,
  r.job_key_pages AS job_key_pages`;

/** A rental account as the row that {@link RENTAL_FIELDS} selects. */
export function rentalRow(rental: string, account: Account): Account {
  const { owner, nonce, mint, vault, deposited, settled, fees, refunded, committed, free, country, sequence, session } =
    account;
  return {
    rental,
    sequence,
    owner,
    nonce,
    mint,
    vault,
    model_code: account.modelCode,
    country,
    price_cap: account.priceCap,
    wanted_gpus: account.wantedGpus,
    minimum_gpus: account.minimumGpus,
    assigned_gpus: account.assignedGpus,
    opened_at: account.openedAt,
    fill_deadline: account.fillDeadline,
    ends_at: account.endsAt,
    deposited,
    settled,
    fees,
    refunded,
    committed,
    free,
    session,
    session_expires_at: account.sessionExpiresAt,
    job_hash: account.jobHash,
    encryption_key: account.encryptionKey,
    has_job: account.hasJob,
    job_key_pages: account.jobKeyPages,
  };
}
