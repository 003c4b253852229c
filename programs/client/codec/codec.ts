// Borsh, as the IDL describes it. A zero-copy account whose structs have no gaps has the same bytes, so the same codecs
// read it.

import { PublicKey } from '@solana/web3.js';
import { ClientError } from '../client-error.ts';
import { Reader, Writer } from './cursor.ts';

/** Reads and writes values of one type. Both throw `PROGRAMS__ENCODING_INVALID` for what does not fit the type. */
export interface Codec<T> {
  read(reader: Reader): T;
  write(writer: Writer, value: T): void;
}

/** Reads one value from the front of `bytes`. What follows it is left alone: accounts are longer than what they hold. */
export function decode<T>(codec: Codec<T>, bytes: Uint8Array, at = 0): T {
  return codec.read(new Reader(bytes, at));
}

/** Writes one value. */
export function encode<T>(codec: Codec<T>, value: T): Uint8Array {
  const writer = new Writer();
  codec.write(writer, value);
  return writer.finish();
}

const invalid = (message: string, value: unknown) => new ClientError('PROGRAMS__ENCODING_INVALID', message, { value });

function integer(bits: 8 | 16 | 32, signed: boolean): Codec<number> {
  const [min, max] = signed ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1];
  const type = `${signed ? 'Int' : 'Uint'}${bits}` as const;
  return {
    read: (reader) => reader.view(bits / 8, (view, at) => view[`get${type}`](at, true)),
    write(writer, value) {
      if (!Number.isInteger(value) || value < min || value > max) {
        throw invalid(`${value} is no whole number from ${min} to ${max}`, value);
      }
      writer.view(bits / 8, (view, at) => view[`set${type}`](at, value, true));
    },
  };
}

function bigInteger(bits: 64 | 128, signed: boolean): Codec<bigint> {
  const [min, max] = signed
    ? [-(1n << BigInt(bits - 1)), (1n << BigInt(bits - 1)) - 1n]
    : [0n, (1n << BigInt(bits)) - 1n];
  const words = bits / 64;
  return {
    read: (reader) =>
      reader.view(bits / 8, (view, at) => {
        let value = 0n;
        for (let word = words - 1; word >= 0; word -= 1)
          value = (value << 64n) | view.getBigUint64(at + 8 * word, true);
        return signed ? BigInt.asIntN(bits, value) : value;
      }),
    write(writer, value) {
      if (typeof value !== 'bigint' || value < min || value > max) {
        throw invalid(`${value} is no bigint from ${min} to ${max}`, value);
      }
      writer.view(bits / 8, (view, at) => {
        for (let word = 0; word < words; word += 1) {
          view.setBigUint64(at + 8 * word, BigInt.asUintN(64, value >> BigInt(64 * word)), true);
        }
      });
    },
  };
}

// All widths that an IDL can have, whether or not a program uses them today.

/** @public */
export const u8: Codec<number> = /* @__PURE__ */ integer(8, false);
/** @public */
export const u16: Codec<number> = /* @__PURE__ */ integer(16, false);
/** @public */
export const u32: Codec<number> = /* @__PURE__ */ integer(32, false);
/** @public */
export const i8: Codec<number> = /* @__PURE__ */ integer(8, true);
/** @public */
export const i16: Codec<number> = /* @__PURE__ */ integer(16, true);
/** @public */
export const i32: Codec<number> = /* @__PURE__ */ integer(32, true);
/** @public */
export const u64: Codec<bigint> = /* @__PURE__ */ bigInteger(64, false);
/** @public */
export const i64: Codec<bigint> = /* @__PURE__ */ bigInteger(64, true);
/** @public */
export const u128: Codec<bigint> = /* @__PURE__ */ bigInteger(128, false);
/** @public */
export const i128: Codec<bigint> = /* @__PURE__ */ bigInteger(128, true);

export const bool: Codec<boolean> = {
  read(reader) {
    const byte = u8.read(reader);
    if (byte > 1) throw invalid(`${byte} is no truth value`, byte);
    return byte === 1;
  },
  write: (writer, value) => u8.write(writer, value ? 1 : 0),
};

export const pubkey: Codec<PublicKey> = {
  read: (reader) => new PublicKey(reader.take(32)),
  write: (writer, value) => writer.put(value.toBytes()),
};

/** Bytes with their length before them. */
export const bytes: Codec<Uint8Array> = {
  read: (reader) => reader.take(u32.read(reader)),
  write(writer, value) {
    u32.write(writer, value.length);
    writer.put(value);
  },
};

export const string: Codec<string> = {
  read: (reader) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.read(reader)),
  write: (writer, value) => bytes.write(writer, new TextEncoder().encode(value)),
};

/** Exactly `length` bytes. */
export function byteArray(length: number): Codec<Uint8Array> {
  return {
    read: (reader) => reader.take(length),
    write(writer, value) {
      if (value.length !== length) throw invalid(`${value.length} bytes were given, ${length} are needed`, value);
      writer.put(value);
    },
  };
}
