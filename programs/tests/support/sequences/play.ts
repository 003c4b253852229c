// Plays random sequences of actions by random people against programs on an in-process chain. All begin at the same
// saved start, so that fast-check's seed and path play a failed one again, and it shrinks to the steps that matter.

import fc from 'fast-check';
import { expect } from 'vitest';
import { type Chain, TransactionRefused } from '../chain.ts';
import { LOCAL_RUNS, RUNS, SEQUENCES_SEED, STEPS } from './env.ts';

/** Draws a number from 0 to one less than `length`; 0 of nothing. */
export type Pick = (length: number) => number;

/** Something that somebody does. What programs refuse, it throws. */
export type Action<S> = (state: S, pick: Pick) => void;

/** What sequences are made of. */
export interface Game<S> {
  readonly chain: Chain;
  /** Puts the start back, and gives the state of a new sequence. */
  begin(): S;
  readonly actions: Readonly<Record<string, Action<S>>>;
  /** How often an action is tried, where not once. */
  readonly weights: Readonly<Record<string, number>>;
  /** Looks at a refusal: throws if that one must never happen. */
  refused(error: TransactionRefused, action: string, state: S): void;
  /** Holds after every step. */
  check(state: S): void;
  /** Ends all that is left, as a stranger, and holds after that. */
  end(state: S): void;
}

/** How often each action ended with a transaction of it accepted. */
export type Played = ReadonlyMap<string, number>;

/** A step that does nothing: what others shrink to. */
const REST = null;

/** Plays `share` of all sequences, a part of 1; tells what came of the actions. */
export async function play<S>(game: Game<S>, share: number): Promise<Played> {
  const played = new Map(Object.keys(game.actions).map((name) => [name, 0]));
  const names = Object.keys(game.actions).flatMap((name) => new Array<string>(game.weights[name] ?? 1).fill(name));
  const step = fc.tuple(
    fc.noBias(fc.constantFrom(...names)),
    fc.array(fc.noBias(fc.nat()), { minLength: 8, maxLength: 8 }),
  );
  const steps = fc.array(fc.option(step, { nil: REST, freq: 1_000 }), {
    ...{ minLength: STEPS, maxLength: STEPS, size: 'max' },
  });
  await fc.assert(
    fc
      .asyncProperty(steps, async (sequence) => {
        const state = game.begin();
        for (const taken of sequence) {
          if (taken === REST) continue;
          const [name, numbers] = taken;
          if (attempt(game, state, name, numbers)) played.set(name, (played.get(name) ?? 0) + 1);
          game.check(state);
        }
        game.end(state);
      })
      // Vitest wants to hear from its worker now and then.
      .beforeEach(() => new Promise<void>((resolve) => setImmediate(resolve))),
    { numRuns: Math.max(1, Math.round(RUNS * share)), seed: SEQUENCES_SEED },
  );
  return played;
}

/** Tells whether something was accepted; an action for which there was nothing to do sends nothing. */
function attempt<S>(game: Game<S>, state: S, name: string, numbers: readonly number[]): boolean {
  const before = game.chain.accepted;
  let at = 0;
  const pick: Pick = (length) => (numbers[at++ % numbers.length] ?? 0) % Math.max(length, 1);
  try {
    game.actions[name]?.(state, pick);
    return game.chain.accepted > before;
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
    game.refused(error, name, state);
    return false;
  }
}

/**
 * Every action was accepted now and then, but those that never are or send nothing: if all is refused, nothing is shown.
 * Of fewer sequences than usual it asks nothing.
 */
export function expectAllAccepted(played: Played, except: readonly string[]): void {
  if (RUNS < LOCAL_RUNS) return;
  const never = [...played].filter(([, accepted]) => accepted === 0).map(([name]) => name);
  expect(never.filter((name) => !except.includes(name))).toEqual([]);
}

/** One of some items; `undefined` of none. */
export const one = <T>(items: readonly T[], pick: Pick): T | undefined => items[pick(items.length)];

/** Time for a test of sequences, milliseconds: a second each. */
export const TIMEOUT = 60_000 + RUNS * 1_000;
