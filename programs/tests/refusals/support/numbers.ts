// Where the numbers of an instruction's arguments lie in its data, by the IDL, so that each can be replaced.

import type { Idl, IdlField, IdlType, IdlVariant } from '../../../scripts/generate/idl.ts';

/** A number in an instruction's data. */
export interface NumberAt {
  /** Name as a program writes it: `args.country`. */
  readonly path: string;
  /** First byte, and how many. */
  readonly at: number;
  readonly size: number;
  readonly signed: boolean;
}

/** Values that are put in a number's place. */
export const EXTREMES = ['zero', 'least', 'most'] as const;
export type Extreme = (typeof EXTREMES)[number];

/** All numbers of the arguments; bytes of keys, hashes and texts are none. */
export function numbersOf(idl: Idl, args: readonly IdlField[], data: Uint8Array): NumberAt[] {
  const reader = new Reader(idl, data);
  for (const { name, type } of args) reader.read(type, name);
  if (reader.at !== data.length) throw new Error(`${data.length - reader.at} bytes of arguments are left`);
  return reader.numbers;
}

/** The data with another number; `undefined` where it holds that already, or can't be less than nothing. */
export function withExtreme(
  data: Uint8Array,
  { at, size, signed }: NumberAt,
  extreme: Extreme,
): Uint8Array | undefined {
  if (extreme === 'least' && !signed) return undefined;
  const bytes = new Uint8Array(size).fill(extreme === 'most' ? 255 : 0);
  if (signed && extreme === 'most') bytes[size - 1] = 127;
  if (extreme === 'least') bytes[size - 1] = 128;
  if (bytes.every((byte, i) => data[at + i] === byte)) return undefined;
  const changed = Uint8Array.from(data);
  changed.set(bytes, at);
  return changed;
}

class Reader {
  /** After the discriminator. */
  at = 8;
  readonly numbers: NumberAt[] = [];
  readonly #view: DataView;

  constructor(
    readonly idl: Idl,
    data: Uint8Array,
  ) {
    this.#view = new DataView(data.buffer, data.byteOffset, data.length);
  }

  read(type: IdlType, path: string): void {
    if (typeof type === 'string') {
      this.#primitive(type, path);
    } else if ('option' in type) {
      if (this.#take(1) === 1) this.read(type.option, path);
    } else if ('vec' in type) {
      this.#items(type.vec, this.#take(4), path);
    } else if ('array' in type) {
      this.#items(type.array[0], type.array[1], path);
    } else {
      this.#defined(type.defined.name, path);
    }
  }

  #items(type: IdlType, count: number, path: string): void {
    if (type === 'u8') this.at += count;
    else for (let item = 0; item < count; item += 1) this.read(type, `${path}[${item}]`);
  }

  #defined(name: string, path: string): void {
    const def = this.idl.types?.find((one) => one.name === name)?.type;
    if (!def) throw new Error(`no type ${name}`);
    const fields = def.kind === 'struct' ? (def.fields ?? []) : fieldsOf(def.variants[this.#take(1)]);
    for (const field of fields) this.read(field.type, `${path}.${field.name}`);
  }

  #primitive(type: string, path: string): void {
    const [, sign, bits] = /^([ui])(\d+)$/.exec(type) ?? [];
    const size = bits ? Number(bits) / 8 : type === 'pubkey' ? 32 : type === 'bool' ? 1 : this.#take(4);
    if (bits) this.numbers.push({ path, at: this.at, size, signed: sign === 'i' });
    this.at += size;
  }

  #take(size: 1 | 4): number {
    const value = size === 1 ? this.#view.getUint8(this.at) : this.#view.getUint32(this.at, true);
    this.at += size;
    return value;
  }
}

function fieldsOf(variant: IdlVariant | undefined): readonly IdlField[] {
  if (!variant) throw new Error('no such variant');
  return (variant.fields ?? []).map((field, at) =>
    typeof field === 'object' && 'name' in field ? field : { name: String(at), type: field as IdlType },
  );
}
