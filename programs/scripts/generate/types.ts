import { dependencies, importsOf, type Origins } from './foreign.ts';
import type { Idl, IdlField, IdlType, IdlTypeDef, IdlVariant } from './idl.ts';
import { camel, codecName, doc, header, pascal, plural, screaming } from './names.ts';

/** TypeScript types of the types that have a name of their own in an IDL. */
const PRIMITIVES = new Map<string, string>([
  ['bool', 'boolean'],
  ['pubkey', 'PublicKey'],
  ['string', 'string'],
  ['bytes', 'Uint8Array'],
  ...['u8', 'u16', 'u32', 'i8', 'i16', 'i32'].map((name): [string, string] => [name, 'number']),
  ...['u64', 'u128', 'i64', 'i128'].map((name): [string, string] => [name, 'bigint']),
]);

/** TypeScript type of a value. */
export function typeOf(type: IdlType): string {
  if (typeof type === 'string') {
    const primitive = PRIMITIVES.get(type);
    if (!primitive) throw new Error(`The client has no codec for "${type}"`);
    return primitive;
  }
  if ('option' in type) return `${typeOf(type.option)} | null`;
  if ('vec' in type) return type.vec === 'u8' ? 'Uint8Array' : listOf(type.vec);
  if ('array' in type) return type.array[0] === 'u8' ? 'Uint8Array' : listOf(type.array[0]);
  return pascal(type.defined.name);
}

function listOf(item: IdlType): string {
  const inner = typeOf(item);
  return inner.includes(' ') ? `readonly (${inner})[]` : `readonly ${inner}[]`;
}

/** Expression of the codec of a value. */
export function codecOf(type: IdlType): string {
  if (typeof type === 'string') return `c.${type}`;
  if ('option' in type) return `c.option(${codecOf(type.option)})`;
  if ('vec' in type) return type.vec === 'u8' ? 'c.bytes' : `c.vec(${codecOf(type.vec)})`;
  if ('array' in type) {
    const [item, length] = type.array;
    return item === 'u8' ? `c.byteArray(${length})` : `c.array(${codecOf(item)}, ${length})`;
  }
  return codecName(type.defined.name);
}

/** Interfaces, unions and codecs of the program's own types, each after those it uses; others' are imported. */
export function generateTypes(idl: Idl, origins: Origins): string {
  const types = sorted(idl.types ?? []).filter(({ name }) => !origins.has(name));
  const body = types.map((def) =>
    def.type.kind === 'struct' ? structType(def, def.type.fields ?? []) : enumType(def, def.type.variants),
  );
  const text = body.join('\n');
  const imports = text.includes('PublicKey') ? "import type { PublicKey } from '@solana/web3.js';\n" : '';
  const foreign = importsOf(types.flatMap(used), idl, origins);
  return `${header(idl.metadata.name)}${imports}import * as c from '../../codec/index.ts';\n${foreign}\n${text}`;
}

function structType(def: IdlTypeDef, fields: readonly IdlField[]): string {
  if (def.serialization === 'bytemuck') assertNoGaps(def.name, fields);
  const name = pascal(def.name);
  const members = shown(fields).map(
    (field) => `${doc(field.docs, '  ')}  ${camel(field.name)}: ${typeOf(field.type)};\n`,
  );
  const codecs = fields.map(
    (field) =>
      `  ${isRoom(field) ? `_${camel(field.name).replace('_', '')}: ${paddingOf(field)}` : `${camel(field.name)}: ${codecOf(field.type)}`},\n`,
  );
  return `${doc(def.docs)}export interface ${name} {\n${members.join('')}}\n\n/** Codec of {@link ${name}}. */\nexport const ${codecName(def.name)}: c.Codec<${name}> = /* @__PURE__ */ c.struct<${name}>({\n${codecs.join('')}});\n`;
}

function enumType(def: IdlTypeDef, variants: readonly IdlVariant[]): string {
  const name = pascal(def.name);
  if (variants.every(({ fields }) => !fields || fields.length === 0)) {
    const list = plural(screaming(name));
    const words = variants.map((variant) => `${doc(variant.docs, '  ')}  '${variant.name}',\n`).join('');
    return `/** Variants of {@link ${name}} in their order on chain. */\nexport const ${list} = [\n${words}] as const;\n\n${doc(def.docs)}export type ${name} = (typeof ${list})[number];\n\n/** Codec of {@link ${name}}. */\nexport const ${codecName(def.name)}: c.Codec<${name}> = /* @__PURE__ */ c.unitEnum<${name}>(${list});\n`;
  }
  const shapes = variants.map((variant) => {
    const members = variantFields(variant).map((field) => `${camel(field.name)}: ${typeOf(field.type)}`);
    return `\n${doc(variant.docs, '  ')}  | { ${[`kind: '${variant.name}'`, ...members].join('; ')} }`;
  });
  const codecs = variants.map((variant) => {
    const fields = variantFields(variant).map((field) => `${camel(field.name)}: ${codecOf(field.type)}`);
    return `  ['${variant.name}', c.struct({ ${fields.join(', ')} })],\n`;
  });
  return `${doc(def.docs)}export type ${name} =${shapes.join('')};\n\n/** Codec of {@link ${name}}. */\nexport const ${codecName(def.name)}: c.Codec<${name}> = /* @__PURE__ */ c.dataEnum<${name}>([\n${codecs.join('')}]);\n`;
}

/** Fields of a variant; one that has no name is `value`, several are `value0`, `value1` and so on. */
function variantFields({ fields = [] }: IdlVariant): IdlField[] {
  return fields.map((field, i) =>
    typeof field === 'object' && 'name' in field
      ? field
      : { name: fields.length === 1 ? 'value' : `value${i}`, type: field as IdlType },
  );
}

/** Alignment, or bytes kept for fields to come. */
const isRoom = ({ name, type }: IdlField): boolean =>
  name.startsWith('_') ||
  (name === 'reserved' && typeof type === 'object' && 'array' in type && type.array[0] === 'u8');

const shown = (fields: readonly IdlField[]) => fields.filter((field) => !isRoom(field));

const SIZES: Readonly<Record<string, number>> = {
  u8: 1,
  i8: 1,
  bool: 1,
  u16: 2,
  i16: 2,
  u32: 4,
  i32: 4,
  u64: 8,
  i64: 8,
  pubkey: 32,
};

function paddingOf({ name, type }: IdlField): string {
  const size =
    typeof type === 'string' ? SIZES[type] : 'array' in type && type.array[0] === 'u8' ? type.array[1] : undefined;
  if (size === undefined) throw new Error(`Alignment ${name} must be an integer or bytes`);
  return `c.padding(${size})`;
}

/** bytemuck refuses structs with gaps; what is left to see is that no field has a type laid out otherwise than borsh. */
function assertNoGaps(name: string, fields: readonly IdlField[]): void {
  for (const field of fields) {
    const text = JSON.stringify(field.type);
    if (/"(option|vec|string|bytes|u128|i128|bool)"/.test(text)) {
      throw new Error(`${name}.${field.name} is no type of a zero-copy account`);
    }
  }
}

const used = ({ type }: IdlTypeDef): string[] =>
  (type.kind === 'struct' ? (type.fields ?? []) : type.variants.flatMap(variantFields)).flatMap((field) =>
    dependencies(field.type),
  );

function sorted(types: readonly IdlTypeDef[]): IdlTypeDef[] {
  const byName = new Map(types.map((def) => [def.name, def]));
  const done = new Set<IdlTypeDef>();
  const visit = (def: IdlTypeDef): void => {
    if (done.has(def)) return;
    for (const name of used(def)) {
      const needed = byName.get(name);
      if (!needed) throw new Error(`${def.name} uses ${name}, which the IDL does not define`);
      visit(needed);
    }
    done.add(def);
  };
  for (const def of types) visit(def);
  return [...done];
}
