/** The value that a share of the samples is at or below, by the nearest rank. Throws `RangeError` without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('No samples.');
  return value;
}

/** Median, 99th percentile and extremes of samples, milliseconds. */
export interface Latency {
  samples: number;
  p50Ms: number;
  p99Ms: number;
  leastMs: number;
  mostMs: number;
}

export function latencyOf(samples: readonly number[]): Latency {
  const at = (share: number) => Math.round(percentile(samples, share) * 10) / 10;
  return { samples: samples.length, p50Ms: at(0.5), p99Ms: at(0.99), leastMs: at(0), mostMs: at(1) };
}
