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

/** Levels of the tree over the units, leaves first; zero nodes fill the leaves up to a power of two. */
function levels(seed: Uint8Array, units: number, rounds: number): Buffer[][] {
  const width = 2 ** Math.ceil(Math.log2(units));
  const leaf = (i: number) => (i < units ? node(Uint8Array.of(0), unit(seed, i, rounds)) : Buffer.alloc(16));
  const all = [Array.from({ length: width }, (_, i) => leaf(i))];
  for (let level = all[0] ?? []; level.length > 1; ) {
    const next: Buffer[] = [];
    for (let i = 0; i < level.length; i += 2) next.push(node(Uint8Array.of(1), level[i]!, level[i + 1]!));
    all.push(next);
    level = next;
  }
  return all;
}

function work(label: string, units: number, rounds: number, indexes: readonly number[]) {
  const seed = sample(label);
  const tree = levels(seed, units, rounds);
  return {
    seed: seed.toString('hex'),
    units,
    rounds,
    root: tree.at(-1)![0]!.toString('hex'),
    samples: indexes.map((index) => ({
      index,
      value: unit(seed, index, rounds).toString('hex'),
      path: tree.slice(0, -1).map((level, depth) => level[(index >> depth) ^ 1]!.toString('hex')),
    })),
  };
}

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
      const first = sha256('escapement:index', slotHash(n), device, head(n)).readBigUInt64LE();
      return {
        slotHash: slotHash(n).toString('hex'),
        device: device.toString('hex'),
        head: head(n).toString('hex'),
        units,
        index: Number(first % BigInt(units)),
      };
    }),
    works: [
      work('one unit', 1, 1, [0]),
      work('two units', 2, 3, [0, 1]),
      work('three units', 3, 2, [0, 1, 2]),
      work('light', 32, 8, [0, 13, 31]),
      work('light of five GPUs', 160, 8, [0, 63, 128, 159]),
      work('many units', 4_096, 1, [0, 2_730, 4_095]),
      work('many rounds', 8, 1_024, [5]),
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
