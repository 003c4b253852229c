import { larger } from '../format/compare.ts';
import { scaled } from '../format/scaled.ts';
import { day, hour } from '../format/time.ts';

/** Size of the plot in its own units; it is stretched to its place, and its texts stand around it. */
export const PLOT = { width: 1000, height: 400 } as const;

/** Steps of the value axis. */
const STEPS = 4n;

/** One moment of a chart: Unix seconds, and the value of each line in the mint's smallest unit. */
export type LinePoint = { at: string; values: readonly string[] };

/** Lines made ready to draw, with what the axes say. */
export type LineShape = {
  /** A path for each line, in the order of the values. */
  paths: readonly string[];
  /** Values of the axis from the top to zero. */
  ticks: readonly string[];
  /** Days, or days and hours, under the plot from left to right. */
  moments: readonly string[];
};

/** Lays out lines over the same moments and the same values from zero on; undefined when there are fewer than two points. */
export function lineShape(points: readonly LinePoint[], decimals: number): LineShape | undefined {
  const last = points.length - 1;
  if (last < 1) return undefined;
  const most = points.flatMap(({ values }) => values.map(BigInt)).reduce(larger, 0n);
  const step = stepOf(most);
  const top = step * STEPS;
  const lines = points[0]?.values.length ?? 0;
  const paths = Array.from({ length: lines }, (_, line) =>
    points.map((point, index) => place(index, last, BigInt(point.values[line] ?? '0'), top)).join(''),
  );
  const digits = digitsOf(step, decimals);
  return {
    paths,
    ticks: Array.from({ length: Number(STEPS) + 1 }, (_, index) =>
      scaled(top - step * BigInt(index), decimals, digits),
    ),
    moments: momentsOf(points),
  };
}

/** From this length on, in seconds, an axis says days alone. */
const DAYS_ALONE = 3 * 86_400;

/** The first, the middle and the last moment. */
function momentsOf(points: readonly LinePoint[]): string[] {
  const last = points.length - 1;
  const span = Number(points[last]?.at) - Number(points[0]?.at);
  const named = [...new Set([0, Math.round(last / 2), last])].flatMap((index) => points[index] ?? []);
  return named.map(({ at }) => (span > DAYS_ALONE ? day(at) : `${day(at)} ${hour(at)}`));
}

function place(index: number, last: number, value: bigint, top: bigint): string {
  const x = round((PLOT.width * index) / last);
  const y = round(PLOT.height * (1 - Number((value * 1_000_000n) / top) / 1_000_000));
  return `${index === 0 ? 'M' : 'L'}${x} ${y}`;
}

/** The smallest of 1, 2, 5, 10, 20, … of which four reach the value. */
function stepOf(most: bigint): bigint {
  for (let power = 1n; ; power *= 10n) {
    for (const factor of [1n, 2n, 5n]) {
      if (power * factor * STEPS >= most) return power * factor;
    }
  }
}

/** Decimals that tell neighbouring steps apart. */
function digitsOf(step: bigint, decimals: number): number {
  const zeros = step.toString().length - step.toString().replace(/0+$/, '').length;
  return Math.max(0, decimals - zeros);
}

const round = (value: number) => Math.round(value * 10) / 10;
