import { Connection, type PublicKey } from '@solana/web3.js';

/** What is used of web3.js's socket beyond its public interface. */
interface Socket {
  setAutoReconnect(reconnect: boolean): void;
  close(): void;
}

/**
 * Subscriptions to accounts, as hints. It reconnects by itself; while it can't there are no hints, which is no fault,
 * since the accounts are polled. Left alone, web3.js would write each failed attempt to the console, and go on trying
 * after the last subscription has ended, which would keep the process alive.
 */
export class HintConnection {
  readonly #connection: Connection;

  constructor(rpcUrl: string, wsUrl: string | undefined) {
    this.#connection = new QuietConnection(rpcUrl, { commitment: 'confirmed', ...(wsUrl && { wsEndpoint: wsUrl }) });
  }

  /** Calls back when an account has changed. Returns what ends it. */
  subscribe(address: PublicKey, wake: () => void): () => void {
    const id = this.#connection.onAccountChange(address, wake, { commitment: 'confirmed' });
    return () => {
      // A socket that is gone has no subscription left to end.
      this.#connection.removeAccountChangeListener(id).catch(() => undefined);
    };
  }

  /** Ends the socket for good. */
  close(): void {
    const { _rpcWebSocket: socket } = this.#connection as unknown as { readonly _rpcWebSocket: Socket };
    socket.setAutoReconnect(false);
    try {
      socket.close();
    } catch {
      // It was never open.
    }
  }
}

class QuietConnection extends Connection {
  /** Replaces web3.js's own, which writes to the console. */
  _wsOnError(): void {
    Object.assign(this, { _rpcWebSocketConnected: false });
  }
}
