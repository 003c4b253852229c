import { sha256 } from './tree.ts';

/** Elements of a unit. */
const UNIT_ELEMENTS = 32;
const ELEMENT_BYTES = 4;
const BLOCK_BYTES = 32;

/** Units of matrix products that follow one another. */
export interface MatmulUnits {
  /** Seed of the challenge, 32 bytes. */
  readonly seed: Uint8Array;
  /** Rows and columns of each product, a power of two from 32 on. */
  readonly n: number;
  /** Multiply-adds of an element, a multiple of 32. */
  readonly k: number;
  /** First unit. */
  readonly from: number;
  /** Number of units. */
  readonly count: number;
}

/** Draws lines of a matrix from the seed: rows of the left one, columns of the right one, `k` signed bytes each. */
class Lines {
  readonly #k: number;
  readonly #preimage: Buffer;
  readonly #numbers: Buffer;

  constructor(side: 'a' | 'b', seed: Uint8Array, k: number) {
    const domain = Buffer.from(`matmul:${side}`);
    this.#k = k;
    this.#preimage = Buffer.concat([domain, seed, Buffer.alloc(12)]);
    this.#numbers = this.#preimage.subarray(domain.length + seed.length);
  }

  /** Writes a line of a product to `into`. */
  draw(product: number, line: number, into: Int8Array): void {
    this.#numbers.writeUInt32LE(product, 0);
    this.#numbers.writeUInt32LE(line, 4);
    for (let block = 0; block < this.#k / BLOCK_BYTES; block += 1) {
      this.#numbers.writeUInt32LE(block, 8);
      const { buffer, byteOffset } = sha256(this.#preimage);
      into.set(new Int8Array(buffer, byteOffset, BLOCK_BYTES), block * BLOCK_BYTES);
    }
  }
}

/**
 * Computes units of matrix products; gives each one's value, its 32 elements as 128 bytes, which the next one
 * overwrites. A product's columns are drawn once for all units of it, `n * k` bytes.
 */
export function computeMatmul({ seed, n, k, from, count }: MatmulUnits, give: (value: Uint8Array) => void): void {
  const [rows, columns] = [new Lines('a', seed, k), new Lines('b', seed, k)];
  const right = new Int8Array(n * k);
  const left = new Int8Array(k);
  const value = Buffer.alloc(UNIT_ELEMENTS * ELEMENT_BYTES);
  let [drawnProduct, drawnRow] = [-1, -1];
  for (let unit = from; unit < from + count; unit += 1) {
    const first = unit * UNIT_ELEMENTS;
    const row = Math.floor(first / n);
    const product = Math.floor(row / n);
    if (product !== drawnProduct) {
      for (let column = 0; column < n; column += 1) {
        columns.draw(product, column, right.subarray(column * k, (column + 1) * k));
      }
      drawnProduct = product;
    }
    if (row !== drawnRow) {
      rows.draw(product, row % n, left);
      drawnRow = row;
    }
    for (let element = 0; element < UNIT_ELEMENTS; element += 1) {
      value.writeInt32LE(multiply(left, right, ((first % n) + element) * k), element * ELEMENT_BYTES);
    }
    give(value);
  }
}

/** Sum over a row and the column that begins at `at`; no sum of 8,192 products of signed bytes leaves 32 bits. */
function multiply(left: Int8Array, right: Int8Array, at: number): number {
  let sum = 0;
  for (let i = 0; i < left.length; i += 1) {
    sum = (sum + (left[i] as number) * (right[at + i] as number)) | 0;
  }
  return sum;
}
