// compute-units.json, by instruction.

import { readFileSync } from 'node:fs';
import type { ProgramName } from '../../client/artifacts.ts';
import { grouped, table } from './markdown.ts';

/** Cost of a transaction that was measured. */
export interface Cost {
  readonly units: number;
  readonly bytes: number;
}

/** A measurement of one instruction. */
interface Measured extends Cost {
  /** In which state or size it was measured, if that was told. */
  readonly detail: string;
}

const file = new URL('../../compute-units.json', import.meta.url);
const costs = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Cost>>;

/** Measurements of transactions with several instructions. */
const SEVERAL = 'rent: ';
/** The two programs have an instruction of the same name. */
const NAMES: Readonly<Record<string, [ProgramName, string]>> = {
  initialize: ['marketplace', 'initialize'],
  'initialize the emission': ['rewards', 'initialize'],
};

/** The cost that was measured under a name. Throws when there is none. */
export function costOf(name: string): Cost {
  const cost = costs[name];
  if (!cost) throw new Error(`compute-units.json has no "${name}"`);
  return cost;
}

/** All that was measured of an instruction. Throws when that is nothing. */
export function measurementsOf(program: ProgramName, instruction: string): Measured[] {
  const found = Object.entries(costs).flatMap(([name, cost]) => {
    const [owner, whole] = NAMES[name] ?? [program, name];
    const [first = '', ...rest] = whole.split(', ');
    const isIt = owner === program && first === instruction && !name.startsWith(SEVERAL);
    return isIt ? [{ ...cost, detail: rest.join(', ') }] : [];
  });
  if (found.length === 0) throw new Error(`compute-units.json has nothing of ${program}'s ${instruction}`);
  return found;
}

/** Transactions of several instructions that a wallet signs at once. */
export function transactionsTable(): string {
  const rows = Object.entries(costs).flatMap(([name, { units, bytes }]) =>
    name.startsWith(SEVERAL) ? [[name.slice(SEVERAL.length), grouped(units), grouped(bytes)]] : [],
  );
  return table(['transaction', 'units', 'bytes'], rows);
}
