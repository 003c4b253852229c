const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
] as const;

/** A length of time in its two largest units: `2 d 3 h`, `5 m`, `14 s`. Seconds, rounded down. */
export function duration(seconds: number | string): string {
  let rest = Math.max(0, Math.floor(Number(seconds)));
  if (rest === 0) return '0 s';
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.join(' ');
}

/** A moment seen from another: `14 s ago`, `in 5 h 12 m`, `now`. Both Unix seconds of the chain's clock. */
export function relative(at: string | number, now: string | number): string {
  const difference = Number(at) - Number(now);
  if (difference === 0) return 'now';
  return difference < 0 ? `${duration(-difference)} ago` : `in ${duration(difference)}`;
}

/** A moment in UTC: `24 Nov 2026 20:14:07 UTC`. */
export function exact(at: string | number): string {
  const date = new Date(Number(at) * 1000);
  const clock = date.toISOString().slice(11, 19);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()} ${clock} UTC`;
}

/** A UTC day for an axis: `24 Nov`. */
export function day(at: string | number): string {
  const date = new Date(Number(at) * 1000);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/** An hour and minute of the UTC clock for an axis: `20:14`. */
export function hour(at: string | number): string {
  return new Date(Number(at) * 1000).toISOString().slice(11, 16);
}

/** The machine form of a moment, for `<time datetime>`. */
export function iso(at: string | number): string {
  return new Date(Number(at) * 1000).toISOString().replace('.000Z', 'Z');
}
