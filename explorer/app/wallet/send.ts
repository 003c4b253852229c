import type { SolanaSignAndSendTransactionFeature } from '@solana/wallet-standard-features';
import type { Connection, TransactionInstruction } from '@solana/web3.js';
import { PublicKey } from '@solana/web3.js';
import { base58 } from './base58.ts';
import type { Chain } from './chain.ts';
import { toWalletError, WalletError } from './errors.ts';
import { refusal } from './preview.ts';
import { compose, type Unsigned } from './transaction.ts';
import type { Signer } from './wallets.ts';

/** How far a transaction has come. */
export type SendPhase = 'signing' | 'sending';

const POLL_MS = 400;
const RESEND_MS = 2_000;

/** A transaction to be made. */
export type Planned = { instructions: readonly TransactionInstruction[]; computeUnits?: number };

type Sending = { chain: Chain; signer: Signer; onPhase: (phase: SendPhase) => void };

/**
 * Has the wallet sign once, sends, and waits until the transaction is confirmed.
 * Throws `EXPLORER__WALLET_REJECTED`, `EXPLORER__TRANSACTION_EXPIRED` (sign again) or `EXPLORER__TRANSACTION_REFUSED`.
 */
export function signAndSend(options: Sending & Planned): Promise<{ signature: string; slot: number }> {
  return walletSends(options) ? sendOneByWallet(options, options) : sendSigned(options, [options]);
}

/**
 * Sends transactions one after another, each once the one before is confirmed. A wallet that can sign without sending is asked
 * once for all of them. `onLanded` is told after each. Throws as `signAndSend` does; those before have landed then.
 */
export async function signAndSendAll(
  options: Sending & { transactions: readonly Planned[]; onLanded: (count: number) => void },
): Promise<void> {
  const { transactions, onLanded } = options;
  const [first, ...more] = transactions;
  if (!first) return;
  if (more.length > 0 && options.signer.wallet.features['solana:signTransaction']) {
    await sendSigned(options, transactions, onLanded);
    return;
  }
  for (const [index, planned] of transactions.entries()) {
    await signAndSend({ ...options, ...planned });
    onLanded(index + 1);
  }
}

/**
 * On a public cluster the wallet sends by itself when it can, as wallets prefer. It does not know a local RPC, so there it only signs
 * and we send.
 */
function walletSends({ chain, signer }: Sending): boolean {
  const { 'solana:signTransaction': signing, 'solana:signAndSendTransaction': sending } = signer.wallet.features;
  return sending !== undefined && (chain.name !== 'solana:localnet' || signing === undefined);
}

async function sendOneByWallet({ chain, signer, onPhase }: Sending, planned: Planned) {
  onPhase('signing');
  const unsigned = await composed(chain, signer, planned);
  const sending = signer.wallet.features['solana:signAndSendTransaction'];
  if (!sending) throw unusable(signer, 'can’t send transactions');
  const bytes = unsigned.transaction.serialize();
  const signature = await asked(() => sendByWallet(sending, chain, signer.account, bytes));
  onPhase('sending');
  return { signature, slot: await confirm(chain.connection, signature, unsigned.lastValidBlockHeight) };
}

/** Asks the wallet once for all signatures, then sends in order. Gives the last. */
async function sendSigned(
  { chain, signer, onPhase }: Sending,
  transactions: readonly Planned[],
  onLanded?: (count: number) => void,
): Promise<{ signature: string; slot: number }> {
  onPhase('signing');
  const { connection } = chain;
  const unsigned = await Promise.all(transactions.map((planned) => composed(chain, signer, planned)));
  const signed = await asked(() => signAll(chain, signer, unsigned));
  let last = { signature: '', slot: 0 };
  for (const [index, { lastValidBlockHeight }] of unsigned.entries()) {
    const raw = signed[index];
    if (!raw) throw unusable(signer, 'left a transaction unsigned');
    await asked(() => connection.sendRawTransaction(raw, { preflightCommitment: 'confirmed', maxRetries: 0 }));
    onPhase('sending');
    const signature = base58(raw.subarray(1, 65));
    last = { signature, slot: await confirm(connection, signature, lastValidBlockHeight, raw) };
    onLanded?.(index + 1);
  }
  return last;
}

function composed({ connection }: Chain, { account }: Signer, planned: Planned): Promise<Unsigned> {
  return compose(connection, new PublicKey(account.address), planned.instructions, planned.computeUnits);
}

async function signAll(chain: Chain, signer: Signer, unsigned: readonly Unsigned[]): Promise<Uint8Array[]> {
  const { wallet, account } = signer;
  const signing = wallet.features['solana:signTransaction'];
  if (!signing) throw unusable(signer, 'can’t sign transactions');
  const inputs = unsigned.map(({ transaction }) => ({
    account,
    transaction: transaction.serialize(),
    chain: chain.name,
  }));
  const outputs = await signing.signTransaction(...inputs);
  return outputs.map(({ signedTransaction }) => signedTransaction);
}

function unusable({ wallet }: Signer, why: string): WalletError {
  return new WalletError('EXPLORER__WALLET_UNUSABLE', `${wallet.name} ${why}.`);
}

/** Asks the wallet or the RPC, and says in words what it refuses. */
async function asked<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    throw sendError(error);
  }
}

type WalletSends = SolanaSignAndSendTransactionFeature['solana:signAndSendTransaction'];

async function sendByWallet(
  feature: WalletSends,
  chain: Chain,
  account: Signer['account'],
  transaction: Uint8Array,
): Promise<string> {
  const options = { preflightCommitment: 'confirmed' } as const;
  const [output] = await feature.signAndSendTransaction({ account, transaction, chain: chain.name, options });
  if (!output) throw new WalletError('EXPLORER__WALLET_UNUSABLE', 'The wallet gave no signature back.');
  return base58(output.signature);
}

/** A preflight that failed tells its logs; everything else is the wallet's or the network's. */
function sendError(error: unknown): WalletError {
  if (error instanceof Error && 'logs' in error && Array.isArray(error.logs)) {
    return refusal(undefined, error.logs as string[]);
  }
  return toWalletError(error, 'The transaction was not sent');
}

/** Waits for confirmation, sending again meanwhile. Gives the slot. Ends when the block height has passed what the transaction allows. */
async function confirm(
  connection: Connection,
  signature: string,
  lastValidBlockHeight: number,
  raw?: Uint8Array,
): Promise<number> {
  let sentAt = performance.now();
  for (;;) {
    const slot = await confirmedSlot(connection, signature);
    if (slot !== undefined) return slot;
    if ((await connection.getBlockHeight('confirmed')) > lastValidBlockHeight) {
      const late = await confirmedSlot(connection, signature);
      if (late !== undefined) return late;
      throw new WalletError(
        'EXPLORER__TRANSACTION_EXPIRED',
        'The transaction came too late to be accepted; nothing was spent. Sign it again.',
      );
    }
    if (raw && performance.now() - sentAt > RESEND_MS) {
      sentAt = performance.now();
      // Losing a repeat is harmless: the next one comes, and the status decides.
      await connection.sendRawTransaction(raw, { skipPreflight: true, maxRetries: 0 }).catch(() => undefined);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Slot of a transaction once it is confirmed; undefined before. Throws when it failed on chain. */
async function confirmedSlot(connection: Connection, signature: string): Promise<number | undefined> {
  const { value } = await connection.getSignatureStatuses([signature]);
  const status = value[0];
  if (!status) return undefined;
  if (status.err) {
    const transaction = await connection.getTransaction(signature, {
      commitment: 'confirmed',
      maxSupportedTransactionVersion: 0,
    });
    throw refusal(status.err, transaction?.meta?.logMessages);
  }
  return status.confirmationStatus === 'processed' ? undefined : status.slot;
}
