/**
 * A decoded value, exact: integers up to 32 bits are numbers, wider ones bigints; keys and bytes are `Uint8Array`;
 * `None` is null; a struct is an object with the IDL's field names, a tuple an array.
 */
export type Value = boolean | number | bigint | string | null | Uint8Array | readonly Value[] | EnumValue | StructValue;

/** A decoded struct. */
export interface StructValue {
  readonly [field: string]: Value;
}

/** A decoded enum: the variant's name and what it carries, if it does. */
export class EnumValue {
  constructor(
    readonly variant: string,
    readonly content: StructValue | readonly Value[] | null,
  ) {}
}
