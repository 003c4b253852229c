import { z } from 'zod';
import type { LoadContext } from '../../server/context.ts';
import { recall, remembered } from './memory.server.ts';

const schema = z.object({
  phase: z.string(),
  rentOpen: z.boolean(),
  reason: z.string().nullable(),
});

/** How far a demo network is, and whether rentals can be opened. */
export type DemoState = z.infer<typeof schema>;

/** The demo network answers on the same computer, so at once or not at all. */
const TIMEOUT_MS = 500;

/** Asks the demo network how far it is; undefined on any other network, and when it does not say. */
export async function loadDemoState(context: LoadContext): Promise<DemoState | undefined> {
  const { faucetUrl } = context.config.browser;
  if (faucetUrl === undefined) return undefined;
  const url = new URL('state', faucetUrl.endsWith('/') ? faucetUrl : `${faucetUrl}/`).href;
  const ask = async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return response.ok ? schema.parse(await response.json()) : undefined;
  };
  try {
    // Renting that is open stays open, so no page waits to hear it again.
    return await recall(url, ask, remembered<DemoState>(url)?.rentOpen ? undefined : 0);
  } catch (error) {
    context.logger.debug({ err: error, faucetUrl }, 'The demo network did not say how far it is.');
    return undefined;
  }
}
