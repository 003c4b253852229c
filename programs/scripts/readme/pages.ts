// The pages of the programs, and what of them is made.

import { readdirSync, readFileSync } from 'node:fs';
import { PROGRAMS, type ProgramName, programIdl } from '../../client/artifacts.ts';
import type { Idl } from '../generate/idl.ts';
import { accountsTable } from './accounts.ts';
import { chancesTable } from './chances.ts';
import { constantsTable, domain } from './constants.ts';
import { errorsTable, instructionsTable } from './instructions.ts';
import { grouped, remake } from './markdown.ts';
import { costOf, transactionsTable } from './measurements.ts';
import { endingsTable, extension, hourTable, selfDealingTable, tailTable, ticksTable } from './money.ts';
import { scheduleTable, sharesTable, stakesTable, underTheCap } from './network-money.ts';

/** A page as it is in the repository, and as it should be. */
export interface Page {
  readonly file: URL;
  readonly committed: string;
  readonly made: string;
}

/** What is made of each program: `<!-- made: accounts staking -->`. */
const OF_PROGRAM: Readonly<Record<string, (program: ProgramName, idl: Idl) => string>> = {
  accounts: (_, idl) => accountsTable(idl),
  instructions: instructionsTable,
  errors: errorsTable,
  constants: constantsTable,
};

/** What is made by its name and something after a colon: `<!-- made: units: rental_close -->`. */
const OF_DETAIL: Readonly<Record<string, (detail: string) => string>> = {
  units: (name) => grouped(costOf(name).units),
  bytes: (name) => grouped(costOf(name).bytes),
  domain,
};

const ALONE: Readonly<Record<string, () => string>> = {
  chances: chancesTable,
  transactions: transactionsTable,
  hour: hourTable,
  ticks: ticksTable,
  endings: endingsTable,
  tail: tailTable,
  extension,
  'self-dealing': selfDealingTable,
  stakes: stakesTable,
  schedule: scheduleTable,
  'under the cap': underTheCap,
  shares: sharesTable,
};

function make(name: string): string {
  const [first = ''] = name.split(': ');
  const [kind = '', word = ''] = name.split(' ');
  const program = PROGRAMS.find((item) => item === word);
  const made =
    ALONE[name]?.() ??
    OF_DETAIL[first]?.(name.slice(first.length + 2)) ??
    (program && OF_PROGRAM[kind]?.(program, programIdl(program) as unknown as Idl));
  if (made === undefined) throw new Error(`Nothing is made by the name of "${name}"`);
  return made;
}

/** Every page about the programs. */
export function pages(): Page[] {
  const programs = new URL('../../', import.meta.url);
  const docs = readdirSync(new URL('docs/', programs)).filter((name) => name.endsWith('.md'));
  const names = [
    'README.md',
    ...PROGRAMS.map((program) => `${program}/README.md`),
    ...docs.map((name) => `docs/${name}`),
  ];
  return names.map((name) => {
    const file = new URL(name, programs);
    const committed = readFileSync(file, 'utf8');
    return { file, committed, made: remake(committed, make) };
  });
}
