/** What a measure is given. */
export interface MeasureOptions {
  /** How many samples it takes. */
  samples: number;
  signal: AbortSignal;
  /** Says how far it is, to whoever watches. */
  progress(text: string): void;
}

/** Something that can be measured. Its result is JSON. */
export interface Measure {
  /** What is measured, in a sentence. */
  description: string;
  run(options: MeasureOptions): Promise<Record<string, unknown>>;
}
