import { homedir } from 'node:os';
import { join } from 'node:path';
import { PublicKey } from '@solana/web3.js';
import type { Cluster } from '../chain/cluster.ts';
import { RpcCluster } from '../chain/rpc-cluster.ts';
import { readSettingsFile } from '../config/file.ts';
import {
  defaultDataDir,
  type Origin,
  type RawSettings,
  resolveSettings,
  type SettingName,
  type Settings,
  settingNames,
} from '../config/settings.ts';
import type { Environment } from '../env.ts';
import type { Terminal } from './terminal.ts';

/** What every command works with. */
export interface CommandContext {
  readonly settings: Settings;
  readonly origins: Readonly<Record<SettingName, Origin>>;
  readonly terminal: Terminal;
  /** Address of the program, when it is not the published one. */
  readonly programId: PublicKey | undefined;
  /** Opens the way to the cluster; whoever opens it closes it. */
  readonly openCluster: () => Cluster;
}

/** Opens the way to the cluster of the settings. */
export type OpenCluster = (settings: Settings) => Cluster;

/** The way over JSON-RPC. */
const openRpcCluster: OpenCluster = ({ rpcUrl, wsUrl }) => new RpcCluster({ rpcUrl, wsUrl });

/** Flags that commander parsed, before they are checked. */
export type Flags = Readonly<Record<string, unknown>>;

/** Default place of the settings file, by the XDG convention. */
function settingsPath(environment: Environment): string {
  return join(environment.xdgConfigHome ?? join(homedir(), '.config'), 'escapement-worker', 'config.toml');
}

/**
 * Resolves the settings of a command.
 *
 * @throws WorkerError `WORKER__CONFIG_INVALID`.
 */
export function makeContext(
  flags: Flags,
  environment: Environment,
  terminal: Terminal,
  openCluster: OpenCluster = openRpcCluster,
): CommandContext {
  const named = typeof flags.config === 'string' ? flags.config : undefined;
  const file = readSettingsFile(named ?? settingsPath(environment), { required: named !== undefined });
  const given = Object.fromEntries(
    settingNames.flatMap((name) => (flags[name] === undefined ? [] : [[name, flags[name]]])),
  );
  const { settings, origins } = resolveSettings({
    flags: given as RawSettings,
    env: environment.settings,
    file,
    dataDir: defaultDataDir(environment.xdgDataHome),
  });
  return {
    settings,
    origins,
    terminal,
    programId: settings.programId === undefined ? undefined : new PublicKey(settings.programId),
    openCluster: () => openCluster(settings),
  };
}
