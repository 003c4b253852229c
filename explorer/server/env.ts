import { z } from 'zod';

/** A missing and an empty variable mean the same. */
const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' });
const wsUrl = z.url({ protocol: /^wss?$/, error: 'must be a ws(s) URL' });

const schema = z.object({
  /** Port to listen on; 0 takes a free one. */
  PORT: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(65_535).default(3000)),
  /** Address to listen on; loopback unless told otherwise. */
  HOST: z.preprocess(blankIsAbsent, z.string().default('127.0.0.1')),
  /** GraphQL endpoint that the server asks. */
  GRAPHQL_URL: z.preprocess(blankIsAbsent, httpUrl.default('http://127.0.0.1:4000/graphql')),
  /** GraphQL endpoint as a visitor reaches it, for links; the server's own unless given. */
  PUBLIC_GRAPHQL_URL: z.preprocess(blankIsAbsent, httpUrl.optional()),
  /** RPC and WebSocket endpoints that the visitor's browser uses to rent; renting is off without RPC_URL. */
  RPC_URL: z.preprocess(blankIsAbsent, httpUrl.optional()),
  WS_URL: z.preprocess(blankIsAbsent, wsUrl.optional()),
  /** Faucet of a demo network, as the visitor's browser reaches it; the demo wallet is off without it. */
  FAUCET_URL: z.preprocess(blankIsAbsent, httpUrl.optional()),
  /** Genesis hash of the demo network; the demo wallet only works on a chain with this one. */
  DEMO_GENESIS_HASH: z.preprocess(blankIsAbsent, z.string().optional()),
  /** Requests a minute that one address may make. */
  RATE_LIMIT_PER_MINUTE: z.preprocess(blankIsAbsent, z.coerce.number().int().min(1).default(1200)),
  LOG_LEVEL: z.preprocess(blankIsAbsent, z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info')),
});

/** The settings of the explorer's process. */
export type Env = z.infer<typeof schema>;

/** The environment is not usable; the message lists every problem. */
export class EnvError extends Error {
  readonly code = 'EXPLORER__ENV_INVALID';
  readonly retryable = false;
  constructor(readonly problems: readonly string[]) {
    super(`Set these environment variables and start again:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'EnvError';
  }
}

/** Reads the settings. Throws {@link EnvError} naming all problems at once. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  throw new EnvError(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}
