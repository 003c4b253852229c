import type { Idl } from '../generate/idl.ts';
import { grouped, table } from './markdown.ts';
import { accountBytes } from './size.ts';

/** What accounts without a fixed size grow by. */
const GROWTH: Readonly<Record<string, string>> = {
  Job: ' + 1 for each byte of the job',
  JobKeys: ' + 48 for each rank up to the last one written',
};

/** Rent that makes an account of so many bytes stay, at the rate of all public clusters. */
function rentOf(bytes: number): number {
  return (128 + bytes) * 6_960;
}

/** Every account of a program: address, bytes, rent, what it is. */
export function accountsTable(idl: Idl): string {
  const rows = (idl.accounts ?? []).map(({ name }) => {
    const docs = (idl.types ?? []).find((type) => type.name === name)?.docs ?? [];
    const text = docs.join(' ').replace(/ {2,}/g, ' ');
    const seeds = /PDA (`\[.+?\]`)/.exec(text)?.[1];
    if (!seeds) throw new Error(`The comment of ${name} does not tell its seeds: PDA \`[…]\``);
    const bytes = accountBytes(idl, name);
    const what = text.slice(0, text.indexOf('. PDA'));
    const rent = `${(rentOf(bytes) / 1e9).toFixed(5)}${name in GROWTH ? ' and more' : ''}`;
    return [`\`${name}\``, seeds, `${grouped(bytes)}${GROWTH[name] ?? ''}`, rent, what];
  });
  return table(['account', 'address', 'bytes', 'rent, SOL', 'is'], rows);
}
