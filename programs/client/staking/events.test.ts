import { utils } from '@coral-xyz/anchor';
import { PublicKey, Transaction, TransactionInstruction } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { encode } from '../codec/index.ts';
import { MARKETPLACE_PROGRAM_ID } from '../generated/marketplace/program.ts';
import { SLASH_CASE_ANSWERED_EVENT_DISCRIMINATOR } from '../generated/staking/events.ts';
import { slashCaseAnsweredCodec } from '../generated/staking/types.ts';
import { STAKING_PROGRAM_ID } from './constants.ts';
import { decodeStakingInnerEvent, stakingEventsOfTransaction } from './events.ts';

const event = {
  ...{ case: { scope: PublicKey.default, sequence: 2n }, device: PublicKey.default, owner: PublicKey.default },
  ...{ hash: new Uint8Array(32), uri: 'ipfs://answer', timestamp: 5n },
};
const tag = Buffer.from('e445a52e51cb9a1d', 'hex');
const data = Buffer.concat([tag, SLASH_CASE_ANSWERED_EVENT_DISCRIMINATOR, encode(slashCaseAnsweredCodec, event)]);

/** A transaction in which a program makes the call that tells the event. */
function toldBy(program: PublicKey) {
  const message = new Transaction({
    ...{ feePayer: new PublicKey(new Uint8Array(32).fill(1)), blockhash: PublicKey.default.toBase58() },
    lastValidBlockHeight: 1,
  })
    .add(new TransactionInstruction({ programId: program, keys: [] }))
    .compileMessage();
  const programIdIndex = message.accountKeys.findIndex((key) => key.equals(program));
  const inner = { index: 0, instructions: [{ programIdIndex, data: utils.bytes.bs58.encode(data) }] };
  return { transaction: { message }, meta: { err: null, innerInstructions: [inner] } };
}

describe('staking events of a transaction', () => {
  it('are none that another program tells, nor other calls', () => {
    expect(stakingEventsOfTransaction(toldBy(MARKETPLACE_PROGRAM_ID))).toEqual([]);
    expect(decodeStakingInnerEvent(data.subarray(1))).toBeUndefined();
  });

  it('are told as they are', () => {
    const events = [{ name: 'SlashCaseAnswered', data: event }];
    expect(stakingEventsOfTransaction(toldBy(STAKING_PROGRAM_ID))).toEqual(events);
  });
});
