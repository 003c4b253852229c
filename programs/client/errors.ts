import type { PublicKey } from '@solana/web3.js';
import { MARKETPLACE_ERRORS } from './generated/marketplace/errors.ts';
import { MARKETPLACE_PROGRAM_ID } from './generated/marketplace/program.ts';
import { REWARDS_ERRORS } from './generated/rewards/errors.ts';
import { STAKING_ERRORS } from './generated/staking/errors.ts';

/** Why a transaction failed, as a person can read it. */
export interface Failure {
  /** Number of the error, where it has one. */
  readonly code?: number;
  /** Name of the error: of the program (`NotRenter`), of Anchor (`ConstraintSeeds`) or of the runtime. */
  readonly name: string;
  /** A sentence. */
  readonly message: string;
}

/** A failure whose number is known. */
export interface CodedFailure extends Failure {
  readonly code: number;
}

/** Refusals of Anchor's account checks that a client can run into. */
const ANCHOR_ERRORS: readonly CodedFailure[] = [
  { code: 2000, name: 'ConstraintMut', message: 'An account has to be writable' },
  { code: 2001, name: 'ConstraintHasOne', message: 'An account does not belong to another one that was given' },
  { code: 2002, name: 'ConstraintSigner', message: 'An account has to sign' },
  { code: 2003, name: 'ConstraintRaw', message: 'An account does not meet a condition' },
  { code: 2006, name: 'ConstraintSeeds', message: 'An account is not at its derived address' },
  { code: 2012, name: 'ConstraintAddress', message: 'An account is not at its fixed address' },
  { code: 2014, name: 'ConstraintTokenMint', message: 'A token account is of another mint' },
  { code: 2015, name: 'ConstraintTokenOwner', message: 'A token account has another owner' },
  { code: 3001, name: 'AccountDiscriminatorNotFound', message: 'An account is empty' },
  { code: 3002, name: 'AccountDiscriminatorMismatch', message: 'An account is of another kind' },
  { code: 3005, name: 'AccountNotEnoughKeys', message: 'An account is missing' },
  { code: 3007, name: 'AccountOwnedByWrongProgram', message: 'An account belongs to another program' },
  { code: 3008, name: 'InvalidProgramId', message: 'A program is another than the one needed' },
  { code: 3010, name: 'AccountNotSigner', message: 'An account has to sign' },
  { code: 3012, name: 'AccountNotInitialized', message: 'An account does not exist' },
];

/** Numbered refusals of the other programs that a transaction can call. */
const OTHER_PROGRAMS: Readonly<Record<string, readonly CodedFailure[]>> = {
  EscRewards111111111111111111111111111111111: [...REWARDS_ERRORS, ...ANCHOR_ERRORS],
  EscStaking111111111111111111111111111111111: [...STAKING_ERRORS, ...ANCHOR_ERRORS],
  TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA: [
    { code: 1, name: 'InsufficientFunds', message: 'The token account holds less than this needs' },
    { code: 17, name: 'AccountFrozen', message: "The token account is frozen by the mint's issuer" },
  ],
  '11111111111111111111111111111111': [
    { code: 0, name: 'AccountAlreadyInUse', message: 'The account exists already' },
    { code: 1, name: 'InsufficientLamports', message: 'The wallet holds less SOL than the fees and deposits need' },
  ],
};

/** What an error number of the marketplace means; Anchor's own are known too. */
export function programError(code: number): CodedFailure | undefined {
  return [...MARKETPLACE_ERRORS, ...ANCHOR_ERRORS].find((error) => error.code === code);
}

/** A failed transaction: `err` and `logs` of a simulation, of a status or of a thrown `SendTransactionError`. */
export interface FailedTransaction {
  readonly err?: unknown;
  readonly logs?: readonly string[] | null;
}

/**
 * Why a transaction failed; `undefined` when it did not. `programId` is the program that was called: it counts only
 * where no logs tell which one failed, and for a marketplace at another address.
 */
export function explainFailure(
  { err, logs }: FailedTransaction,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): Failure | undefined {
  const failed = failedProgram(logs ?? []);
  const code = failed?.code ?? customCode(err);
  if (code !== undefined) {
    const program = failed?.program ?? programId.toBase58();
    const known =
      program in OTHER_PROGRAMS
        ? OTHER_PROGRAMS[program]?.find((e) => e.code === code)
        : program === programId.toBase58()
          ? programError(code)
          : undefined;
    return (
      known ??
      anchorLog(logs ?? []) ?? { code, name: `Custom${code}`, message: `Program ${program} refused with error ${code}` }
    );
  }
  return err ? runtimeFailure(err) : undefined;
}

/** The innermost program that failed comes first in the logs. */
function failedProgram(logs: readonly string[]): { program: string; code: number } | undefined {
  for (const line of logs) {
    const match = /^Program (\w+) failed: custom program error: (0x[0-9a-f]+)$/.exec(line);
    if (match?.[1] && match[2]) return { program: match[1], code: Number(match[2]) };
  }
  return undefined;
}

function anchorLog(logs: readonly string[]): CodedFailure | undefined {
  for (const line of logs) {
    const match = /Error Code: (\w+)\. Error Number: (\d+)\. Error Message: (.*?)\.?$/.exec(line);
    if (match?.[1] && match[3]) return { code: Number(match[2]), name: match[1], message: match[3] };
  }
  return undefined;
}

function customCode(err: unknown): number | undefined {
  if (typeof err !== 'object' || err === null || !('InstructionError' in err)) return undefined;
  const detail = Array.isArray(err.InstructionError) ? (err.InstructionError[1] as unknown) : undefined;
  return typeof detail === 'object' && detail !== null && 'Custom' in detail ? Number(detail.Custom) : undefined;
}

const RUNTIME: Readonly<Record<string, string>> = {
  BlockhashNotFound: 'The transaction came too late to be accepted; sign it again',
  AccountNotFound: 'The fee payer has no SOL on this cluster',
  InsufficientFundsForFee: 'The fee payer holds less SOL than the fee',
  AlreadyProcessed: 'The transaction was accepted before',
};

function runtimeFailure(err: unknown): Failure {
  const name = typeof err === 'string' ? err : (Object.keys(err as object)[0] ?? 'Unknown');
  if (name === 'InsufficientFundsForRent') return { name, message: 'An account would hold less SOL than it must' };
  return { name, message: RUNTIME[name] ?? `The cluster refused the transaction: ${JSON.stringify(err)}` };
}
