import { utils } from '@coral-xyz/anchor';
import { Keypair, PublicKey, Transaction, TransactionInstruction } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { encode } from './codec/index.ts';
import { decodeInnerEvent, eventsOfTransaction, type TransactionWithEvents } from './events.ts';
import { CONFIG_DISCRIMINATOR } from './generated/marketplace/accounts.ts';
import { RENTALS_PAUSE_SET_EVENT_DISCRIMINATOR } from './generated/marketplace/events.ts';
import { MARKETPLACE_PROGRAM_ID } from './generated/marketplace/program.ts';
import { rentalsPauseSetCodec } from './generated/marketplace/types.ts';

const TAG = Buffer.from('e445a52e51cb9a1d', 'hex');

function pauseEvent(sequence: bigint): Buffer {
  const body = { config: { scope: PublicKey.default, sequence }, paused: true, timestamp: 5n };
  return Buffer.concat([TAG, RENTALS_PAUSE_SET_EVENT_DISCRIMINATOR, encode(rentalsPauseSetCodec, body)]);
}

/** A transaction with a call of the program and of another, and inner instructions as RPC tells them. */
function transaction(
  inner: { index: number; program: PublicKey; data: Uint8Array }[],
  err: unknown = null,
): TransactionWithEvents {
  const other = Keypair.generate().publicKey;
  const payer = Keypair.generate().publicKey;
  const instructions = [MARKETPLACE_PROGRAM_ID, other, ...inner.map(({ program }) => program)].map(
    (programId) => new TransactionInstruction({ programId, keys: [] }),
  );
  const message = new Transaction({ feePayer: payer, blockhash: PublicKey.default.toBase58(), lastValidBlockHeight: 1 })
    .add(...instructions)
    .compileMessage();
  const innerInstructions = inner.map(({ index, program, data }) => ({
    index,
    instructions: [
      {
        programIdIndex: message.accountKeys.findIndex((key) => key.equals(program)),
        data: utils.bytes.bs58.encode(Buffer.from(data)),
      },
    ],
  }));
  return { transaction: { message }, meta: { err, innerInstructions } };
}

const ours = (index: number, data: Uint8Array) => ({ index, program: MARKETPLACE_PROGRAM_ID, data });

describe('events of a transaction', () => {
  it('are none of one that failed, or whose result is not known', () => {
    expect(eventsOfTransaction(transaction([ours(0, pauseEvent(1n))], 'failed'))).toEqual([]);
    expect(eventsOfTransaction({ ...transaction([]), meta: null })).toEqual([]);
  });

  it('are none that another program tells', () => {
    const forged = { index: 0, program: Keypair.generate().publicKey, data: pauseEvent(1n) };
    expect(eventsOfTransaction(transaction([forged]))).toEqual([]);
  });

  it('are no other inner instructions', () => {
    expect(
      eventsOfTransaction(
        transaction([ours(0, new Uint8Array(3)), ours(0, Buffer.concat([TAG, CONFIG_DISCRIMINATOR]))]),
      ),
    ).toEqual([]);
    expect(decodeInnerEvent(new Uint8Array())).toBeUndefined();
  });

  it('come in the order in which they were told', () => {
    const events = eventsOfTransaction(transaction([ours(1, pauseEvent(2n)), ours(0, pauseEvent(1n))]));
    expect(events.map(({ name, data }) => [name, data])).toMatchObject([
      ['RentalsPauseSet', { config: { sequence: 1n }, paused: true, timestamp: 5n }],
      ['RentalsPauseSet', { config: { sequence: 2n } }],
    ]);
  });
});
