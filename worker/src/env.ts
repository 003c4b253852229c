import { readFileSync } from 'node:fs';
import { envName, type RawSettings, settingNames } from './config/settings.ts';
import { messageOf, WorkerError } from './errors.ts';

/** What the environment says, before it is checked together with flags and file. */
export interface Environment {
  /** Settings that have a variable. */
  readonly settings: RawSettings;
  /** `XDG_DATA_HOME`, where user data goes. */
  readonly xdgDataHome: string | undefined;
  /** `XDG_CONFIG_HOME`, where settings files go. */
  readonly xdgConfigHome: string | undefined;
  /** Output must have no colours (`NO_COLOR`). */
  readonly noColor: boolean;
}

/**
 * Reads the environment; nothing else in this package does. Each variable may instead be given as `NAME_FILE`, the
 * path of a file that holds the value, since an RPC endpoint often contains a secret.
 *
 * @throws {@link WorkerError} `WORKER__CONFIG_INVALID` that names every file that can't be read.
 */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const settings: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const name of settingNames) {
    const variable = envName(name);
    const file = env[`${variable}_FILE`];
    if (env[variable] !== undefined && env[variable] !== '') {
      settings[name] = env[variable];
    } else if (file !== undefined && file !== '') {
      try {
        settings[name] = readFileSync(file, 'utf8').trim();
      } catch (cause) {
        problems.push(`${variable}_FILE: ${messageOf(cause)}`);
      }
    }
  }
  if (problems.length > 0) {
    throw new WorkerError('WORKER__CONFIG_INVALID', `The environment is wrong:\n  ${problems.join('\n  ')}`, {
      context: { problems },
    });
  }
  return {
    settings,
    xdgDataHome: env.XDG_DATA_HOME || undefined,
    xdgConfigHome: env.XDG_CONFIG_HOME || undefined,
    noColor: Boolean(env.NO_COLOR),
  };
}
