import type { PublicKey } from '@solana/web3.js';
import { innerEventBody, innerEventsOf, type TransactionWithEvents } from '../events.ts';
import { decodeStakingEvent, type StakingEvent } from '../generated/staking/events.ts';
import { STAKING_PROGRAM_ID } from '../generated/staking/program.ts';

/** Reads an event from the data of an inner instruction; `undefined` when the instruction tells none of the program. */
export function decodeStakingInnerEvent(data: Uint8Array): StakingEvent | undefined {
  const body = innerEventBody(data);
  return body && decodeStakingEvent(body);
}

/** Events of the staking program in a transaction, in their order; none of one that failed. */
export function stakingEventsOfTransaction(
  transaction: TransactionWithEvents,
  programId: PublicKey = STAKING_PROGRAM_ID,
): StakingEvent[] {
  return innerEventsOf(transaction, programId, decodeStakingInnerEvent);
}
