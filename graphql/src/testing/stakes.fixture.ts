/** Plays owners, co-stakers, reporters and the arbiter on a recorder, by the staking program's rules. */
import type { PlayedDevice } from './played.fixture.ts';
import { bytesOf, keyOf, NO_KEY, type Recorder } from './recorder.fixture.ts';

/** Stake that one GPU of multiplier 1 needs, smallest unit; all played models have a multiplier of 2. */
export const STAKE_PER_GPU = 20_000_000_000n;
const DAY = 86_400;
/** Bond of a case, smallest unit. */
export const BOND = 10_000_000_000n;
/** The key that rules cases. */
export const ARBITER = keyOf('arbiter');

/** One position as the program keeps it. */
export interface PlayedPosition {
  staker: string;
  active: bigint;
  cooling: bigint;
  cooling_until: number;
  locked: bigint;
}

interface PlayedState {
  owner: PlayedPosition;
  co_staker: PlayedPosition;
  co_share_bps: number;
  offer_amount: bigint;
  offer_share_bps: number;
  open_cases: number;
  window_started_at: number;
  window_slashed: bigint;
}

/** A case as it is played. */
export interface PlayedCase {
  readonly id: string;
  readonly device: PlayedDevice;
  readonly index: number;
  readonly reporter: string;
}

const nobody = (): PlayedPosition => ({ staker: NO_KEY, active: 0n, cooling: 0n, cooling_until: 0, locked: 0n });
const min = (a: bigint, b: bigint) => (a < b ? a : b);
const total = ({ active, cooling }: PlayedPosition) => active + cooling;

/** Stake that a device needs for rewards, smallest unit. */
export const requiredStake = (gpus: number | bigint) => STAKE_PER_GPU * 2n * BigInt(gpus);

/** Stakes on a recorder. */
export class Stakes {
  readonly #chain: Recorder;
  readonly #states = new Map<string, PlayedState>();
  readonly #cases = new Map<string, number>();

  constructor(chain: Recorder) {
    this.#chain = chain;
  }

  deposit(device: PlayedDevice, amount: bigint): void {
    const state = this.#state(device);
    state.owner.staker = device.owner;
    state.owner.active += amount;
    this.#emit('StakeDeposited', device, { staker: device.owner, amount, ...about(device) });
  }

  offer(device: PlayedDevice, amount: bigint, shareBps: number): void {
    Object.assign(this.#state(device), { offer_amount: amount, offer_share_bps: shareBps });
    this.#emit('CoStakeOfferSet', device, { staker: device.owner, amount, share_bps: shareBps });
  }

  closeOffer(device: PlayedDevice): void {
    const state = this.#state(device);
    const amount = state.offer_amount;
    Object.assign(state, { offer_amount: 0n, offer_share_bps: 0 });
    this.#emit('CoStakeOfferClosed', device, { staker: device.owner, amount });
  }

  accept(device: PlayedDevice, staker: string, amount: bigint): void {
    const state = this.#state(device);
    const share = state.offer_share_bps;
    const co_staker = { ...nobody(), staker, active: amount };
    Object.assign(state, { co_staker, co_share_bps: share, offer_amount: 0n, offer_share_bps: 0 });
    this.#emit('CoStakeAccepted', device, { staker, amount, share_bps: share });
  }

  /** The owner ends the co-stake. */
  endCoStake(device: PlayedDevice): void {
    const { co_staker } = this.#state(device);
    const amount = co_staker.active;
    this.#cool(co_staker, amount, 14 * DAY);
    this.#emit('CoStakeEnded', device, { staker: co_staker.staker, amount });
  }

  /** The owner takes out some. */
  coolDown(device: PlayedDevice, amount: bigint): void {
    this.#cool(this.#state(device).owner, amount, 14 * DAY);
    this.#emit('StakeCooled', device, { staker: device.owner, amount });
  }

  /** A staker takes out all that has cooled. */
  withdraw(device: PlayedDevice, role: 'owner' | 'co_staker'): void {
    const state = this.#state(device);
    const position = state[role];
    const { staker } = position;
    const amount = min(position.cooling, total(position) - position.locked);
    position.cooling -= amount;
    this.#freeCoStaker(state);
    this.#emit('StakeWithdrawn', device, { staker, staker_token: keyOf(`token of ${staker}`), amount });
  }

  openCase(device: PlayedDevice, options: { reason: string; amount: bigint }): PlayedCase {
    const state = this.#state(device);
    const index = this.#cases.get(device.id) ?? 0;
    this.#cases.set(device.id, index + 1);
    const played = { id: keyOf(`case ${device.id} ${index}`), device, index, reporter: keyOf('reporter') };
    state.open_cases += 1;
    const free = (position: PlayedPosition) => total(position) - position.locked;
    const all = total(state.owner) + total(state.co_staker);
    const locked = state.owner.locked + state.co_staker.locked;
    const cap = requiredStake(device.gpuCount) / 2n - state.window_slashed;
    const growth = min(cap, all) - locked;
    const owner = growth > 0n ? portion(growth, free(state.owner), free(state.co_staker)) : 0n;
    state.owner.locked += owner;
    state.co_staker.locked += growth > 0n ? growth - owner : 0n;
    this.#emit('SlashCaseOpened', device, {
      case: this.#chain.change(played.id),
      owner: device.owner,
      reporter: played.reporter,
      index,
      reason: options.reason,
      amount: options.amount,
      bond: BOND,
      evidence_hash: bytesOf(`evidence ${played.id}`),
      evidence_uri: `https://evidence.example/${index}`,
      answer_until: this.#chain.time + 3 * DAY,
      ruling_until: this.#chain.time + 14 * DAY,
      ...about(device),
    });
    return played;
  }

  answer({ id, device, index }: PlayedCase): void {
    this.#chain.emit([
      'SlashCaseAnswered',
      {
        case: this.#chain.change(id),
        device: device.id,
        owner: device.owner,
        hash: bytesOf(`answer ${id}`),
        uri: `https://answer.example/${index}`,
      },
    ]);
  }

  /** The arbiter ends a case: 0 rejects it. */
  rule({ id, device, reporter }: PlayedCase, slash: bigint): void {
    const state = this.#state(device);
    const owner = portion(slash, state.owner.locked, state.co_staker.locked);
    const taken = slash === 0n ? { owner: 0n, co: 0n } : { owner, co: slash - owner };
    take(state.owner, taken.owner);
    take(state.co_staker, taken.co);
    if (slash > 0n && state.window_slashed === 0n) state.window_started_at = this.#chain.time;
    state.window_slashed += slash;
    const excess = state.co_staker.active - state.owner.active;
    if (excess > 0n) this.#cool(state.co_staker, excess, 14 * DAY);
    const compensated = slash > 0n ? 0n : compensate(state);
    this.#closeCase(state);
    this.#emit('SlashCaseRuled', device, {
      case: this.#chain.change(id),
      reporter,
      arbiter: ARBITER,
      slashed: slash,
      owner_slashed: taken.owner,
      co_slashed: taken.co,
      bond_to: slash > 0n ? reporter : device.owner,
      bond_to_co_staker: compensated,
    });
  }

  /** Anybody ends a case that nobody ruled. */
  dismiss({ id, device, reporter }: PlayedCase): void {
    const state = this.#state(device);
    const compensated = compensate(state);
    this.#closeCase(state);
    this.#emit('SlashCaseDismissed', device, {
      case: this.#chain.change(id),
      reporter,
      bond_to: device.owner,
      bond_to_co_staker: compensated,
    });
  }

  #state(device: PlayedDevice): PlayedState {
    const known = this.#states.get(device.id);
    if (known) return known;
    const state: PlayedState = {
      owner: nobody(),
      co_staker: nobody(),
      co_share_bps: 0,
      offer_amount: 0n,
      offer_share_bps: 0,
      open_cases: 0,
      window_started_at: 0,
      window_slashed: 0n,
    };
    this.#states.set(device.id, state);
    return state;
  }

  #cool(position: PlayedPosition, amount: bigint, seconds: number): void {
    position.active -= amount;
    position.cooling += amount;
    position.cooling_until = this.#chain.time + seconds;
  }

  #freeCoStaker(state: PlayedState): void {
    if (total(state.co_staker) === 0n) Object.assign(state, { co_staker: nobody(), co_share_bps: 0 });
  }

  #closeCase(state: PlayedState): void {
    state.open_cases -= 1;
    if (state.open_cases === 0) {
      state.owner.locked = 0n;
      state.co_staker.locked = 0n;
    }
    this.#freeCoStaker(state);
  }

  #emit(name: string, device: PlayedDevice, fields: object): void {
    this.#chain.emit([
      name,
      {
        stake: this.#chain.change(keyOf(`stake ${device.id}`)),
        device: device.id,
        ...fields,
        state: structuredClone(this.#state(device)),
      },
    ]);
  }
}

const about = (device: PlayedDevice) => ({
  model_code: device.modelCode,
  gpu_count: device.gpuCount,
  required: requiredStake(device.gpuCount),
});

function portion(amount: bigint, owner: bigint, coStaker: bigint): bigint {
  return owner + coStaker === 0n ? amount : (amount * owner) / (owner + coStaker);
}

function take(position: PlayedPosition, amount: bigint): void {
  const active = min(amount, position.active);
  position.locked -= amount;
  position.active -= active;
  position.cooling -= amount - active;
}

function compensate(state: PlayedState): bigint {
  const amount = BOND - portion(BOND, state.owner.locked, state.co_staker.locked);
  state.co_staker.cooling += amount;
  return amount;
}
