import { readFileSync } from 'node:fs';
import { computeWork } from '@escapement/programs';
import { afterAll, expect, test } from 'vitest';
import { HashChainEngine } from './hash-chain-engine.ts';

interface Vectors {
  works: { seed: string; units: number; rounds: number; root: string; samples: { index: number; path: string[] }[] }[];
}

const file = new URL('../../../programs/client/proof/vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors;
const engine = new HashChainEngine({ threads: 2 });
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

afterAll(() => engine.close());

test('a work without units is refused', async () => {
  await expect(engine.commit({ kind: 'HashChain', units: 0, rounds: 1 }, new Uint8Array(32))).rejects.toThrow(
    /does not know the work/,
  );
});

test.each([3, 5, 6, 7, 48])('%i units, no power of two, lie under the root that the client computes', async (units) => {
  const seed = Buffer.alloc(32, units);
  const work = { kind: 'HashChain', units: units * 256, rounds: 64 } as const;
  const commitment = await engine.commit(work, seed);
  const expected = computeWork({ seed, work });
  expect(hex(commitment.root)).toBe(hex(expected.root));
  const index = units * 256 - 1;
  expect(commitment.path(index).map(hex)).toEqual(expected.path(index).map(hex));
});

test('there is no path to a unit that is not there', async () => {
  const commitment = await engine.commit({ kind: 'HashChain', units: 4, rounds: 1 }, new Uint8Array(32));
  expect(() => commitment.path(4)).toThrow(RangeError);
  expect(() => commitment.path(0.5)).toThrow(RangeError);
});

test.each(vectors.works)('$units units of $rounds rounds are those of the program', async (work) => {
  const { units, rounds, seed, root, samples } = work;
  const commitment = await engine.commit({ kind: 'HashChain', units, rounds }, Buffer.from(seed, 'hex'));
  expect(hex(commitment.root)).toBe(root);
  for (const { index, path } of samples) {
    expect(commitment.path(index).map(hex)).toEqual(path);
  }
});

test('a work that was cut into parts has the tree of one that was not', async () => {
  const seed = Buffer.alloc(32, 7);
  const { computeHashChainPart } = await import('./hash-chain.ts');
  const nodes = computeHashChainPart({ seed, rounds: 128, from: 0, count: 4_096, units: 4_096 });
  const commitment = await engine.commit({ kind: 'HashChain', units: 4_096, rounds: 128 }, seed);
  expect(hex(commitment.root)).toBe(hex(nodes.subarray(16, 32)));
  expect(hex(commitment.path(1_234)[0]!)).toBe(hex(nodes.subarray((4_096 + 1_235) * 16, (4_096 + 1_236) * 16)));
});

test('a closed engine fails what it had to do and takes nothing more', async () => {
  const closing = new HashChainEngine({ threads: 1 });
  const underWay = closing.commit({ kind: 'HashChain', units: 65_536, rounds: 64 }, new Uint8Array(32));
  const failed = expect(underWay).rejects.toMatchObject({ code: 'WORKER__PROOF_FAILED' });
  await closing.close();
  await failed;
  await expect(closing.commit({ kind: 'HashChain', units: 2, rounds: 1 }, new Uint8Array(32))).rejects.toMatchObject({
    code: 'WORKER__PROOF_FAILED',
  });
});
