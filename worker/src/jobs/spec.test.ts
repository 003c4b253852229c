import { expect, test } from 'vitest';
import { imageText } from './image-reference.ts';
import { parseJobSpec } from './spec.ts';

const digest = `sha256:${'ab'.repeat(32)}`;
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

test.each([
  ['text that is no JSON', new TextEncoder().encode('{'), /no JSON/],
  ['bytes that are no UTF-8', Uint8Array.of(0xff, 0xfe), /no JSON/],
  ['no image', bytes({}), /image: /],
  ['an image by tag', bytes({ image: 'busybox:latest' }), /named by digest/],
  ['an image with an option in its name', bytes({ image: `--privileged@${digest}` }), /named by digest/],
  ['a key that is not known', bytes({ image: digest, privileged: true }), /privileged/],
  ['a variable that is no name', bytes({ image: digest, env: { 'A=B': '' } }), /env/],
  ['a relative folder', bytes({ image: digest, workdir: 'etc' }), /workdir/],
  ['a null character', bytes({ image: digest, command: ['a\0b'] }), /command/],
  ['too many arguments', bytes({ image: digest, command: Array(65).fill('x') }), /command/],
])('%s is refused', (_, body, message) => {
  expect(() => parseJobSpec(body)).toThrow(message);
});

test('a refusal repeats no value of the renter', () => {
  expect(() => parseJobSpec(bytes({ image: digest, env: { TOKEN: 'hunter2\0' } }))).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
  );
});

test('variables of the host are left out', () => {
  const spec = parseJobSpec(bytes({ image: digest, env: { LD_PRELOAD: '/x', NVIDIA_VISIBLE_DEVICES: 'all', A: '1' } }));
  expect(spec.env).toEqual({ A: '1' });
});

test('an image is named by the digest of a registry or by its id here', () => {
  for (const image of [digest, `localhost:5000/team/app@${digest}`, `docker.io/library/busybox@${digest}`]) {
    expect(imageText(parseJobSpec(bytes({ image })).image)).toBe(image);
  }
});
