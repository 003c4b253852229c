// How many random sequences are played, and from which seed: the same ones every time unless told otherwise.

import { randomInt } from 'node:crypto';

/** Steps of a sequence. */
export const STEPS = 50;

const CI_RUNS = 2_000;
/** Sequences in all where nobody says otherwise. */
export const LOCAL_RUNS = 200;
const SEED = 20_250_101;

function whole(name: string, otherwise: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${name} must be a whole number, not ${text}`);
  return value;
}

/** Sequences in all: `SEQUENCES_RUNS`, else 2,000 with `CI` set and 200 without. */
export const RUNS = whole('SEQUENCES_RUNS', process.env.CI ? CI_RUNS : LOCAL_RUNS);

/** What a run of another process is told: so many sequences, from `SEQUENCES_SEED` or else from a random seed. */
export function environmentOf(runs: number): NodeJS.ProcessEnv & { readonly SEQUENCES_SEED: string } {
  const seed = whole('SEQUENCES_SEED', randomInt(2 ** 31));
  return { ...process.env, SEQUENCES_RUNS: `${runs}`, SEQUENCES_SEED: `${seed}` };
}

/** Where the random numbers begin: `SEQUENCES_SEED`, else always the same. */
export const SEQUENCES_SEED = whole('SEQUENCES_SEED', SEED);
