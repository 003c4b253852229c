// The parts of an Anchor IDL (spec 0.1.0) that the generator reads.

/** Type of a value. */
export type IdlType =
  | 'bool'
  | 'u8'
  | 'u16'
  | 'u32'
  | 'u64'
  | 'u128'
  | 'i8'
  | 'i16'
  | 'i32'
  | 'i64'
  | 'i128'
  | 'pubkey'
  | 'string'
  | 'bytes'
  | { readonly option: IdlType }
  | { readonly vec: IdlType }
  | { readonly array: readonly [IdlType, number] }
  | { readonly defined: { readonly name: string } };

/** A named value of a type. */
export interface IdlField {
  readonly name: string;
  readonly docs?: readonly string[];
  readonly type: IdlType;
}

/** A variant of an enum; its fields are all named or all not. */
export interface IdlVariant {
  readonly name: string;
  readonly docs?: readonly string[];
  readonly fields?: readonly IdlField[] | readonly IdlType[];
}

/** A struct or an enum. */
export interface IdlTypeDef {
  readonly name: string;
  readonly docs?: readonly string[];
  readonly serialization?: string;
  readonly type:
    | { readonly kind: 'struct'; readonly fields?: readonly IdlField[] }
    | { readonly kind: 'enum'; readonly variants: readonly IdlVariant[] };
}

/** A seed of a program-derived address. */
export type IdlSeed =
  | { readonly kind: 'const'; readonly value: readonly number[] }
  | { readonly kind: 'account'; readonly path: string; readonly account?: string }
  | { readonly kind: 'arg'; readonly path: string };

/** An account of an instruction. */
export interface IdlAccountItem {
  readonly name: string;
  readonly docs?: readonly string[];
  readonly writable?: boolean;
  readonly signer?: boolean;
  readonly optional?: boolean;
  readonly address?: string;
  readonly pda?: { readonly seeds: readonly IdlSeed[]; readonly program?: IdlSeed };
}

/** An instruction. */
export interface IdlInstruction {
  readonly name: string;
  readonly docs?: readonly string[];
  readonly discriminator: readonly number[];
  readonly accounts: readonly IdlAccountItem[];
  readonly args: readonly IdlField[];
}

/** An account or an event; its type has the same name. */
export interface IdlDiscriminated {
  readonly name: string;
  readonly discriminator: readonly number[];
}

/** An Anchor IDL. */
export interface Idl {
  readonly address: string;
  readonly metadata: { readonly name: string; readonly version: string; readonly spec: string };
  readonly instructions: readonly IdlInstruction[];
  readonly accounts?: readonly IdlDiscriminated[];
  readonly events?: readonly IdlDiscriminated[];
  readonly errors?: readonly { readonly code: number; readonly name: string; readonly msg?: string }[];
  readonly types?: readonly IdlTypeDef[];
  readonly constants?: readonly (IdlField & { readonly value: string })[];
}
