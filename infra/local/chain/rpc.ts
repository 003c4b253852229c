import { LocalError } from '../local-error.ts';
import { steadyFetch } from '../solana/steady-fetch.ts';

/**
 * One JSON-RPC call over HTTP (the local chain refuses batches).
 *
 * @throws LocalError LOCAL__CHAIN_FAILED with the error of the node
 */
export async function callRpc<Result>(url: string, method: string, params: readonly unknown[] = []): Promise<Result> {
  const response = await steadyFetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const answer = (await response.json()) as { result?: Result; error?: { code: number; message: string } };
  if (answer.error) {
    throw new LocalError('LOCAL__CHAIN_FAILED', `${method} failed: ${answer.error.message}`, {
      context: { method, code: answer.error.code },
    });
  }
  return answer.result as Result;
}
