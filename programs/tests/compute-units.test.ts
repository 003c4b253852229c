import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MAX_TRANSACTION_BYTES, type Measurement, measure } from './support/measurements.ts';

const file = new URL('../compute-units.json', import.meta.url);
const committed = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Measurement>;
const measured = measure();

describe('the committed table of compute units', () => {
  it('lists what is measured', () => {
    expect(Object.keys(measured)).toEqual(Object.keys(committed));
  });

  // An improvement has to be recorded as well, or the next regression hides in it.
  it.each(Object.entries(committed))('%s costs within 10 % of it', (name, { units }) => {
    const now = measured[name]?.units ?? 0;
    expect(now, 'run programs/scripts/compute-units.ts if this is meant').toBeLessThanOrEqual(units * 1.1);
    expect(now, 'run programs/scripts/compute-units.ts to record it').toBeGreaterThanOrEqual(units * 0.9);
  });

  it('keeps ticks within what their work is bounded for', () => {
    expect(measured['tick, opens light work of 1,024 x 32']?.units).toBeLessThanOrEqual(20_000);
    expect(measured['tick, opens the largest products, with its compute budget']?.units).toBeLessThanOrEqual(400_000);
  });

  it.each(Object.entries(committed))('%s has the same size, and fits a transaction', (name, { bytes }) => {
    expect(measured[name]?.bytes).toBe(bytes);
    expect(bytes).toBeLessThanOrEqual(MAX_TRANSACTION_BYTES);
  });
});
