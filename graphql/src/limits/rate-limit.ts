import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How many requests one address may make. */
export interface RateLimit {
  /** Requests in a window. */
  readonly requests: number;
  /** Length of the window. */
  readonly seconds: number;
}

/** Whether a request may go on, and the headers that tell its sender. */
export interface RateVerdict {
  readonly allowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Counts the requests of each address. */
export function createRateLimiter({ requests, seconds }: RateLimit): (address: string) => Promise<RateVerdict> {
  const limiter = new RateLimiterMemory({ points: requests, duration: seconds });
  const verdict = (allowed: boolean, state: RateLimiterRes): RateVerdict => {
    const reset = String(Math.ceil(state.msBeforeNext / 1_000));
    return {
      allowed,
      headers: {
        'X-RateLimit-Limit': String(requests),
        'X-RateLimit-Remaining': String(Math.max(0, state.remainingPoints)),
        'X-RateLimit-Reset': reset,
        ...(!allowed && { 'Retry-After': reset }),
      },
    };
  };
  return async (address) => {
    try {
      return verdict(true, await limiter.consume(address));
    } catch (state) {
      if (state instanceof RateLimiterRes) return verdict(false, state);
      throw state;
    }
  };
}
