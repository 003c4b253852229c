// Valid calls of the staking instructions, in worlds with two stakes and two cases.

import { configAddress, gpuModelAddress } from '../../../client/pda.ts';
import { COOL_DOWN_SECONDS, RULING_SECONDS } from '../../../client/staking/constants.ts';
import * as i from '../../../client/staking/instructions.ts';
import { IO, StakingWorld } from '../../support/staking/world.ts';
import { MODEL } from '../../support/world.ts';
import { type Call, type Calls, watch } from '../support/call.ts';

/** Two stakes of owner and co-staker each, and a device that has none. */
function stakes() {
  const staking = StakingWorld.create();
  const { world, mint } = staking;
  const seen = watch(world.chain, configAddress(), gpuModelAddress(MODEL.code), world.usdcMint, mint);
  world.setModel({ ...MODEL, code: 8, name: 'Another card' });
  const [{ device, coStaker }] = [staking.coStaked(), staking.coStaked()];
  const call = (instruction: Call['instruction'], signers: Call['signers']): Call => ({
    ...{ chain: world.chain, send: staking.send.bind(staking), seen, instruction, signers },
  });
  return { staking, mint, device, coStaker, call, own: { owner: device.owner.publicKey, device: device.device } };
}

/** Two devices with offers that nobody took. */
function offered() {
  const base = stakes();
  const device = base.staking.staked();
  base.staking.offer(device, 400n * IO, 2_000);
  return { ...base, device, own: { owner: device.owner.publicKey, device: device.device } };
}

/** Cases of two devices, the first of them answered. */
function cases() {
  const base = stakes();
  const { staking, device } = base;
  staking.open(staking.staked());
  return { ...base, slashCase: staking.open(device) };
}

/** By the instruction's name. */
export const STAKING_CALLS: Calls = {
  stake_deposit: () => {
    const { mint, own, call, device } = stakes();
    return call(i.stakeDeposit({ ...own, modelCode: MODEL.code, mint, amount: 1n }), [device.owner]);
  },
  stake_cool_down: () => {
    const { device, coStaker, call } = stakes();
    const { publicKey: staker } = coStaker;
    return call(i.stakeCoolDown({ device: device.device, staker, amount: 400n * IO }), [coStaker]);
  },
  stake_withdraw: () => {
    const { staking, mint, device, coStaker, call } = stakes();
    staking.endCoStake(device);
    staking.wait(COOL_DOWN_SECONDS);
    const payer = staking.stranger;
    const input = { payer: payer.publicKey, device: device.device, staker: coStaker.publicKey, mint };
    return call(i.stakeWithdraw(input), [payer]);
  },
  co_stake_offer_set: () => {
    const { own, device, call } = offered();
    return call(i.coStakeOfferSet({ ...own, amount: IO, shareBps: 1_000 }), [device.owner]);
  },
  co_stake_offer_close: () => {
    const { own, device, call } = offered();
    return call(i.coStakeOfferClose(own), [device.owner]);
  },
  co_stake_accept: () => {
    const { staking, mint, device, call } = offered();
    const staker = staking.wallet();
    const terms = { amount: 400n * IO, shareBps: 2_000 };
    return call(i.coStakeAccept({ staker: staker.publicKey, device: device.device, mint, ...terms }), [staker]);
  },
  co_stake_end: () => {
    const { own, device, call } = stakes();
    return call(i.coStakeEnd(own), [device.owner]);
  },
  slash_case_open: () => {
    const { staking, device, call } = cases();
    const reporter = staking.wallet();
    return call(staking.openInstruction(device, reporter.publicKey), [reporter]);
  },
  slash_case_answer: () => {
    const { own, device, slashCase, call } = cases();
    const answer = { index: slashCase.index, hash: new Uint8Array(32).fill(6), uri: 'ipfs://answer' };
    return call(i.slashCaseAnswer({ ...own, ...answer }), [device.owner]);
  },
  slash_case_rule: () => {
    const { staking, device, slashCase, call } = cases();
    staking.answer(device, slashCase);
    return call(staking.ruleInstruction(device, slashCase, IO), [staking.arbiter]);
  },
  slash_case_dismiss: () => {
    const { staking, device, slashCase, call } = cases();
    staking.wait(RULING_SECONDS);
    return call(staking.dismissInstruction(device, slashCase), [staking.stranger]);
  },
};
