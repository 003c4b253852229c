import { describe, expect, it } from 'vitest';
import { isWebAddress, spelled } from './words.ts';

describe('spelled', () => {
  it.each([
    ['FALSE_COUNTRY', 'false country'],
    ['FalseCountry', 'false country'],
    ['OTHER', 'other'],
  ])('writes %s as %s', (variant, words) => {
    expect(spelled(variant)).toBe(words);
  });
});

describe('isWebAddress', () => {
  it('lets no other kind of address be a link', () => {
    const addresses = ['https://a.example/b', 'http://a.example', 'javascript:alert(1)', 'https://a b', 'ipfs://x', ''];
    expect(addresses.map(isWebAddress)).toEqual([true, false, false, false, false, false]);
  });
});
