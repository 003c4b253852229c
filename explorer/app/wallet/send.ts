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

/**
 * Has the wallet sign once, sends, and waits until the transaction is confirmed.
 * Throws `EXPLORER__WALLET_REJECTED`, `EXPLORER__TRANSACTION_EXPIRED` (sign again) or `EXPLORER__TRANSACTION_REFUSED`.
 */
export async function signAndSend(options: {
  chain: Chain;
  signer: Signer;
  instructions: readonly TransactionInstruction[];
  computeUnits?: number;
  onPhase: (phase: SendPhase) => void;
}): Promise<{ signature: string; slot: number }> {
  const { chain, signer, onPhase } = options;
  const { connection } = chain;
  onPhase('signing');
  const payer = new PublicKey(signer.account.address);
  const unsigned = await compose(connection, payer, options.instructions, options.computeUnits);
  const { signature, raw } = await sign(chain, signer, unsigned);
  onPhase('sending');
  const slot = await confirm(connection, signature, unsigned.lastValidBlockHeight, raw);
  return { signature, slot };
}

type SignedTransaction = { signature: string; raw?: Uint8Array };

/**
 * On a public cluster the wallet sends by itself when it can, as wallets prefer. It does not know a local RPC, so there it only signs
 * and we send.
 */
async function sign(chain: Chain, { wallet, account }: Signer, { transaction }: Unsigned): Promise<SignedTransaction> {
  const bytes = transaction.serialize();
  const { 'solana:signTransaction': signing, 'solana:signAndSendTransaction': sending } = wallet.features;
  const walletSends = sending !== undefined && (chain.name !== 'solana:localnet' || signing === undefined);
  try {
    if (walletSends) return { signature: await sendByWallet(sending, chain, account, bytes) };
    if (!signing) throw new WalletError('EXPLORER__WALLET_UNUSABLE', `${wallet.name} can’t sign transactions.`);
    const [output] = await signing.signTransaction({ account, transaction: bytes, chain: chain.name });
    if (!output) throw new WalletError('EXPLORER__WALLET_UNUSABLE', `${wallet.name} gave nothing back.`);
    const raw = output.signedTransaction;
    const signature = base58(raw.subarray(1, 65));
    await chain.connection.sendRawTransaction(raw, { preflightCommitment: 'confirmed', maxRetries: 0 });
    return { signature, raw };
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
