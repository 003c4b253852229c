// Matrix products of signed bytes, drawn from the seed by SHA-256. Row `i` of the left matrix of product `p` is `k / 32`
// blocks, block `b` being sha256("matmul:a" ‖ seed ‖ p ‖ i ‖ b); column `j` of the right one the same with "matmul:b"
// and `j`. What is hashed is 52 bytes, one compression of SHA-256. Elements are numbered row by row, product by product;
// a unit is 32 that follow one another.

import { sha256 } from '@noble/hashes/sha2';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils';

/** `count` products of an (n × k) and a (k × n) matrix of signed bytes. */
export interface MatmulWork {
  readonly kind: 'Matmul';
  /** Rows and columns of each product: a power of two, 32 to 65,536. */
  readonly n: number;
  /** Multiply-adds of an element: a power of two, 256 to 8,192. */
  readonly k: number;
  /** Number of products: of one GPU, times the GPUs of a device. */
  readonly count: number;
}

/** Elements of a unit of matrix products, which an opening reveals together. */
export const UNIT_ELEMENTS = 32;

const BLOCK_LENGTH = 32;
const DOMAIN_ROW = utf8ToBytes('matmul:a');
const DOMAIN_COLUMN = utf8ToBytes('matmul:b');

/** A row of a left matrix or a column of a right one. */
interface LineInput {
  readonly seed: Uint8Array;
  readonly k: number;
  readonly product: number;
  readonly line: number;
}

function drawLine(domain: Uint8Array, { seed, k, product, line }: LineInput): Int8Array {
  const preimage = concatBytes(domain, seed, new Uint8Array(12));
  const view = new DataView(preimage.buffer, domain.length + seed.length);
  view.setUint32(0, product, true);
  view.setUint32(4, line, true);
  const bytes = new Uint8Array(k);
  for (let block = 0; block < k / BLOCK_LENGTH; block += 1) {
    view.setUint32(8, block, true);
    bytes.set(sha256(preimage), block * BLOCK_LENGTH);
  }
  return new Int8Array(bytes.buffer);
}

/** Row of the left matrix of a product, `k` signed bytes. */
export function matmulRow(input: LineInput): Int8Array {
  return drawLine(DOMAIN_ROW, input);
}

/** Column of the right matrix of a product, `k` signed bytes. */
export function matmulColumn(input: LineInput): Int8Array {
  return drawLine(DOMAIN_COLUMN, input);
}

// At most 8,192 products of at most 2 ** 14 each: no sum leaves a 32-bit integer.
function dot(left: Int8Array, right: Int8Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] as number) * (right[at] as number);
  return sum;
}

/** A unit of matrix products. */
export interface MatmulUnitInput {
  /** Seed of the challenge, 32 bytes. */
  readonly seed: Uint8Array;
  readonly work: MatmulWork;
  /** The unit, from 0. */
  readonly index: number;
}

function placeOf({ n }: MatmulWork, index: number): { product: number; row: number; column: number } {
  const first = index * UNIT_ELEMENTS;
  return { product: Math.floor(first / (n * n)), row: Math.floor(first / n) % n, column: first % n };
}

/** Recomputes one element of a unit, `element` from 0 to 31, as the program does: `k` multiply-adds. */
export function matmulElement({ seed, work, index, element }: MatmulUnitInput & { readonly element: number }): number {
  const { product, row, column } = placeOf(work, index);
  const { k } = work;
  return dot(matmulRow({ seed, k, product, line: row }), matmulColumn({ seed, k, product, line: column + element }));
}

/** All 32 elements of a unit, signed 32-bit integers. */
export function matmulElements({ seed, work, index }: MatmulUnitInput): number[] {
  const { product, row, column } = placeOf(work, index);
  const { k } = work;
  const left = matmulRow({ seed, k, product, line: row });
  return Array.from({ length: UNIT_ELEMENTS }, (_, element) =>
    dot(left, matmulColumn({ seed, k, product, line: column + element })),
  );
}

/** Gives all units in their order, each element computed once: `n * n * k` multiply-adds a product. */
export function* matmulUnits({ seed, work }: Omit<MatmulUnitInput, 'index'>): Generator<number[]> {
  const { n, k, count } = work;
  for (let product = 0; product < count; product += 1) {
    const columns = Array.from({ length: n }, (_, line) => matmulColumn({ seed, k, product, line }));
    for (let line = 0; line < n; line += 1) {
      const left = matmulRow({ seed, k, product, line });
      for (let first = 0; first < n; first += UNIT_ELEMENTS) {
        yield columns.slice(first, first + UNIT_ELEMENTS).map((column) => dot(left, column));
      }
    }
  }
}

/** A unit as its Merkle leaf is over it: each element as four bytes, little-endian. */
export function elementBytes(elements: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * elements.length);
  const view = new DataView(bytes.buffer);
  elements.forEach((element, at) => {
    view.setInt32(4 * at, element, true);
  });
  return bytes;
}
