import { explainFailure } from '@escapement/programs/browser';
import type { Connection, PublicKey, TransactionInstruction } from '@solana/web3.js';
import { fromBase64 } from './base64.ts';
import { WalletError } from './errors.ts';
import { compose } from './transaction.ts';

/** What signing would do, by our own simulation at the confirmed state. Lamports and smallest units of the mint. */
export type Preview = {
  /** Compute units to ask for, with room to spare. */
  computeUnits: number;
  lamportsBefore: bigint;
  lamportsAfter: bigint;
  tokensBefore: bigint;
  tokensAfter: bigint;
};

/** Byte at which a token account holds its amount. */
const AMOUNT_OFFSET = 64;
/** The largest limit that a transaction may ask for. */
const MOST_UNITS = 1_400_000;

/**
 * Simulates before the wallet is asked. Throws `EXPLORER__TRANSACTION_REFUSED` with the program's own words when it would fail, or
 * `EXPLORER__MONEY_SHORT` when SOL is missing for fees and deposits of accounts.
 */
export async function preview(
  connection: Connection,
  payer: PublicKey,
  token: PublicKey,
  instructions: readonly TransactionInstruction[],
): Promise<Preview> {
  const [before, { transaction }] = await Promise.all([
    connection.getMultipleAccountsInfo([payer, token], 'confirmed'),
    compose(connection, payer, instructions, MOST_UNITS),
  ]);
  const { value } = await connection.simulateTransaction(transaction, {
    commitment: 'confirmed',
    sigVerify: false,
    replaceRecentBlockhash: true,
    accounts: { encoding: 'base64', addresses: [payer.toBase58(), token.toBase58()] },
  });
  if (value.err) throw refusal(value.err, value.logs);
  const [payerAfter, tokenAfter] = value.accounts ?? [];
  const lamportsBefore = BigInt(before[0]?.lamports ?? 0);
  const tokensBefore = tokenAmount(before[1]?.data);
  return {
    computeUnits: Math.min(MOST_UNITS, Math.ceil((value.unitsConsumed ?? MOST_UNITS / 1.3) * 1.3)),
    lamportsBefore,
    lamportsAfter: payerAfter ? BigInt(payerAfter.lamports) : lamportsBefore,
    tokensBefore,
    tokensAfter: tokenAfter ? tokenAmount(fromBase64(tokenAfter.data[0] ?? '')) : tokensBefore,
  };
}

/** Amount of a token account's data; 0 for an account that does not exist. */
export function tokenAmount(data: Uint8Array | undefined): bigint {
  if (!data || data.length < AMOUNT_OFFSET + 8) return 0n;
  return new DataView(data.buffer, data.byteOffset, data.byteLength).getBigUint64(AMOUNT_OFFSET, true);
}

/** Why the chain won't take it, in words. */
export function refusal(err: unknown, logs: readonly string[] | null | undefined): WalletError {
  const short = /insufficient lamports (\d+), need (\d+)/.exec(logs?.join('\n') ?? '');
  if (short?.[1] && short[2]) {
    const missing = BigInt(short[2]) - BigInt(short[1]);
    return new WalletError(
      'EXPLORER__MONEY_SHORT',
      'The wallet holds too little SOL for fees and the deposits of accounts.',
      {
        lamports: missing.toString(),
      },
    );
  }
  const failure = explainFailure({ err, logs });
  if (failure?.name === 'AccountNotFound' || failure?.name === 'InsufficientFundsForFee') {
    return new WalletError('EXPLORER__MONEY_SHORT', 'The wallet holds no SOL for the fee.');
  }
  return new WalletError('EXPLORER__TRANSACTION_REFUSED', `${failure?.message ?? 'The chain refuses this'}.`, {
    name: failure?.name ?? 'Unknown',
  });
}
