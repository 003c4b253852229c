/** Layout of a borsh value, with every name and generic of the IDL resolved. */
export type Shape =
  | { kind: 'bool' }
  | { kind: 'int'; bits: 8 | 16 | 32 | 64 | 128 | 256; signed: boolean }
  | { kind: 'float'; bits: 32 | 64 }
  | { kind: 'string' }
  | { kind: 'pubkey' }
  /** `Vec<u8>`: any number of bytes. */
  | { kind: 'bytes' }
  /** `[u8; N]`. */
  | { kind: 'fixedBytes'; length: number }
  | { kind: 'option'; inner: Shape }
  | { kind: 'vec'; inner: Shape }
  | { kind: 'array'; inner: Shape; length: number }
  | { kind: 'struct'; name: string; fields: readonly ShapeField[] }
  | { kind: 'tuple'; items: readonly Shape[] }
  | { kind: 'enum'; name: string; variants: readonly ShapeVariant[] };

/** A named field. */
interface ShapeField {
  name: string;
  shape: Shape;
}

/** A variant of an enum; `content` is a struct, a tuple, or missing for a unit variant. */
export interface ShapeVariant {
  name: string;
  content?: Extract<Shape, { kind: 'struct' | 'tuple' }>;
}

/** An enum none of whose variants carries data. */
export function isUnitEnum(shape: Shape): boolean {
  return shape.kind === 'enum' && shape.variants.every((variant) => variant.content === undefined);
}

/** The one struct type with a meaning of its own: an account that the event changed, and its sequence after it. */
export function isChange(shape: Shape): boolean {
  if (shape.kind !== 'struct' || shape.name !== 'Change' || shape.fields.length !== 2) return false;
  const [scope, sequence] = shape.fields;
  return (
    scope?.name === 'scope' &&
    scope.shape.kind === 'pubkey' &&
    sequence?.name === 'sequence' &&
    sequence.shape.kind === 'int' &&
    sequence.shape.bits === 64 &&
    !sequence.shape.signed
  );
}
