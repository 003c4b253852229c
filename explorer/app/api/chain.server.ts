import { z } from 'zod';
import type { LoadContext } from '../../server/context.ts';

const schema = z.object({ result: z.array(z.unknown()) });

/** The chain answers at once, or the page goes on without it. */
const TIMEOUT_MS = 1_000;

/**
 * Whether any transaction, final or not, names an address: what is not final yet is told from what never was.
 * Undefined when the chain can't be asked.
 */
export async function hasTransactions(context: LoadContext, address: string): Promise<boolean | undefined> {
  const { rpcUrl } = context.config.browser;
  if (rpcUrl === undefined) return undefined;
  try {
    const response = await fetch(rpcUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'getSignaturesForAddress',
        params: [address, { limit: 1, commitment: 'confirmed' }],
      }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return schema.parse(await response.json()).result.length > 0;
  } catch (error) {
    context.logger.warn({ err: error, rpcUrl }, 'The chain could not be asked.');
    return undefined;
  }
}
