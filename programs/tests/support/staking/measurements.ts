// What each staking instruction costs.

import { COOL_DOWN_SECONDS, RULING_SECONDS } from '../../../client/staking/constants.ts';
import { coStakeOfferClose } from '../../../client/staking/instructions.ts';
import type { Sent } from '../chain.ts';
import { IO, StakingWorld } from './world.ts';

/** Measures all instructions of the staking program. */
export function measureStaking(note: (name: string, sent: Pick<Sent, 'units' | 'bytes'>) => void): void {
  const staking = StakingWorld.create();
  const device = staking.device();
  note('stake_deposit, first', staking.deposit(device, 400n * IO));
  note('stake_deposit', staking.deposit(device, 1n));
  note('co_stake_offer_set', staking.offer(device, 400n * IO, 2_000));
  const close = coStakeOfferClose({ owner: device.owner.publicKey, device: device.device });
  note('co_stake_offer_close', staking.send([close], device.owner));
  staking.offer(device, 400n * IO, 2_000);
  const coStaker = staking.wallet();
  note('co_stake_accept', staking.accept(device, coStaker, 400n * IO, 2_000));
  note('stake_cool_down', staking.coolDown(device, device.owner, 1n));
  note('co_stake_end', staking.endCoStake(device));
  staking.wait(COOL_DOWN_SECONDS);
  note('stake_withdraw', staking.withdraw(device, coStaker.publicKey));
  staking.offer(device, 400n * IO, 2_000);
  staking.accept(device, coStaker, 400n * IO, 2_000);
  measureCases(note, staking, device);
}

function measureCases(
  note: Parameters<typeof measureStaking>[0],
  staking: StakingWorld,
  device: ReturnType<StakingWorld['device']>,
): void {
  const long = { evidenceUri: 'x'.repeat(128), amount: 100n * IO };
  const reporter = staking.wallet();
  const open = staking.openInstruction(device, reporter.publicKey, long);
  note('slash_case_open, a URI of 128 bytes', staking.send([open], reporter));
  const upheld = { reporter, index: 0 };
  note('slash_case_answer', staking.answer(device, upheld));
  note(
    'slash_case_rule, slashes both',
    staking.send([staking.ruleInstruction(device, upheld, 50n * IO)], staking.arbiter),
  );
  const rejected = staking.open(device);
  staking.answer(device, rejected);
  note('slash_case_rule, rejects', staking.send([staking.ruleInstruction(device, rejected, 0n)], staking.arbiter));
  const stuck = staking.open(device);
  staking.wait(RULING_SECONDS);
  note('slash_case_dismiss', staking.send([staking.dismissInstruction(device, stuck)], staking.stranger));
}
