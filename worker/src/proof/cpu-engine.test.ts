import { readFileSync } from 'node:fs';
import { computeWork, type ProofWork } from '@escapement/programs';
import { afterAll, expect, test } from 'vitest';
import { CpuEngine } from './cpu-engine.ts';
import { computeWorkPart, partLeaves } from './work-part.ts';

interface Vectors {
  works: { seed: string; work: ProofWork; root: string; samples: { index: number; path: string[] }[] }[];
}

const file = new URL('../../../programs/client/proof/vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors;
const engine = new CpuEngine({ threads: 2 });
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

test.each([
  { n: 32, k: 256, count: 5 },
  { n: 64, k: 512, count: 3 },
  { n: 128, k: 256, count: 1 },
  { n: 512, k: 256, count: 1 },
])('products of $n rows of $k, $count of them, lie under the root that the client computes', async (product) => {
  const seed = Buffer.alloc(32, product.n);
  const work = { kind: 'Matmul', ...product } as const;
  const commitment = await engine.commit(work, seed);
  const expected = computeWork({ seed, work });
  expect(hex(commitment.root)).toBe(hex(expected.root));
  const index = expected.units - 1;
  expect(commitment.path(index).map(hex)).toEqual(expected.path(index).map(hex));
});

test.each<[string, ProofWork]>([
  ['no rounds', { kind: 'HashChain', units: 4, rounds: 0 }],
  ['rows that are no power of two', { kind: 'Matmul', n: 48, k: 256, count: 4 }],
  ['no products', { kind: 'Matmul', n: 32, k: 256, count: 0 }],
  ['more multiply-adds than a processor has time for', { kind: 'Matmul', n: 65_536, k: 8_192, count: 1 }],
  ['another kind', { kind: 'Memory' } as never],
])('%s: not supported', async (_, work) => {
  expect(engine.supports(work)).toBe(false);
  await expect(engine.commit(work, new Uint8Array(32))).rejects.toMatchObject({ code: 'WORKER__WORK_UNSUPPORTED' });
});

test('there is no path to a unit that is not there', async () => {
  const commitment = await engine.commit({ kind: 'HashChain', units: 4, rounds: 1 }, new Uint8Array(32));
  expect(() => commitment.path(4)).toThrow(RangeError);
  expect(() => commitment.path(0.5)).toThrow(RangeError);
});

test.each(vectors.works)('$work is that of the program', async ({ work, seed, root, samples }) => {
  const commitment = await engine.commit(work, Buffer.from(seed, 'hex'));
  expect(hex(commitment.root)).toBe(root);
  for (const { index, path } of samples) {
    expect(commitment.path(index).map(hex)).toEqual(path);
  }
});

test.each<ProofWork>([
  { kind: 'HashChain', units: 4_096, rounds: 128 },
  { kind: 'Matmul', n: 512, k: 256, count: 1 },
])('$kind that was cut into parts has the tree of one that was not', async (work) => {
  const seed = Buffer.alloc(32, 7);
  const units = work.kind === 'Matmul' ? 8_192 : 4_096;
  expect(partLeaves(work, units)).toBeLessThan(units);
  const nodes = computeWorkPart({ seed, work, units, from: 0, count: units });
  const commitment = await engine.commit(work, seed);
  expect(hex(commitment.root)).toBe(hex(nodes.subarray(16, 32)));
  expect(hex(commitment.path(1_234)[0]!)).toBe(hex(nodes.subarray((units + 1_235) * 16, (units + 1_236) * 16)));
});

test('a closed engine fails what it had to do and takes nothing more', async () => {
  const closing = new CpuEngine({ threads: 1 });
  const underWay = closing.commit({ kind: 'HashChain', units: 65_536, rounds: 64 }, new Uint8Array(32));
  const failed = expect(underWay).rejects.toMatchObject({ code: 'WORKER__PROOF_FAILED' });
  await closing.close();
  await failed;
  await expect(closing.commit({ kind: 'HashChain', units: 2, rounds: 1 }, new Uint8Array(32))).rejects.toMatchObject({
    code: 'WORKER__PROOF_FAILED',
  });
});
