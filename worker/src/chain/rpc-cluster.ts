import { Connection, type PublicKey, SendTransactionError } from '@solana/web3.js';
import bs58 from 'bs58';
import pRetry from 'p-retry';
import { messageOf, WorkerError } from '../errors.ts';
import type { AccountsAt, Cluster, RecentBlockhash, Refusal, SignatureStatus } from './cluster.ts';
import { HintConnection } from './hint-connection.ts';

/** Addresses that one `getMultipleAccounts` takes. */
const MOST_ACCOUNTS = 100;
const retries = { retries: 3, minTimeout: 200, maxTimeout: 2_000 };

/** A {@link Cluster} over JSON-RPC, with hints over WebSocket. */
export class RpcCluster implements Cluster {
  readonly #connection: Connection;
  readonly #hints: HintConnection;

  constructor({ rpcUrl, wsUrl }: { rpcUrl: string; wsUrl?: string | undefined }) {
    this.#connection = new Connection(rpcUrl, { commitment: 'confirmed', disableRetryOnRateLimit: true });
    this.#hints = new HintConnection(rpcUrl, wsUrl);
  }

  async accounts(addresses: readonly PublicKey[]): Promise<AccountsAt> {
    if (addresses.length > MOST_ACCOUNTS) {
      throw new RangeError(`At most ${MOST_ACCOUNTS} accounts can be read together.`);
    }
    const { context, value } = await this.#call((c) => c.getMultipleAccountsInfoAndContext([...addresses]));
    return {
      slot: BigInt(context.slot),
      data: value.map((account) => (account?.data.length ? account.data : undefined)),
    };
  }

  async programAccounts(program: PublicKey, filters: readonly { offset: number; bytes: Uint8Array }[]) {
    const found = await this.#call((c) =>
      c.getProgramAccounts(program, {
        filters: filters.map(({ offset, bytes }) => ({ memcmp: { offset, bytes: bs58.encode(bytes) } })),
      }),
    );
    return found.map(({ pubkey, account }) => ({ address: pubkey, data: account.data }));
  }

  async balance(address: PublicKey): Promise<bigint> {
    return BigInt(await this.#call((c) => c.getBalance(address)));
  }

  latestBlockhash(): Promise<RecentBlockhash> {
    return this.#call((c) => c.getLatestBlockhash());
  }

  blockHeight(): Promise<number> {
    return this.#call((c) => c.getBlockHeight());
  }

  send(transaction: Uint8Array): Promise<Refusal | undefined> {
    return this.#call(async (c) => {
      try {
        await c.sendRawTransaction(transaction, { preflightCommitment: 'processed', maxRetries: 0 });
        return undefined;
      } catch (cause) {
        if (cause instanceof SendTransactionError && !/fetch failed|\b(429|502|503|504)\b/.test(cause.message)) {
          return { error: cause.transactionError.message, logs: cause.logs ?? [] };
        }
        throw cause;
      }
    });
  }

  async status(signature: string): Promise<SignatureStatus | undefined> {
    const { value } = await this.#call((c) => c.getSignatureStatus(signature, { searchTransactionHistory: false }));
    if (!value || value.confirmationStatus === 'processed') {
      return undefined;
    }
    return { slot: BigInt(value.slot), error: value.err };
  }

  onAccountHint(address: PublicKey, wake: () => void): () => void {
    return this.#hints.subscribe(address, wake);
  }

  close(): void {
    this.#hints.close();
  }

  async #call<T>(use: (connection: Connection) => Promise<T>): Promise<T> {
    try {
      return await pRetry(() => use(this.#connection), retries);
    } catch (cause) {
      throw new WorkerError(
        'WORKER__RPC_UNAVAILABLE',
        `The RPC endpoint does not answer: ${messageOf(cause)}. Check RPC_URL and the network.`,
        { retryable: true, cause },
      );
    }
  }
}
