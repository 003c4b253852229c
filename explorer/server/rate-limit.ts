import type { RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Answers 429 to an address that asked more than `requestsPerMinute` times within a minute; every answer says what is left. */
export function limitRate(requestsPerMinute: number): RequestHandler {
  const limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });
  return async (request, response, next) => {
    try {
      const state = await limiter.consume(request.ip ?? 'unknown');
      response.set({
        'X-RateLimit-Limit': String(requestsPerMinute),
        'X-RateLimit-Remaining': String(state.remainingPoints),
      });
      next();
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) return next(refusal);
      response
        .status(429)
        .set('Retry-After', String(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))))
        .type('text')
        .send(
          `Too many requests: at most ${requestsPerMinute} a minute. Wait as long as the Retry-After header says.\n`,
        );
    }
  };
}
