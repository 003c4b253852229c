import type { PublicKey } from '@solana/web3.js';
import { innerEventBody, innerEventsOf, type TransactionWithEvents } from '../events.ts';
import { decodeRewardsEvent, type RewardsEvent } from '../generated/rewards/events.ts';
import { REWARDS_PROGRAM_ID } from '../generated/rewards/program.ts';

/** Reads an event from the data of an inner instruction; `undefined` when the instruction tells none of the program. */
export function decodeRewardsInnerEvent(data: Uint8Array): RewardsEvent | undefined {
  const body = innerEventBody(data);
  return body && decodeRewardsEvent(body);
}

/** Events of the rewards program in a transaction, in their order; none of one that failed. */
export function rewardsEventsOfTransaction(
  transaction: TransactionWithEvents,
  programId: PublicKey = REWARDS_PROGRAM_ID,
): RewardsEvent[] {
  return innerEventsOf(transaction, programId, decodeRewardsInnerEvent);
}
