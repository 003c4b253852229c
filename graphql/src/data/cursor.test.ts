import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

it('gives back what it was made of', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 5 }), (values) => {
      expect(decodeCursor(encodeCursor(values), values.length)).toEqual(values);
    }),
  );
});

it('refuses anything else', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => decodeCursor(text, 2)).toThrow(/Begin again without `after`/);
    }),
  );
  expect(() => decodeCursor(encodeCursor(['1']), 2)).toThrow();
});
