import { expect, it } from 'vitest';
import { CATALOGUE } from './catalogue.ts';
import { planFleet } from './fleet-plan.ts';
import { Random } from './random.ts';

const distinct = <T>(values: readonly T[]) => new Set(values).size;

it.each(['escapement', 'another'])('plans a whole network from the seed %s', (seed) => {
  const devices = planFleet(new Random(seed));
  expect(devices.length).toBeGreaterThanOrEqual(60);
  expect(distinct(devices.map(({ model }) => model.code))).toBe(CATALOGUE.length);
  expect(distinct(devices.map(({ country }) => country))).toBeGreaterThanOrEqual(20);
  expect(distinct(devices.map(({ supplier }) => supplier.id))).toBeGreaterThanOrEqual(25);
  expect(distinct(devices.map(({ id }) => id))).toBe(devices.length);
  const hashes = devices.flatMap(({ gpuHashes }) => gpuHashes.map((hash) => Buffer.from(hash).toString('hex')));
  expect(distinct(hashes)).toBe(hashes.length);
  for (const { supplier, gpuHashes, model } of devices) {
    expect(Buffer.byteLength(supplier.name)).toBeLessThanOrEqual(32);
    expect(model.gpuCounts).toContain(gpuHashes.length);
  }
});

it('plans the same network again', () => {
  expect(planFleet(new Random('same'))).toEqual(planFleet(new Random('same')));
});
