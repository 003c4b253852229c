import { describe, expect, it } from 'vitest';
import { CENTROIDS } from './centroids.ts';
import { countryShape, landPath, MAP_SIZE } from './world.server.ts';

describe('countryShape', () => {
  it('outlines a large country without a dot', () => {
    const shape = countryShape(840);
    expect(shape?.path).toMatch(/^M/);
    expect(shape?.dot).toBeUndefined();
  });

  it.each([
    ['Singapore', 702],
    ['Malta', 470],
    ['Hong Kong', 344],
    ['Luxembourg', 442],
  ])('shows %s as a dot inside the map', (_name, code) => {
    const [x, y] = countryShape(code)?.dot ?? [-1, -1];
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(MAP_SIZE.width);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(MAP_SIZE.height);
  });

  it('gives each centre a place on the map', () => {
    for (const code of Object.keys(CENTROIDS).map(Number)) expect(countryShape(code)?.dot, String(code)).toBeDefined();
  });

  it('has no shape for a code that no country has', () => {
    expect(countryShape(999)).toBeUndefined();
  });
});

describe('landPath', () => {
  it('has coordinates of one decimal at most', () => {
    expect(landPath).not.toMatch(/\.\d{2}/);
  });
});
