import { randomBytes } from 'node:crypto';
import type { GpuModel, ProofWork } from '@escapement/programs';
import type { ProofEngine } from './engine.ts';

/** How a work was met in time. */
interface Measurement {
  readonly weight: 'light' | 'heavy';
  readonly work: ProofWork;
  /** Longest of the runs, milliseconds. */
  readonly ms: number;
  /** Time that the model allows, milliseconds. */
  readonly deadlineMs: number;
  /** It took at most half of the time: the rest is for reading the chain, sending and confirming. */
  readonly met: boolean;
}

/** Result of a benchmark of one model. */
export interface Benchmark {
  readonly measurements: readonly Measurement[];
  /** All works were met in time. */
  readonly met: boolean;
}

/** Share of the deadline that computing may take. */
const SHARE = 0.5;
const RUNS = 2;

/**
 * Measures whether this machine meets the deadlines of a model's light and heavy work, with margin.
 *
 * @param slotMs slot time of the config, milliseconds.
 */
export async function benchmark(
  engine: ProofEngine,
  model: Pick<GpuModel, 'lightWork' | 'heavyWork' | 'lightDeadlineSlots' | 'heavyDeadlineSlots'>,
  slotMs: number,
): Promise<Benchmark> {
  const measure = async (weight: 'light' | 'heavy', work: ProofWork, slots: number): Promise<Measurement> => {
    let ms = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const started = performance.now();
      await engine.commit(work, randomBytes(32));
      ms = Math.max(ms, performance.now() - started);
    }
    const deadlineMs = slots * slotMs;
    return { weight, work, ms: Math.round(ms), deadlineMs, met: ms <= deadlineMs * SHARE };
  };
  // Threads are started by the first work; they aren't started anew for each challenge.
  await engine.commit(model.lightWork, randomBytes(32));
  const measurements = [
    await measure('light', model.lightWork, model.lightDeadlineSlots),
    await measure('heavy', model.heavyWork, model.heavyDeadlineSlots),
  ];
  return { measurements, met: measurements.every(({ met }) => met) };
}
