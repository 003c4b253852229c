// Constants of the programs, from the Rust sources: the IDL has only some of them.

import { readFileSync } from 'node:fs';
import type { ProgramName } from '../../client/artifacts.ts';
import { table } from './markdown.ts';

interface Constant {
  readonly name: string;
  readonly value: string;
  readonly docs: string;
}

function constantsOf(program: ProgramName): Constant[] {
  const source = readFileSync(new URL(`../../${program}/src/constants.rs`, import.meta.url), 'utf8');
  const pattern = /((?:^\/\/\/ .*\n)+)(?:#\[constant\]\n)?^(?:pub )?const (\w+): [^=]+ = (?!=)([^;]+);/gm;
  return [...source.matchAll(pattern)].map(([, comment = '', name = '', value = '']) => ({
    name,
    value: value.replace(/_?u64$/, ''),
    docs: comment.replaceAll('///', '').replace(/\s+/g, ' ').trim(),
  }));
}

/** Every constant of a program. */
export function constantsTable(program: ProgramName): string {
  const rows = constantsOf(program).map(({ name, value, docs }) => [`\`${name}\``, `\`${value}\``, docs]);
  return table(['constant', 'value', 'is'], rows);
}

/** A domain of a hash, as text. */
export function domain(name: string): string {
  const constant = constantsOf('marketplace').find((item) => item.name === name);
  if (!constant) throw new Error(`constants.rs has no ${name}`);
  return `\`${constant.value.replace(/^b/, '')}\``;
}
