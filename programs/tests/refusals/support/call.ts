// A valid call of an instruction in a world that was prepared for it.

import type { Keypair, PublicKey, TransactionInstruction } from '@solana/web3.js';
import type { Chain } from '../../support/chain.ts';

/** A valid call, and the world around it. */
export interface Call {
  readonly chain: Chain;
  /** Sends a transaction whose first signer pays, and checks every rule that always holds. */
  readonly send: (instructions: readonly TransactionInstruction[], ...signers: [Keypair, ...Keypair[]]) => unknown;
  /** Every account that a transaction named so far: where others of the same type are found. */
  readonly seen: ReadonlySet<string>;
  readonly instruction: TransactionInstruction;
  readonly signers: readonly Keypair[];
  /** Names of the remaining accounts. */
  readonly rest?: readonly string[];
}

/** Makes a world and a valid call in it, the same at every run. */
export type MakeCall = () => Call;

/** Valid calls by the instruction's name in the IDL. */
export type Calls = Readonly<Record<string, MakeCall>>;

/** Collects all accounts that transactions name from now on, after those that were there before. */
export function watch(chain: Chain, ...before: readonly PublicKey[]): Set<string> {
  const seen = new Set(before.map((key) => key.toBase58()));
  const send = chain.send.bind(chain);
  chain.send = (instructions, signers) => {
    const sent = send(instructions, signers);
    for (const { keys } of instructions) for (const { pubkey } of keys) seen.add(pubkey.toBase58());
    return sent;
  };
  return seen;
}
