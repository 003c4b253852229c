import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demultiplex } from './demultiplex.ts';

const frame = (stream: 1 | 2, content: string): Buffer => {
  const body = Buffer.from(content);
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, body]);
};

test('a frame that is cut short is held back', async () => {
  const cut = frame(1, 'whole').subarray(0, 10);
  expect(await text(Readable.from([frame(2, 'seen '), cut]).pipe(demultiplex()))).toBe('seen ');
});

test('what was written comes out in order, wherever the pieces are cut', async () => {
  const written = fc.array(fc.tuple(fc.constantFrom(1 as const, 2 as const), fc.string({ unit: 'grapheme' })));
  await fc.assert(
    fc.asyncProperty(written, fc.integer({ min: 1, max: 17 }), async (frames, size) => {
      const bytes = Buffer.concat(frames.map(([stream, content]) => frame(stream, content)));
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      const out = await text(Readable.from(pieces).pipe(demultiplex()));
      expect(out).toBe(frames.map(([, content]) => content).join(''));
    }),
  );
});
