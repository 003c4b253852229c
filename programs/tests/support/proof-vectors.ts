// The vectors of Proof of Time-Lock, computed by node:crypto from the published formulas alone: nothing of the client's
// own proof code is used, so that a fault there can't hide.

import { createHash } from 'node:crypto';

const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const u64 = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
};

const sample = (label: string): Buffer => sha256(`vector ${label}`);
const node = (...parts: readonly (Uint8Array | string)[]): Buffer => sha256(...parts).subarray(0, 16);

function unit(seed: Uint8Array, index: number, rounds: number): Buffer {
  let value = sha256('escapement:unit', seed, u64(BigInt(index)));
  for (let round = 1; round < rounds; round += 1) value = sha256(value);
  return value;
}

/** A work as the vectors hold it, with its units' values in their order. */
export interface VectorWork {
  readonly work: Readonly<Record<string, string | number>>;
  readonly values: (seed: Uint8Array) => Buffer[];
}

function hashChain(units: number, rounds: number): VectorWork {
  const values = (seed: Uint8Array) => Array.from({ length: units }, (_, index) => unit(seed, index, rounds));
  return { work: { kind: 'HashChain', units, rounds }, values };
}

/** A matrix of signed bytes, line by line: rows of the left one, columns of the right one. */
function matrix(side: 'a' | 'b', seed: Uint8Array, product: number, lines: number, k: number): Int8Array[] {
  const numbers = Buffer.alloc(12);
  numbers.writeUInt32LE(product, 0);
  return Array.from({ length: lines }, (_, line) => {
    numbers.writeUInt32LE(line, 4);
    const blocks = Array.from({ length: k / 32 }, (_, block) => {
      numbers.writeUInt32LE(block, 8);
      return sha256(`matmul:${side}`, seed, numbers);
    });
    return Int8Array.from(Buffer.concat(blocks));
  });
}

/** Products by the definition of one: each element the sum over its row and column. */
export function matmul(n: number, k: number, count: number): VectorWork {
  const values = (seed: Uint8Array) => {
    const bytes = Buffer.alloc(4 * n * n * count);
    for (let product = 0; product < count; product += 1) {
      const [a, b] = [matrix('a', seed, product, n, k), matrix('b', seed, product, n, k)] as const;
      for (let i = 0; i < n; i += 1) {
        for (let j = 0; j < n; j += 1) {
          let sum = 0;
          for (let at = 0; at < k; at += 1) sum += a[i]![at]! * b[j]![at]!;
          bytes.writeInt32LE(sum, 4 * ((product * n + i) * n + j));
        }
      }
    }
    return Array.from({ length: bytes.length / 128 }, (_, at) => bytes.subarray(128 * at, 128 * (at + 1)));
  };
  return { work: { kind: 'Matmul', n, k, count }, values };
}

/** Levels of the tree over the units, leaves first; zero nodes fill the leaves up to a power of two. */
function levels(values: readonly Buffer[]): Buffer[][] {
  const width = 2 ** Math.ceil(Math.log2(values.length));
  const zero = Buffer.alloc(16);
  const all = [Array.from({ length: width }, (_, i) => (values[i] ? node(Uint8Array.of(0), values[i]) : zero))];
  for (let level = all[0] ?? []; level.length > 1; ) {
    const next: Buffer[] = [];
    for (let i = 0; i < level.length; i += 2) next.push(node(Uint8Array.of(1), level[i]!, level[i + 1]!));
    all.push(next);
    level = next;
  }
  return all;
}

function vector(label: string, { work, values }: VectorWork, indexes: readonly number[]) {
  const seed = sample(label);
  const units = values(seed);
  const tree = levels(units);
  return {
    seed: seed.toString('hex'),
    work,
    root: tree.at(-1)![0]!.toString('hex'),
    samples: indexes.map((index) => ({
      index,
      value: units[index]!.toString('hex'),
      path: tree.slice(0, -1).map((level, depth) => level[(index >> depth) ^ 1]!.toString('hex')),
    })),
  };
}

/** `k` of the products whose roots stand for 1,024 elements each, and over ten thousand together. */
export const PRODUCTS = [256, 256, 512, 512, 1_024, 1_024, 2_048, 2_048, 4_096, 8_192];

const N = [0n, 1n, 256n, 2n ** 32n, 2n ** 64n - 1n];

/** All vectors; byte strings are hex, 64-bit integers decimal text. */
export function proofVectors() {
  const slotHash = (n: bigint) => sample(`slot hash ${n}`);
  const head = (n: bigint) => (n === 0n ? Buffer.alloc(32) : sample(`head ${n}`));
  const device = sample('device');
  return {
    challenges: N.map((n) => ({
      slotHash: slotHash(n).toString('hex'),
      device: device.toString('hex'),
      n: n.toString(),
      head: head(n).toString('hex'),
      seed: sha256('escapement:seed', slotHash(n), device, u64(n), head(n)).toString('hex'),
    })),
    openings: N.map((n, i) => {
      const units = 2 ** (i * 6);
      const digest = sha256('escapement:index', slotHash(n), device, head(n));
      return {
        slotHash: slotHash(n).toString('hex'),
        device: device.toString('hex'),
        head: head(n).toString('hex'),
        units,
        index: Number(digest.readBigUInt64LE() % BigInt(units)),
        element: digest.readUInt8(8) % 32,
      };
    }),
    works: [
      vector('one unit', hashChain(1, 1), [0]),
      vector('two units', hashChain(2, 3), [0, 1]),
      vector('three units', hashChain(3, 2), [0, 1, 2]),
      vector('light', hashChain(32, 8), [0, 13, 31]),
      vector('light of five GPUs', hashChain(160, 8), [0, 63, 128, 159]),
      vector('many units', hashChain(4_096, 1), [0, 2_730, 4_095]),
      vector('many rounds', hashChain(8, 1_024), [5]),
      vector('least products', matmul(32, 256, 4), [0, 31, 32, 127]),
      vector('products of three GPUs', matmul(64, 256, 3), [0, 129, 383]),
      ...PRODUCTS.map((k, at) => vector(`product ${at}`, matmul(32, k, 1), [at])),
    ],
    receipts: N.map((n) => {
      const [challengeSlot, root] = [n === 0n ? 0n : n - 1n, sample(`root ${n}`).subarray(0, 16)];
      return {
        head: head(n).toString('hex'),
        n: n.toString(),
        challengeSlot: challengeSlot.toString(),
        slotHash: slotHash(n).toString('hex'),
        root: root.toString('hex'),
        next: sha256('escapement:receipt', head(n), u64(n), u64(challengeSlot), slotHash(n), root).toString('hex'),
      };
    }),
    gpus: ['GPU-8932f937-d72c-4106-c12f-20bd9faed9f6', ''].map((uuid) => ({
      uuid,
      hash: sha256('escapement:gpu', uuid).toString('hex'),
    })),
  };
}
