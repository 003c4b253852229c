import { ClientError } from '../client-error.ts';
import { type Codec, u8, u32 } from './codec.ts';

const invalid = (message: string, value: unknown) => new ClientError('PROGRAMS__ENCODING_INVALID', message, { value });

/** Exactly `length` values. */
export function array<T>(item: Codec<T>, length: number): Codec<T[]> {
  return {
    read: (reader) => Array.from({ length }, () => item.read(reader)),
    write(writer, values) {
      if (values.length !== length) throw invalid(`${values.length} values were given, ${length} are needed`, values);
      for (const value of values) item.write(writer, value);
    },
  };
}

/** Values with their number before them. */
export function vec<T>(item: Codec<T>): Codec<T[]> {
  return {
    read(reader) {
      const length = u32.read(reader);
      // Every value has a byte at least: a hostile length must not make a huge array.
      if (length > reader.remaining) throw invalid(`${length} values can't be in ${reader.remaining} bytes`, length);
      return Array.from({ length }, () => item.read(reader));
    },
    write(writer, values) {
      u32.write(writer, values.length);
      for (const value of values) item.write(writer, value);
    },
  };
}

/** A value or `null`. */
export function option<T>(item: Codec<T>): Codec<T | null> {
  return {
    read(reader) {
      const tag = u8.read(reader);
      if (tag > 1) throw invalid(`${tag} is no tag of an option`, tag);
      return tag === 1 ? item.read(reader) : null;
    },
    write(writer, value) {
      u8.write(writer, value === null ? 0 : 1);
      if (value !== null) item.write(writer, value);
    },
  };
}

/** Codecs of a struct's fields, in their order. A name that begins with `_` is alignment and no field of the value. */
export type FieldCodecs<T> = { readonly [K in keyof T]: Codec<T[K]> } & {
  readonly [padding: `_${string}`]: Codec<Uint8Array>;
};

/** Named fields one after another. */
export function struct<T extends object>(fields: FieldCodecs<T>): Codec<T> {
  const entries = Object.entries(fields) as [string, Codec<unknown>][];
  return {
    read(reader) {
      const value: Record<string, unknown> = {};
      for (const [name, codec] of entries) {
        const field = codec.read(reader);
        if (!name.startsWith('_')) value[name] = field;
      }
      return value as T;
    },
    write(writer, value) {
      for (const [name, codec] of entries) codec.write(writer, (value as Record<string, unknown>)[name]);
    },
  };
}

/** Alignment: read and left out, written as zeros. */
export function padding(length: number): Codec<Uint8Array> {
  return {
    read: (reader) => reader.take(length),
    write: (writer) => writer.put(new Uint8Array(length)),
  };
}

/** One of several words, told by their place. */
export function unitEnum<T extends string>(variants: readonly T[]): Codec<T> {
  return {
    read(reader) {
      const tag = u8.read(reader);
      const variant = variants[tag];
      if (variant === undefined) throw invalid(`${tag} is none of ${variants.join(', ')}`, tag);
      return variant;
    },
    write(writer, value) {
      const tag = variants.indexOf(value);
      if (tag < 0) throw invalid(`${value} is none of ${variants.join(', ')}`, value);
      u8.write(writer, tag);
    },
  };
}

/** One of several variants, each an object with its name as `kind`. */
export function dataEnum<T extends { readonly kind: string }>(
  variants: readonly (readonly [kind: T['kind'], fields: Codec<object>])[],
): Codec<T> {
  const names = variants.map(([kind]) => kind).join(', ');
  return {
    read(reader) {
      const tag = u8.read(reader);
      const variant = variants[tag];
      if (!variant) throw invalid(`${tag} is none of ${names}`, tag);
      return { kind: variant[0], ...variant[1].read(reader) } as T;
    },
    write(writer, value) {
      const tag = variants.findIndex(([kind]) => kind === value.kind);
      const variant = variants[tag];
      if (!variant) throw invalid(`${value.kind} is none of ${names}`, value);
      u8.write(writer, tag);
      variant[1].write(writer, value);
    },
  };
}
