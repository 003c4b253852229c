import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { IndexerError, messageOf } from './errors.ts';

const http = z.url({ protocol: /^https?$/, error: 'must begin with http:// or https://' });
const ws = z.url({ protocol: /^wss?$/, error: 'must begin with ws:// or wss://' });

const schema = z.object({
  RPC_URL: http.default('http://127.0.0.1:8899'),
  WS_URL: ws.optional(),
  CLICKHOUSE_URL: http.optional(),
  CLICKHOUSE_DATABASE: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be a name')
    .default('escapement'),
  STORE_PATH: z.string().min(1).default('.escapement/store'),
  SEGMENT_SLOTS: z.coerce.number().int().min(1).max(10_000).default(64),
  POLL_MS: z.coerce.number().int().min(50).max(60_000).default(400),
  START_SLOT: z.coerce.bigint().min(0n).default(0n),
  INSTANCE: z.string().min(1).default('default'),
  INDEXER_PORT: z.coerce.number().int().min(0).max(65_535).default(9464),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** Settings of the command line. */
export type Env = z.infer<typeof schema>;

/** URLs can carry a password, so they can also be in a file that `<NAME>_FILE` names. */
const SECRETS = ['RPC_URL', 'WS_URL', 'CLICKHOUSE_URL'] as const;

/**
 * Reads the settings; nothing else reads the environment.
 *
 * @throws IndexerError `INDEXER__ENVIRONMENT` that names every problem at once
 */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const problems: string[] = [];
  const values: Record<string, string | undefined> = {};
  for (const name of Object.keys(schema.shape)) values[name] = source[name] === '' ? undefined : source[name];
  for (const name of SECRETS) {
    const file = source[`${name}_FILE`];
    if (file === undefined || file === '') continue;
    try {
      values[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      problems.push(`${name}_FILE: ${messageOf(error)}`);
    }
  }
  const parsed = schema.safeParse(values);
  if (!parsed.success)
    problems.push(...parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  if (problems.length > 0 || !parsed.success) {
    throw new IndexerError('INDEXER__ENVIRONMENT', `These settings cannot be used: ${problems.join('; ')}.`);
  }
  return parsed.data;
}
