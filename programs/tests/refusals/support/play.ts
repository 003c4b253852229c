// Plays everything that can be wrong with a call, and gives what it was refused with.

import { TransactionInstruction } from '@solana/web3.js';
import type { Idl, IdlInstruction } from '../../../scripts/generate/idl.ts';
import { TransactionRefused } from '../../support/chain.ts';
import { keypair } from '../../support/keys.ts';
import type { Call, MakeCall } from './call.ts';
import { Changes } from './changes.ts';
import { EXTREMES, numbersOf, withExtreme } from './numbers.ts';

/** What became of a call that nothing refused. */
export const ACCEPTED = 'accepted';

/** What changed calls were refused with, by what was changed and how: the error's name, or `ACCEPTED`. */
export type Outcomes = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What changed calls of an instruction were refused with. */
export interface Refusals {
  readonly accounts: Outcomes;
  readonly numbers: Outcomes;
  /** The same call again, after it was accepted. */
  readonly again: string;
}

/** Who pays for transactions: no account of the call, or his signature would count for it. */
const PAYER = keypair('pays for transactions');
/** A stranger with a wallet. */
const WHO = keypair('a stranger to all');

/** Plays one instruction: each change by itself, then the call as it should be, then that again. */
export function play(idl: Idl, instruction: IdlInstruction, make: MakeCall): Refusals {
  let world = prepare(make, instruction);
  const attempt = (act: () => void): string => {
    const name = outcome(act);
    // What was refused has changed nothing; what was accepted may have.
    if (name === ACCEPTED) world = prepare(make, instruction);
    return name;
  };
  const accounts = new Map<string, Map<string, string>>();
  for (const { account, kind } of world.changes) {
    const act = () => world.changes.find((one) => one.account === account && one.kind === kind)?.send();
    note(accounts, account, kind, attempt(act));
  }
  const numbers = new Map<string, Map<string, string>>();
  for (const number of numbersOf(idl, instruction.args, world.call.instruction.data)) {
    for (const extreme of EXTREMES) {
      const data = withExtreme(world.call.instruction.data, number, extreme);
      if (data)
        note(
          numbers,
          number.path,
          extreme,
          attempt(() => send(world.call, Buffer.from(data))),
        );
    }
  }
  send(world.call);
  return { accounts, numbers, again: outcome(() => send(world.call)) };
}

function note(outcomes: Map<string, Map<string, string>>, what: string, how: string, outcome: string): void {
  outcomes.set(what, (outcomes.get(what) ?? new Map<string, string>()).set(how, outcome));
}

function prepare(make: MakeCall, { accounts }: IdlInstruction) {
  const call = make();
  for (const { publicKey } of [PAYER, WHO]) call.chain.airdrop(publicKey);
  return { call, changes: new Changes(call, accounts, PAYER, WHO).all() };
}

function send({ instruction, send, signers }: Call, data = instruction.data): void {
  send([new TransactionInstruction({ ...instruction, data })], PAYER, ...signers);
}

function outcome(act: () => void): string {
  try {
    act();
    return ACCEPTED;
  } catch (error) {
    if (error instanceof TransactionRefused) return nameOf(error);
    throw error;
  }
}

/** What the runtime itself refuses, by its own names. A program that panics is not among them. */
const RUNTIME: Readonly<Record<string, string>> = {
  'An account required by the instruction is missing': 'MissingAccount',
  'Cross-program invocation with unauthorized signer or writable account': 'PrivilegeEscalation',
  'invalid account data for instruction': 'InvalidAccountData',
  'instruction changed the balance of a read-only account': 'ReadonlyLamportChange',
  'instruction modified data of a read-only account': 'ReadonlyDataModified',
};

/** The error's name. Throws where a program gave none: it panicked, or ran out of something. */
function nameOf(error: TransactionRefused): string {
  const { failure, logs } = error;
  if (failure.code !== undefined && failure.name !== `Custom${failure.code}`) return failure.name;
  const said = logs.flatMap((line) => /^Program \w+ failed: (.*)$/.exec(line)?.[1] ?? [])[0];
  const name = said === undefined ? undefined : RUNTIME[said];
  if (name === undefined) throw new Error(`refused without an error of its own: ${logs.join('\n')}`);
  return name;
}
