import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { LocalError } from './local-error.ts';

const whole = (least: number, most: number, what: string) => {
  const error = `must be ${what}`;
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error);
};
const port = (fallback: number) => whole(0, 65_535, 'a port, 0 to 65535; 0 takes any free one').default(fallback);
const url = z.url({ protocol: /^(https?|wss?)$/ });

const schema = z.object({
  EXPLORER_PORT: port(3000),
  GRAPHQL_PORT: port(4000),
  FAUCET_PORT: port(4010),
  RPC_PORT: port(8899),
  WS_PORT: port(8900),
  ESCAPEMENT_DATA_DIR: z.string().min(1).default('.escapement'),
  DEMO_SEED: z.string().min(1).default('escapement'),
  WORKER_COUNTRY: whole(1, 999, 'a country by ISO 3166-1 numeric, 1 to 999').default(756),
  RPC_URL: url.optional(),
  WS_URL: url.optional(),
  CLICKHOUSE_URL: url.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).default('info'),
});

/** Settings of the local network. Ports are on loopback; 0 takes any free one. */
export interface LocalConfig {
  explorerPort: number;
  graphqlPort: number;
  faucetPort: number;
  rpcPort: number;
  wsPort: number;
  /** Absolute; holds the store and the logs of a running network. */
  dataDir: string;
  /** The demo network played is the same for the same seed. */
  demoSeed: string;
  /** Store and logs stay after the end, until the next start in the same folder. */
  keepData: boolean;
  /** Country that this computer's own device declares, ISO 3166-1 numeric. */
  workerCountry: number;
  /** A running cluster in place of the local chain; then nothing is deployed or played. */
  rpcUrl?: string;
  wsUrl?: string;
  /** A ClickHouse server in place of the embedded one. */
  clickhouseUrl?: string;
  logLevel: string;
}

type Setting = keyof z.infer<typeof schema>;

const flagOf = (setting: Setting): string =>
  setting
    .replace(/^ESCAPEMENT_/, '')
    .toLowerCase()
    .replaceAll('_', '-');

/** What `--help` prints. */
export const HELP = `npm start -- [options]   (each option is also an environment variable)

  --explorer-port N   EXPLORER_PORT        the explorer, 3000
  --graphql-port N    GRAPHQL_PORT         GraphQL, 4000
  --faucet-port N     FAUCET_PORT          play money for the demo wallet, 4010
  --rpc-port N        RPC_PORT             the local chain, 8899
  --ws-port N         WS_PORT              its WebSocket, 8900
  --data-dir PATH     ESCAPEMENT_DATA_DIR  store and logs, .escapement
  --demo-seed TEXT    DEMO_SEED            another demo network
  --worker-country N  WORKER_COUNTRY       where this computer's device says it is, ISO 3166-1 numeric, 756
  --rpc-url URL       RPC_URL              a running cluster in place of the local chain
  --ws-url URL        WS_URL               its WebSocket
  --clickhouse-url U  CLICKHOUSE_URL       a ClickHouse server in place of the embedded one
  --log-level LEVEL   LOG_LEVEL            trace, debug, info, warn or error
  --keep-data         leave store and logs when it stops, until the next start
  --help
`;

/**
 * Reads flags and environment; a flag wins.
 *
 * @returns null when help was asked for
 * @throws LocalError LOCAL__CONFIG_INVALID with every problem at once
 */
export function readConfig(
  argv: readonly string[] = process.argv.slice(2),
  env: NodeJS.ProcessEnv = process.env,
): LocalConfig | null {
  const settings = Object.keys(schema.shape) as Setting[];
  const options = Object.fromEntries(settings.map((setting) => [flagOf(setting), { type: 'string' as const }]));
  let flags: Record<string, string | boolean | undefined>;
  try {
    flags = parseArgs({
      args: [...argv],
      options: { ...options, 'keep-data': { type: 'boolean' }, help: { type: 'boolean' } },
    }).values;
  } catch (cause) {
    throw new LocalError('LOCAL__CONFIG_INVALID', `${(cause as Error).message}\n\n${HELP}`, { cause });
  }
  if (flags.help) return null;
  const given = settings.map((setting) => [setting, flags[flagOf(setting)] ?? (env[setting] || undefined)]);
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const setting = String(issue.path[0]) as Setting;
      return `  --${flagOf(setting)} or ${setting}: ${issue.message}`;
    });
    throw new LocalError('LOCAL__CONFIG_INVALID', `The settings can't be used:\n${problems.join('\n')}`);
  }
  const value = parsed.data;
  return {
    explorerPort: value.EXPLORER_PORT,
    graphqlPort: value.GRAPHQL_PORT,
    faucetPort: value.FAUCET_PORT,
    rpcPort: value.RPC_PORT,
    wsPort: value.WS_PORT,
    dataDir: path.resolve(value.ESCAPEMENT_DATA_DIR),
    demoSeed: value.DEMO_SEED,
    keepData: flags['keep-data'] === true,
    workerCountry: value.WORKER_COUNTRY,
    rpcUrl: value.RPC_URL,
    wsUrl: value.WS_URL,
    clickhouseUrl: value.CLICKHOUSE_URL,
    logLevel: value.LOG_LEVEL,
  };
}

/** Environment of a child process: this one's, and `more`. A child gets what it needs by name, never a setting of the network by chance. */
export function childEnvironment(
  more: Record<string, string> = {},
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const own = new Set<string>(Object.keys(schema.shape));
  const inherited = Object.entries(env).filter(([name]) => !own.has(name) && name !== 'PORT' && name !== 'HOST');
  return { ...Object.fromEntries(inherited), ...more };
}

/** Where the Docker Engine listens, when a person has said so. */
export const dockerHost = (env: NodeJS.ProcessEnv = process.env): string | undefined => env.DOCKER_HOST;
