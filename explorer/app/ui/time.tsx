import { exact, iso, relative } from '../format/time.ts';

/**
 * A moment of the chain's clock, told from `now` (the chain's clock too); the exact moment shows on hover and on focus.
 * @param at Unix seconds
 */
export function Time({ at, now, past = false }: { at: string; now: string; past?: boolean }) {
  // A page asks for its parts one after another: what has happened is never shown as still to come.
  const seen = past && BigInt(at) > BigInt(now) ? at : now;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the exact moment must be reachable by keyboard
    <time className="time" dateTime={iso(at)} data-exact={exact(at)} tabIndex={0}>
      {relative(at, seen)}
    </time>
  );
}

/** A moment in UTC, to the second. */
export function ExactTime({ at }: { at: string }) {
  return (
    <time className="nowrap" dateTime={iso(at)}>
      {exact(at)}
    </time>
  );
}
