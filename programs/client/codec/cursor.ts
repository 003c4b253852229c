import { ClientError } from '../client-error.ts';

/** Reads bytes from the front. Every read past the end throws `PROGRAMS__ENCODING_INVALID`. */
export class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = at;
  }

  /** Bytes not read yet. */
  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  /** Takes a copy of the next bytes. */
  take(length: number): Uint8Array {
    const at = this.#advance(length);
    return new Uint8Array(this.#bytes.subarray(at, at + length));
  }

  /** Hands the view and the place of the next `length` bytes to `read`. */
  view<T>(length: number, read: (view: DataView, at: number) => T): T {
    return read(this.#view, this.#advance(length));
  }

  #advance(length: number): number {
    if (length > this.remaining) {
      const message = `The data is cut short: ${length} bytes wanted, ${this.remaining} left`;
      throw new ClientError('PROGRAMS__ENCODING_INVALID', message, { length, remaining: this.remaining });
    }
    const at = this.#at;
    this.#at += length;
    return at;
  }
}

/** Collects bytes. */
export class Writer {
  #bytes = new Uint8Array(256);
  #length = 0;

  /** Appends bytes. */
  put(bytes: Uint8Array): void {
    // The place first: making room may replace the array.
    const at = this.#grow(bytes.length);
    this.#bytes.set(bytes, at);
  }

  /** Hands the view and the place of `length` new bytes to `write`. */
  view(length: number, write: (view: DataView, at: number) => void): void {
    const at = this.#grow(length);
    write(new DataView(this.#bytes.buffer), at);
  }

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #grow(length: number): number {
    const at = this.#length;
    this.#length += length;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#length, 2 * this.#bytes.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    return at;
  }
}
