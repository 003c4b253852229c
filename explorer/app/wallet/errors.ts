/** What can go wrong between a visitor, a wallet and the chain. */
export type WalletErrorCode =
  | 'EXPLORER__WALLET_REJECTED'
  | 'EXPLORER__WALLET_UNUSABLE'
  | 'EXPLORER__WALLET_WRONG_NETWORK'
  | 'EXPLORER__MONEY_SHORT'
  | 'EXPLORER__TRANSACTION_TOO_LARGE'
  | 'EXPLORER__TRANSACTION_REFUSED'
  | 'EXPLORER__TRANSACTION_EXPIRED'
  | 'EXPLORER__RPC_UNAVAILABLE'
  | 'EXPLORER__FAUCET_FAILED'
  | 'EXPLORER__LOG_UNAVAILABLE'
  | 'EXPLORER__INPUT_INVALID';

const RETRYABLE: ReadonlySet<WalletErrorCode> = new Set([
  'EXPLORER__WALLET_REJECTED',
  'EXPLORER__TRANSACTION_EXPIRED',
  'EXPLORER__RPC_UNAVAILABLE',
  'EXPLORER__FAUCET_FAILED',
  'EXPLORER__LOG_UNAVAILABLE',
]);

/** A failure with a message for the visitor that says what to do. */
export class WalletError extends Error {
  /** Trying the same again can work. */
  readonly retryable: boolean;
  constructor(
    readonly code: WalletErrorCode,
    message: string,
    readonly context: Readonly<Record<string, string>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'WalletError';
    this.retryable = RETRYABLE.has(code);
  }
}

const REJECTED_CODE = 4001;

/** Whether an error thrown by a wallet means that its owner said no. */
export function isRejection(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === 'EXPLORER__WALLET_REJECTED' || code === REJECTED_CODE) return true;
  return typeof message === 'string' && /reject|denied|declin|cancel/i.test(message);
}

/** Any error as a {@link WalletError}; `what` says what failed when the error itself doesn't. */
export function toWalletError(error: unknown, what: string): WalletError {
  if (error instanceof WalletError) return error;
  if (isRejection(error)) return new WalletError('EXPLORER__WALLET_REJECTED', 'Not signed.', {}, { cause: error });
  const detail = error instanceof Error ? error.message : String(error);
  return new WalletError('EXPLORER__RPC_UNAVAILABLE', `${what}: ${detail}`, { detail }, { cause: error });
}
