import { IndexerError } from '../errors.ts';
import type { IdlFields, IdlGenericArgument, IdlType, IdlTypeDef } from './idl.ts';
import type { Shape, ShapeVariant } from './shape.ts';

const INT = /^([ui])(8|16|32|64|128|256)$/;
const NAMED: Readonly<Record<string, Shape>> = {
  bool: { kind: 'bool' },
  f32: { kind: 'float', bits: 32 },
  f64: { kind: 'float', bits: 64 },
  string: { kind: 'string' },
  bytes: { kind: 'bytes' },
  pubkey: { kind: 'pubkey' },
  publicKey: { kind: 'pubkey' },
};

type Arguments = ReadonlyMap<string, IdlGenericArgument>;
type Content = Extract<Shape, { kind: 'struct' | 'tuple' }>;

/** Resolves types of one IDL to shapes. */
export class TypeResolver {
  readonly #types: ReadonlyMap<string, IdlTypeDef>;
  /** Types being resolved, to find those that contain themselves. */
  readonly #open: string[] = [];

  constructor(types: readonly IdlTypeDef[]) {
    this.#types = new Map(types.map((type) => [type.name, type]));
  }

  /**
   * Shape of a type defined by the IDL.
   *
   * @throws IndexerError `INDEXER__IDL_UNSUPPORTED` for what borsh events cannot hold or the indexer cannot lay out.
   */
  defined(name: string, generics: readonly IdlGenericArgument[] = [], outer: Arguments = new Map()): Shape {
    const definition = this.#types.get(name);
    if (definition === undefined) throw unsupported(`type ${name} is not defined`);
    if (definition.serialization !== undefined && definition.serialization !== 'borsh') {
      throw unsupported(`type ${name} is not serialized by borsh`);
    }
    if (this.#open.includes(name)) throw unsupported(`type ${name} contains itself`);
    const inner = new Map<string, IdlGenericArgument>();
    for (const [i, parameter] of (definition.generics ?? []).entries()) {
      const given = generics[i];
      if (given === undefined) throw unsupported(`type ${name} lacks its generic ${parameter.name}`);
      inner.set(parameter.name, substitute(given, outer));
    }
    this.#open.push(name);
    try {
      return this.#definition(definition, inner);
    } finally {
      this.#open.pop();
    }
  }

  #definition(definition: IdlTypeDef, generics: Arguments): Shape {
    const { type } = definition;
    if (type.kind === 'type') return this.#type(type.alias, generics);
    if (type.kind === 'struct') {
      return (
        this.#content(definition.name, type.fields, generics) ?? { kind: 'struct', name: definition.name, fields: [] }
      );
    }
    const variants = type.variants.map(
      (variant): ShapeVariant => ({
        name: variant.name,
        content: this.#content(variant.name, variant.fields, generics),
      }),
    );
    return { kind: 'enum', name: definition.name, variants };
  }

  #content(name: string, fields: IdlFields | undefined, generics: Arguments): Content | undefined {
    if (fields === undefined || fields.length === 0) return undefined;
    const named: { name: string; shape: Shape }[] = [];
    const items: Shape[] = [];
    for (const field of fields) {
      if (typeof field === 'object' && 'name' in field) {
        named.push({ name: field.name, shape: this.#type(field.type, generics) });
      } else items.push(this.#type(field, generics));
    }
    return named.length > 0 ? { kind: 'struct', name, fields: named } : { kind: 'tuple', items };
  }

  #type(type: IdlType, generics: Arguments): Shape {
    if (typeof type === 'string') {
      const int = INT.exec(type);
      if (int) return { kind: 'int', bits: Number(int[2]) as 8 | 16 | 32 | 64 | 128 | 256, signed: int[1] === 'i' };
      const named = NAMED[type];
      if (named === undefined) throw unsupported(`type ${type} is unknown`);
      return named;
    }
    if ('option' in type) return { kind: 'option', inner: this.#type(type.option, generics) };
    if ('coption' in type) throw unsupported('COption has no borsh form');
    if ('vec' in type) {
      const inner = this.#type(type.vec, generics);
      return isByte(inner) ? { kind: 'bytes' } : { kind: 'vec', inner };
    }
    if ('array' in type) {
      const inner = this.#type(type.array[0], generics);
      const length = arrayLength(type.array[1], generics);
      return isByte(inner) ? { kind: 'fixedBytes', length } : { kind: 'array', inner, length };
    }
    if ('generic' in type) {
      const given = generics.get(type.generic);
      if (given?.kind !== 'type') throw unsupported(`generic ${type.generic} is not given`);
      return this.#type(given.type, new Map());
    }
    return this.defined(type.defined.name, type.defined.generics, generics);
  }
}

function isByte(shape: Shape): boolean {
  return shape.kind === 'int' && shape.bits === 8 && !shape.signed;
}

function arrayLength(length: number | { generic: string }, generics: Arguments): number {
  if (typeof length === 'number') return length;
  const given = generics.get(length.generic);
  const value = given?.kind === 'const' ? Number(given.value) : Number.NaN;
  if (!Number.isSafeInteger(value) || value < 0) throw unsupported(`array length ${length.generic} is not given`);
  return value;
}

/** An argument in terms of the outer type's arguments becomes one that stands alone. */
function substitute(argument: IdlGenericArgument, outer: Arguments): IdlGenericArgument {
  return argument.kind === 'const'
    ? (outer.get(argument.value) ?? argument)
    : { kind: 'type', type: close(argument.type, outer) };
}

function close(type: IdlType, outer: Arguments): IdlType {
  if (typeof type === 'string') return type;
  if ('option' in type) return { option: close(type.option, outer) };
  if ('coption' in type) return { coption: close(type.coption, outer) };
  if ('vec' in type) return { vec: close(type.vec, outer) };
  if ('array' in type) {
    const [inner, length] = type.array;
    return { array: [close(inner, outer), typeof length === 'number' ? length : arrayLength(length, outer)] };
  }
  if ('generic' in type) {
    const given = outer.get(type.generic);
    return given?.kind === 'type' ? given.type : type;
  }
  const { name, generics } = type.defined;
  return { defined: { name, generics: generics?.map((argument) => substitute(argument, outer)) } };
}

function unsupported(reason: string): IndexerError {
  return new IndexerError('INDEXER__IDL_UNSUPPORTED', `The IDL cannot be laid out: ${reason}.`);
}
