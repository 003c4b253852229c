import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { messageOf, WorkerError } from '../errors.ts';
import { fileKey, type RawSettings, settingNames } from './settings.ts';

/**
 * Reads settings from a TOML file. A file that isn't there sets nothing, unless it was asked for by name.
 *
 * @throws {@link WorkerError} `WORKER__CONFIG_INVALID` when it can't be read, is no TOML, or has a key that no setting has.
 */
export function readSettingsFile(path: string, options: { required: boolean }): RawSettings {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if (!options.required && (cause as NodeJS.ErrnoException).code === 'ENOENT') {
      return {};
    }
    throw new WorkerError('WORKER__CONFIG_INVALID', `The settings file ${path} can't be read: ${messageOf(cause)}`, {
      cause,
    });
  }
  return parseSettingsFile(text, path);
}

/** Reads settings from the text of a TOML file; `path` is for messages. Throws as {@link readSettingsFile} does. */
export function parseSettingsFile(text: string, path: string): RawSettings {
  let table: Record<string, unknown>;
  try {
    table = parse(text);
  } catch (cause) {
    throw new WorkerError('WORKER__CONFIG_INVALID', `The settings file ${path} is no TOML: ${messageOf(cause)}`, {
      cause,
    });
  }
  const names = new Map(settingNames.map((name) => [fileKey(name), name]));
  const unknown = Object.keys(table).filter((key) => !names.has(key));
  if (unknown.length > 0) {
    throw new WorkerError(
      'WORKER__CONFIG_INVALID',
      `The settings file ${path} has unknown keys: ${unknown.join(', ')}. Known keys: ${[...names.keys()].join(', ')}`,
      { context: { unknown } },
    );
  }
  return Object.fromEntries([...names].flatMap(([key, name]) => (key in table ? [[name, table[key]]] : [])));
}
