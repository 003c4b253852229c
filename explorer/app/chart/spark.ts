import { larger, smaller } from '../format/compare.ts';
import { day } from '../format/time.ts';

/** Size of a small chart in its own units; the plot leaves room for axis text below and at the right. */
export const SPARK = { width: 176, height: 74, plotWidth: 138, plotHeight: 52 } as const;

/** One bucket of a price history, as the read API gives it. */
export type SparkBucket = {
  bucketStart: string;
  settledP10: string | null;
  settledMedian: string | null;
  settledP90: string | null;
};

/** A small chart made ready to draw: paths, last point, and what its axes say. */
export type SparkShape = {
  line: string;
  /** Bridges over buckets in which nothing was settled, to be drawn faintly. */
  bridges: string;
  band: string;
  last?: readonly [x: number, y: number];
  /** Highest and lowest value on the axis, smallest unit. */
  top: string;
  bottom: string;
  dates: readonly { x: number; text: string }[];
};

type Point = { x: number; low: bigint; mid: bigint; high: bigint };

/** Lays out the settled median as a line and the 10th to 90th percentile as a band; undefined when nothing was settled. */
export function sparkShape(buckets: readonly SparkBucket[]): SparkShape | undefined {
  const step = SPARK.plotWidth / Math.max(1, buckets.length - 1);
  const runs: Point[][] = [[]];
  buckets.forEach((bucket, index) => {
    const { settledP10, settledMedian, settledP90 } = bucket;
    if (settledP10 === null || settledMedian === null || settledP90 === null) runs.push([]);
    else
      runs
        .at(-1)
        ?.push({ x: index * step, low: BigInt(settledP10), mid: BigInt(settledMedian), high: BigInt(settledP90) });
  });
  const points = runs.flat();
  const last = points.at(-1);
  if (!last) return undefined;
  const top = points.reduce((most, point) => larger(most, point.high), last.high);
  const bottom = points.reduce((least, point) => smaller(least, point.low), last.low);
  const span = Number(top - bottom) || 1;
  const y = (value: bigint) =>
    round(2 + (SPARK.plotHeight - 4) * (1 - (top === bottom ? 0.5 : Number(value - bottom) / span)));
  return {
    line: runs.map((run) => polyline(run.map((point) => [round(point.x), y(point.mid)]))).join(''),
    bridges: bridgesOf(runs, y),
    band: runs.map((run) => bandOf(run, y)).join(''),
    last: [round(last.x), y(last.mid)],
    top: top.toString(),
    bottom: bottom.toString(),
    dates: datesOf(buckets, step),
  };
}

function bridgesOf(runs: readonly Point[][], y: (value: bigint) => number): string {
  const filled = runs.filter((run) => run.length > 0);
  return filled
    .slice(1)
    .map((run, index) => {
      const ends = [filled[index]?.at(-1), run[0]].flatMap((point) =>
        point ? [[round(point.x), y(point.mid)] as const] : [],
      );
      return polyline(ends);
    })
    .join('');
}

function bandOf(run: readonly Point[], y: (value: bigint) => number): string {
  const upper = run.map((point) => [round(point.x), y(point.high)] as const);
  const lower = run.map((point) => [round(point.x), y(point.low)] as const).reverse();
  return run.length < 2 ? '' : `${polyline([...upper, ...lower])}Z`;
}

function polyline(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

function datesOf(buckets: readonly SparkBucket[], step: number): SparkShape['dates'] {
  const last = buckets.length - 1;
  const places = last < 2 ? [0, last] : [0, Math.round(last / 2), last];
  return [...new Set(places)].flatMap((index) => {
    const bucket = buckets[index];
    return bucket ? [{ x: round(index * step), text: day(bucket.bucketStart) }] : [];
  });
}

const round = (value: number) => Math.round(value * 10) / 10;
