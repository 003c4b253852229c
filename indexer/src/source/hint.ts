import { Connection, PublicKey } from '@solana/web3.js';

/**
 * Calls `wake` when a program logs something. A hint only: a socket that says nothing, or lies, costs time and never
 * an event, since the poll finds everything.
 *
 * @returns closes the subscription
 */
export function subscribeHints(
  rpcUrl: string,
  wsUrl: string,
  programIds: readonly string[],
  wake: () => void,
): () => Promise<void> {
  const connection = new Connection(rpcUrl, { wsEndpoint: wsUrl, commitment: 'confirmed' });
  const subscriptions = programIds.map((id) => connection.onLogs(new PublicKey(id), wake, 'confirmed'));
  return async () => {
    await Promise.allSettled(subscriptions.map((id) => connection.removeOnLogsListener(id)));
  };
}
