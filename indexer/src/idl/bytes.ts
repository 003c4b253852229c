import { IndexerError } from '../errors.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads borsh from bytes. Every read fails with `INDEXER__EVENT_UNDECODABLE` rather than guess. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    // A Buffer's slice would share memory and carry its class into values.
    this.#bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Bytes not read yet. */
  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  /** The next `length` bytes, copied. */
  take(length: number): Uint8Array {
    const start = this.#advance(length);
    return this.#bytes.slice(start, start + length);
  }

  u8(): number {
    return this.#view.getUint8(this.#advance(1));
  }

  u32(): number {
    return this.#view.getUint32(this.#advance(4), true);
  }

  /** A boolean or the tag of an option: 0 or 1 and nothing else, as borsh has it. */
  flag(what: string): boolean {
    const byte = this.u8();
    if (byte > 1) throw undecodable(`${what} is ${byte}, not 0 or 1`);
    return byte === 1;
  }

  /** Number of items that follow; each takes at least `itemBytes`, so that a hostile length fails at once. */
  length(itemBytes: number): number {
    const length = this.u32();
    if (length * itemBytes > this.remaining) throw undecodable(`length ${length} is beyond the end`);
    return length;
  }

  /** An integer: a number up to 32 bits, a bigint beyond. */
  int(bits: 8 | 16 | 32 | 64 | 128 | 256, signed: boolean): number | bigint {
    const at = this.#advance(bits / 8);
    switch (bits) {
      case 8:
        return signed ? this.#view.getInt8(at) : this.#view.getUint8(at);
      case 16:
        return signed ? this.#view.getInt16(at, true) : this.#view.getUint16(at, true);
      case 32:
        return signed ? this.#view.getInt32(at, true) : this.#view.getUint32(at, true);
      case 64:
        return signed ? this.#view.getBigInt64(at, true) : this.#view.getBigUint64(at, true);
      default: {
        let value = 0n;
        for (let word = bits / 64 - 1; word >= 0; word -= 1) {
          value = (value << 64n) | this.#view.getBigUint64(at + word * 8, true);
        }
        return signed ? BigInt.asIntN(bits, value) : value;
      }
    }
  }

  float(bits: 32 | 64): number {
    const at = this.#advance(bits / 8);
    return bits === 32 ? this.#view.getFloat32(at, true) : this.#view.getFloat64(at, true);
  }

  string(): string {
    const bytes = this.take(this.length(1));
    try {
      return UTF8.decode(bytes);
    } catch {
      throw undecodable('a string is not UTF-8');
    }
  }

  #advance(length: number): number {
    if (length > this.remaining) throw undecodable(`${length} bytes wanted, ${this.remaining} left`);
    const start = this.#offset;
    this.#offset += length;
    return start;
  }
}

/** Bytes that do not have the form the IDL says. */
export function undecodable(reason: string): IndexerError {
  return new IndexerError('INDEXER__EVENT_UNDECODABLE', reason);
}
