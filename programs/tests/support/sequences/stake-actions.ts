// What people do with stakes and slash cases, in any order, some of them attackers.

import type { Keypair } from '@solana/web3.js';
import { expect } from 'vitest';
import { coStakeEnd, coStakeOfferClose, coStakeOfferSet, stakeCoolDown } from '../../../client/staking/instructions.ts';
import { stakeVaultAddress } from '../../../client/staking/pda.ts';
import {
  capLeft,
  lockedTotal,
  positionTotal,
  requiredStake,
  slashCap,
  stakeTotal,
  withdrawable,
} from '../../../client/staking/stake.ts';
import { TransactionRefused } from '../chain.ts';
import { withAccount } from '../forge.ts';
import { type CaseHandle, IO, type StakingWorld } from '../staking/world.ts';
import type { DeviceHandle } from '../world.ts';
import { type Action, one, type Pick } from './play.ts';
import type { Purses } from './purses.ts';

const DAY = 86_400n;

/** A case with the device that it is about. */
interface OpenCase extends CaseHandle {
  readonly device: DeviceHandle;
}

/** Who takes part in a sequence, and what models of it hold. */
export interface StakeCast {
  readonly staking: StakingWorld;
  readonly devices: readonly DeviceHandle[];
  readonly wallets: readonly Keypair[];
  readonly cases: OpenCase[];
  readonly purses: Purses;
}

/** Mostly a part of what there is, now and then a little more than all of it. */
const part = (all: bigint, pick: Pick): bigint => (all * BigInt(1 + pick(11))) / 10n;

/** The key pair of a device's co-staker, if it has one. */
function coStakerOf({ staking, wallets }: StakeCast, device: DeviceHandle): Keypair | undefined {
  const { staker } = staking.state(device).coStaker;
  return wallets.find(({ publicKey }) => publicKey.equals(staker));
}

/** Everything that people do with stakes, and attackers try. */
export const STAKE_ACTIONS: Readonly<Record<string, Action<StakeCast>>> = {
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
    const at = pick(cases.length);
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
  },
  dismiss({ staking, cases }, pick) {
    const at = pick(cases.length);
    const slashCase = cases[at];
    if (!slashCase) return;
    staking.dismiss(slashCase.device, slashCase);
    cases.splice(at, 1);
  },
  intrude(all, pick) {
    const { staking, devices, cases } = all;
    const device = one(devices, pick)!;
    const handle = one(cases, pick);
    const [intruder, active] = [staking.stranger, staking.state(device).owner.active];
    const forged = [
      stakeCoolDown({ device: device.device, staker: intruder.publicKey, amount: active > 0n ? active : 1n }),
      coStakeOfferSet({ owner: intruder.publicKey, device: device.device, amount: 1n, shareBps: 1 }),
      coStakeEnd({ owner: intruder.publicKey, device: device.device }),
      withAccount(
        staking.ruleInstruction(device, handle ?? { reporter: intruder, index: 0 }, 0n),
        staking.arbiter.publicKey,
        intruder.publicKey,
      ),
    ];
    expect(() => staking.send([forged[pick(forged.length)]!], intruder)).toThrow(TransactionRefused);
  },
  wait({ staking }, pick) {
    staking.wait([3_600n, DAY, 3n * DAY, 7n * DAY, 14n * DAY, 31n * DAY][pick(6)]!);
  },
};

/** Most that is slashed of a device in 30 days. */
const capOf = ({ world }: StakingWorld, { device, modelCode }: DeviceHandle) =>
  slashCap(requiredStake(world.model(modelCode), world.device(device).gpuCount));

/** How often each action is tried, where not once. */
export const STAKE_WEIGHTS: Readonly<Record<string, number>> = {
  ...{ deposit: 3, coolOwner: 3, withdraw: 4, offer: 3, accept: 4, open: 4, answer: 4, rule: 5, wait: 4 },
};
