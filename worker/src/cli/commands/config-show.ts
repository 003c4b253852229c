import { settingNames } from '../../config/settings.ts';
import type { CommandContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { columns } from '../terminal.ts';

/** An endpoint's path and query often are its key. */
const redact = (name: string, value: unknown): string => {
  if ((name === 'rpcUrl' || name === 'wsUrl') && typeof value === 'string') {
    const url = new URL(value);
    return url.pathname === '/' && url.search === '' ? value : `${url.origin}/…`;
  }
  return value === undefined ? '' : String(value);
};

/** Shows every setting with its value and, where asked for, where that came from. Secrets are cut. */
export function configShow({ settings, origins, terminal }: CommandContext, options: { origin: boolean }): number {
  const rows = settingNames.map((name) => ({ name, value: redact(name, settings[name]), origin: origins[name] }));
  const table = rows.map(({ name, value, origin }) => (options.origin ? [name, value, origin] : [name, value]));
  terminal.answer(Object.fromEntries(rows.map(({ name, ...rest }) => [name, rest])), columns(table));
  return EXIT.ok;
}
