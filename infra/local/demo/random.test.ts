import { expect, it } from 'vitest';
import { Random } from './random.ts';

const draws = (random: Random, count: number) => Array.from({ length: count }, () => random.next());

it('gives the same numbers for the same seed, and others for another', () => {
  expect(draws(new Random('a'), 20)).toEqual(draws(new Random('a'), 20));
  expect(draws(new Random('a'), 20)).not.toEqual(draws(new Random('b'), 20));
});

it('forks streams that do not disturb each other', () => {
  const one = new Random('a');
  const fork = one.fork('x');
  draws(one, 5);
  expect(draws(fork, 5)).toEqual(draws(new Random('a').fork('x'), 5));
});

it('spreads evenly and stays within bounds', () => {
  const random = new Random('even');
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 8_000; i++) counts[random.integer(0, 3)]! += 1;
  for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});

it('picks by weight, and nothing from nothing', () => {
  const random = new Random('weights');
  const picked = Array.from({ length: 1_000 }, () => random.weighted([1, 2, 3], (item) => (item === 2 ? 0 : item)));
  expect(picked).not.toContain(2);
  expect(picked.filter((item) => item === 3).length).toBeGreaterThan(650);
  expect(() => random.pick([])).toThrow(RangeError);
});
