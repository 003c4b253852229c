// Random sequences of staking instructions by random people, some of them attackers. After every step the rules that
// always hold are checked (`StakingWorld.send` does), and at the end a stranger can end everything that is left.

import { type Keypair, PublicKey } from '@solana/web3.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULING_SECONDS, SLASH_WINDOW_SECONDS } from '../../client/staking/constants.ts';
import { coStakeOfferClose } from '../../client/staking/instructions.ts';
import { stakeVaultAddress } from '../../client/staking/pda.ts';
import {
  capLeft,
  lockedTotal,
  positionTotal,
  requiredStake,
  slashCap,
  slashCaseStage,
  stakeTotal,
  withdrawable,
} from '../../client/staking/stake.ts';
import { TransactionRefused } from '../support/chain.ts';
import { type CaseHandle, IO, StakingWorld } from '../support/staking/world.ts';
import { type DeviceHandle, MODEL } from '../support/world.ts';

/** What must never be the reason of a refusal, whoever does what. */
const NEVER = ['Overflow', 'Insolvent', 'LockUncovered'];
const DAY = 86_400n;

/** A case with the device that it is about. */
interface OpenCase extends CaseHandle {
  readonly device: DeviceHandle;
}

/** Who takes part in a sequence. */
interface Cast {
  readonly staking: StakingWorld;
  readonly devices: readonly DeviceHandle[];
  readonly wallets: readonly Keypair[];
  readonly cases: OpenCase[];
  burnt: bigint;
}

type Pick = (length: number) => number;
type Action = (cast: Cast, pick: Pick) => void;

const one = <T>(items: readonly T[], pick: Pick): T | undefined => items[pick(Math.max(items.length, 1))];

/** Mostly a part of what there is, now and then a little more than all of it. */
const part = (all: bigint, pick: Pick): bigint => (all * BigInt(1 + pick(11))) / 10n;

/** The key pair of a device's co-staker, if it has one. */
function coStakerOf({ staking, wallets }: Cast, device: DeviceHandle): Keypair | undefined {
  const { staker } = staking.state(device).coStaker;
  return wallets.find(({ publicKey }) => publicKey.equals(staker));
}

const ACTIONS: Readonly<Record<string, Action>> = {
  deposit({ staking, devices }, pick) {
    staking.deposit(one(devices, pick)!, BigInt(1 + pick(300)) * IO + BigInt(pick(3)));
  },
  coolOwner({ staking, devices }, pick) {
    const device = one(devices, pick)!;
    staking.coolDown(device, device.owner, part(staking.state(device).owner.active, pick));
  },
  coolCoStaker(cast, pick) {
    const device = one(cast.devices, pick)!;
    const { active } = cast.staking.state(device).coStaker;
    const staker = coStakerOf(cast, device) ?? cast.wallets[0]!;
    cast.staking.coolDown(device, staker, pick(4) === 0 ? part(active, pick) : active);
  },
  withdraw({ staking, devices }, pick) {
    const device = one(devices, pick)!;
    const { owner, coStaker } = staking.state(device);
    const position = pick(2) === 0 ? owner : coStaker;
    const expected = withdrawable(position, staking.now);
    const [before, supply] = [staking.balance(position.staker), staking.supply()];
    staking.withdraw(device, position.staker);
    // Paid is what the client tells, and no more than no case locks.
    expect(staking.balance(position.staker) - before).toBe(expected);
    expect(expected).toBeLessThanOrEqual(positionTotal(position) - position.locked);
    expect(staking.supply()).toBe(supply);
  },
  offer({ staking, devices }, pick) {
    const device = one(devices, pick)!;
    staking.offer(device, part(staking.state(device).owner.active, pick), [0, 2_500, 10_000][pick(3)]!);
  },
  closeOffer({ staking, devices }, pick) {
    const { owner, device } = one(devices, pick)!;
    staking.send([coStakeOfferClose({ owner: owner.publicKey, device })], owner);
  },
  accept({ staking, devices, wallets }, pick) {
    const device = one(devices, pick)!;
    const { owner, offerAmount: offered } = staking.state(device);
    // Mostly there is an offer to accept.
    if (offered === 0n && pick(4) > 0) staking.offer(device, owner.active, 2_500);
    const { offerAmount, offerShareBps } = staking.state(device);
    const share = pick(8) === 0 ? 1 : offerShareBps;
    staking.accept(device, one(wallets, pick)!, part(offerAmount, pick), share);
  },
  endCoStake({ staking, devices }, pick) {
    staking.endCoStake(one(devices, pick)!);
  },
  open({ staking, devices, wallets, cases }, pick) {
    const device = one(devices, pick)!;
    const reporter = one([...wallets, device.owner], pick)!;
    const before = staking.state(device);
    const handle = staking.open(device, reporter, { amount: [1n, 40n * IO, 2n ** 64n - 1n][pick(3)]! });
    const state = staking.state(device);
    // What was locked stays so, and all that the cap leaves is.
    let expected = stakeTotal(before);
    const room = capLeft(before, capOf(staking, device), staking.now);
    if (room < expected) expected = room;
    if (lockedTotal(before) > expected) expected = lockedTotal(before);
    expect(lockedTotal(state)).toBe(expected);
    cases.push({ ...handle, device });
  },
  answer({ staking, cases }, pick) {
    const slashCase = one(cases, pick);
    if (slashCase) staking.answer(slashCase.device, slashCase);
  },
  rule(all, pick) {
    const { staking, cases } = all;
    const at = pick(Math.max(cases.length, 1));
    const slashCase = cases[at];
    if (!slashCase) return;
    const { device } = slashCase;
    const { answer, amount } = staking.slashCase(device, slashCase.index)!;
    if (answer === null && pick(4) > 0) staking.answer(device, slashCase);
    const locked = lockedTotal(staking.state(device));
    const room = capLeft(staking.state(device), capOf(staking, device), staking.now);
    // Mostly what can be slashed, now and then nothing, or more.
    const [most = 0n] = [locked, amount, room].sort((a, b) => (a < b ? -1 : 1));
    const slash = pick(5) === 0 ? 0n : part(most, pick);
    const [supply, vault] = [staking.supply(), staking.world.tokens(stakeVaultAddress(device.device))];
    const ruled = staking.rule(device, slashCase, slash);
    cases.splice(at, 1);
    // What is slashed is burnt, exactly that, and it was locked.
    expect(supply - staking.supply()).toBe(slash);
    expect(ruled.ownerSlashed + ruled.coSlashed).toBe(slash);
    expect(slash).toBeLessThanOrEqual(locked);
    const left = staking.world.tokens(stakeVaultAddress(device.device));
    expect(vault + ruled.bondToCoStaker - left).toBe(slash);
    expect(ruled.state.windowSlashed).toBeLessThanOrEqual(capOf(staking, device));
    all.burnt += slash;
  },
  dismiss({ staking, cases }, pick) {
    const at = pick(Math.max(cases.length, 1));
    const slashCase = cases[at];
    if (!slashCase) return;
    staking.dismiss(slashCase.device, slashCase);
    cases.splice(at, 1);
  },
  wait({ staking }, pick) {
    staking.wait([3_600n, DAY, 3n * DAY, 7n * DAY, 14n * DAY, 31n * DAY][pick(6)]!);
  },
};

/** Most that is slashed of a device in 30 days. */
const capOf = ({ world }: StakingWorld, { device }: DeviceHandle) =>
  slashCap(requiredStake(MODEL, world.device(device).gpuCount));

/** How often each action is tried, where not once. */
const WEIGHTS: Readonly<Record<string, number>> = {
  ...{ deposit: 3, coolOwner: 3, withdraw: 4, offer: 3, accept: 4, open: 4, answer: 4, rule: 5, wait: 4 },
};

const NAMES = Object.keys(ACTIONS).flatMap((name) => new Array<string>(WEIGHTS[name] ?? 1).fill(name));

function cast(): Cast {
  const staking = StakingWorld.create();
  const { device, coStaker } = staking.coStaked(250n * IO, 150n * IO);
  const devices = [device, staking.staked(1n, { gpus: 2 })];
  return { staking, devices, wallets: [coStaker, staking.wallet()], cases: [], burnt: 0n };
}

/** Runs an action; a refusal is fine, unless it is one that must never happen. */
function attempt(action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
    expect(NEVER, error.message).not.toContain(error.failure.name);
  }
}

/** A stranger ends all cases, all stake leaves, and every unit is accounted for. */
function endEverything({ staking, devices, wallets, cases }: Cast): void {
  staking.wait(RULING_SECONDS);
  for (const slashCase of cases) {
    expect(slashCaseStage(staking.slashCase(slashCase.device, slashCase.index)!, staking.now)).toBe('Dismissible');
    staking.dismiss(slashCase.device, slashCase);
  }
  for (const device of devices) {
    const { openCases, owner, coStaker } = staking.state(device);
    expect([openCases, owner.locked, coStaker.locked]).toEqual([0, 0n, 0n]);
    if (coStaker.active > 0n) staking.endCoStake(device);
    if (owner.active > 0n) staking.coolDown(device, device.owner, owner.active);
  }
  staking.wait(SLASH_WINDOW_SECONDS);
  for (const device of devices) {
    const { owner, coStaker } = staking.state(device);
    for (const { staker, cooling } of [owner, coStaker]) if (cooling > 0n) staking.withdraw(device, staker);
    expect(stakeTotal(staking.state(device))).toBe(0n);
    expect(staking.world.tokens(stakeVaultAddress(device.device))).toBe(0n);
    expect(staking.state(device).coStaker.staker).toEqual(PublicKey.default);
  }
  const owners = [...devices.map(({ owner }) => owner), ...wallets, staking.stranger];
  const held = owners.reduce((sum, { publicKey }) => sum + staking.balance(publicKey), 0n);
  expect(held).toBe(staking.supply());
}

describe('any sequence of staking instructions', () => {
  it('keeps the rules, and can be ended by a stranger with all stake paid back but what was slashed', () => {
    const numbers = fc.array(fc.noBias(fc.nat()), { minLength: 8, maxLength: 8 });
    const steps = fc.array(fc.tuple(fc.constantFrom(...NAMES), numbers), { minLength: 40, maxLength: 40, size: 'max' });
    const reached = { slashes: 0, slashesOfBoth: 0, withdrawalsUnderCases: 0, acceptances: 0, sharedBonds: 0 };
    fc.assert(
      fc.property(steps, (sequence) => {
        const all = cast();
        const before = all.staking.supply();
        const made = all.staking.books.events.length;
        for (const [name, picks] of sequence) {
          let at = 0;
          const pick: Pick = (length) => picks[at++ % picks.length]! % length;
          attempt(() => ACTIONS[name]!(all, pick));
        }
        endEverything(all);
        expect(before - all.staking.supply()).toBe(all.burnt);
        for (const { name, data } of all.staking.books.events.slice(made)) {
          if (name === 'SlashCaseRuled' && data.slashed > 0n) reached.slashes += 1;
          if (name === 'SlashCaseRuled' && data.coSlashed > 0n) reached.slashesOfBoth += 1;
          if (name === 'SlashCaseRuled' && data.bondToCoStaker > 0n) reached.sharedBonds += 1;
          if (name === 'StakeWithdrawn' && data.state.openCases > 0) reached.withdrawalsUnderCases += 1;
          if (name === 'CoStakeAccepted') reached.acceptances += 1;
        }
      }),
      { numRuns: 100 },
    );
    // The sequences reach what they are about.
    for (const [what, times] of Object.entries(reached)) expect(times, what).toBeGreaterThan(0);
  }, 300_000);
});
