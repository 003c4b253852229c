import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { WorkerError } from '../errors.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const count = (max: number) => z.coerce.number().int().min(1).max(max);
const flag = z.union([z.boolean(), z.stringbool()]);
const address = z.string().regex(/^[1-9A-HJ-NP-Za-km-z]{32,44}$/, 'must be a base58 address');
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });
const wsUrl = z.url({ protocol: /^wss?$/, error: 'must be a ws or wss URL' });

/** Every setting, each with its unit in its name. `.meta` is the help text of its flag. */
const settingsSchema = z.object({
  rpcUrl: httpUrl.default('http://127.0.0.1:8899').meta({ help: 'JSON-RPC endpoint of the cluster' }),
  wsUrl: wsUrl.optional().meta({ help: 'WebSocket endpoint; taken from the RPC endpoint when left out' }),
  programId: address.optional().meta({ help: 'address of the marketplace program, when it is not the published one' }),
  dataDir: z.string().min(1).meta({ help: "folder of the worker's keys" }),
  owner: address.optional().meta({ help: "the owner's cold wallet; its secret key never comes here" }),
  docker: flag.default(true).meta({ help: 'run no containers: only rentals with no job are served' }),
  dockerSocket: z.string().min(1).default('/var/run/docker.sock').meta({ help: 'socket of the Docker Engine' }),
  healthPort: port.default(9470).meta({ help: 'loopback port of /healthz, /readyz, /metrics and /status' }),
  logPort: port.default(9471).meta({ help: 'loopback port on which renters read the log of their job' }),
  logPublicUrl: httpUrl.optional().meta({ help: 'address under which a proxy publishes the log port to renters' }),
  pollSeconds: z.coerce.number().min(0.2).max(60).default(10).meta({ help: 'seconds between reads of the chain' }),
  proofThreads: count(256).optional().meta({ help: 'threads of the proof engine; all processors when left out' }),
  drainSeconds: z.coerce.number().min(0).max(86_400).default(600).meta({
    help: 'seconds that a running rental may take to end after SIGTERM',
  }),
  jobMemoryMib: count(16_777_216).default(2_048).meta({ help: 'memory of a job, MiB' }),
  jobCpus: z.coerce.number().min(0.1).max(1_024).default(1).meta({ help: 'processors of a job' }),
  jobPids: count(65_536).default(256).meta({ help: 'processes of a job' }),
  jobTmpfsMib: count(1_048_576).default(256).meta({ help: 'writable memory-backed space of a job at /tmp, MiB' }),
  imageMaxMib: count(1_048_576).default(10_240).meta({ help: 'largest image that is pulled, MiB' }),
  pullTimeoutSeconds: count(86_400).default(1_200).meta({ help: 'longest time that a pull may take, seconds' }),
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).default('info').meta({
    help: 'least severe line to log',
  }),
});

/** The worker's settings, resolved and checked. */
export type Settings = z.output<typeof settingsSchema>;
/** Name of a setting. */
export type SettingName = keyof Settings;
/** Where a setting's value came from. */
export type Origin = 'flag' | 'env' | 'file' | 'default';
/** Values of one origin before they are checked. */
export type RawSettings = { readonly [K in SettingName]?: unknown };

/** Names of all settings, in the order of their help. */
export const settingNames = Object.keys(settingsSchema.shape) as readonly SettingName[];

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The key of a setting in the TOML file: `rpc_url`. */
export const fileKey = snake;
/** The flag of a setting: `--rpc-url`. */
export const flagName = (name: SettingName): string => `--${snake(name).replaceAll('_', '-')}`;
/** The environment variable of a setting: `RPC_URL` and `WS_URL` are shared by all parts, the others `WORKER_…`. */
export const envName = (name: SettingName): string =>
  name === 'rpcUrl' || name === 'wsUrl' ? snake(name).toUpperCase() : `WORKER_${snake(name).toUpperCase()}`;
/** The help text of a setting, with its environment variable. */
export const settingHelp = (name: SettingName): string =>
  `${String(settingsSchema.shape[name].meta()?.help ?? '')} (${envName(name)})`;
/** Tells whether a setting is switched on and off rather than given a value. */
export const isSwitch = (name: SettingName): boolean => name === 'docker';

/** Default of `dataDir`: a folder of this user, by the XDG convention. */
export function defaultDataDir(xdgDataHome: string | undefined): string {
  return join(xdgDataHome ?? join(homedir(), '.local', 'share'), 'escapement-worker');
}

/**
 * Picks each setting from the first origin that has it (flag, environment, file, default) and checks all of them.
 *
 * @throws {@link WorkerError} `WORKER__CONFIG_INVALID` that names every wrong setting and where its value came from.
 */
export function resolveSettings(sources: {
  flags: RawSettings;
  env: RawSettings;
  file: RawSettings;
  dataDir: string;
}): { settings: Settings; origins: Record<SettingName, Origin> } {
  const raw: Record<string, unknown> = { dataDir: sources.dataDir };
  const origins = {} as Record<SettingName, Origin>;
  for (const name of settingNames) {
    const found = (
      [
        ['flag', sources.flags],
        ['env', sources.env],
        ['file', sources.file],
      ] as const
    ).find(([, values]) => values[name] !== undefined);
    origins[name] = found?.[0] ?? 'default';
    if (found) {
      raw[name] = found[1][name];
    }
  }
  const parsed = settingsSchema.safeParse(raw);
  if (parsed.success) {
    return { settings: parsed.data, origins };
  }
  const problems = parsed.error.issues.map((issue) => {
    const name = issue.path[0] as SettingName;
    const place = { flag: flagName(name), env: envName(name), file: fileKey(name), default: name }[origins[name]];
    return `${place} (${origins[name]}): ${issue.message}`;
  });
  throw new WorkerError('WORKER__CONFIG_INVALID', `Settings are wrong:\n  ${problems.join('\n  ')}`, {
    context: { problems },
  });
}
