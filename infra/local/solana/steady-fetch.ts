import { setTimeout as delay } from 'node:timers/promises';

const ATTEMPTS = 5;
const PAUSE_MS = 50;

/**
 * `fetch` that asks again when the connection was lost: a node closes idle connections, now and then just as one is used.
 * For requests that are harmless to repeat, as JSON-RPC's are: a transaction that is sent twice is executed once.
 */
export async function steadyFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetch(input, init);
    } catch (error) {
      // An answer with an error status is an answer; what is thrown is a lost connection or an abort.
      if (attempt === ATTEMPTS || init?.signal?.aborted) throw error;
      await delay(PAUSE_MS * attempt);
    }
  }
}
