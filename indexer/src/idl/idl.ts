import { z } from 'zod';

/** The part of an Anchor IDL (0.30 or later) that describes events. Everything else is passed over. */
export const idlSchema = z.object({
  address: z.string(),
  metadata: z.object({ name: z.string(), version: z.string().optional(), spec: z.string().optional() }),
  events: z
    .array(z.object({ name: z.string(), discriminator: z.array(z.number().int().min(0).max(255)).min(1) }))
    .default([]),
  types: z.array(z.lazy(() => typeDefSchema)).default([]),
});

const typeSchema: z.ZodType<IdlType> = z.lazy(() =>
  z.union([
    z.string(),
    z.object({ option: typeSchema }),
    z.object({ coption: typeSchema }),
    z.object({ vec: typeSchema }),
    z.object({ array: z.tuple([typeSchema, z.union([z.number().int().min(0), z.object({ generic: z.string() })])]) }),
    z.object({ generic: z.string() }),
    z.object({ defined: z.object({ name: z.string(), generics: z.array(genericArgumentSchema).optional() }) }),
  ]),
);

const genericArgumentSchema: z.ZodType<IdlGenericArgument> = z.lazy(() =>
  z.union([
    z.object({ kind: z.literal('type'), type: typeSchema }),
    z.object({ kind: z.literal('const'), value: z.string() }),
  ]),
);

const fieldSchema = z.object({ name: z.string(), type: typeSchema });
const fieldsSchema = z.union([z.array(fieldSchema), z.array(typeSchema)]);

const typeDefSchema = z.object({
  name: z.string(),
  serialization: z.union([z.string(), z.object({ custom: z.string() })]).optional(),
  generics: z.array(z.object({ kind: z.enum(['type', 'const']), name: z.string() })).optional(),
  type: z.union([
    z.object({ kind: z.literal('struct'), fields: fieldsSchema.optional() }),
    z.object({
      kind: z.literal('enum'),
      variants: z.array(z.object({ name: z.string(), fields: fieldsSchema.optional() })),
    }),
    z.object({ kind: z.literal('type'), alias: typeSchema }),
  ]),
});

/** A type as the IDL writes it. */
export type IdlType =
  | string
  | { option: IdlType }
  | { coption: IdlType }
  | { vec: IdlType }
  | { array: [IdlType, number | { generic: string }] }
  | { generic: string }
  | { defined: { name: string; generics?: IdlGenericArgument[] } };

/** What a generic parameter is given. */
export type IdlGenericArgument = { kind: 'type'; type: IdlType } | { kind: 'const'; value: string };

/** Fields of a struct or variant: named, or a tuple's types. */
export type IdlFields = z.infer<typeof fieldsSchema>;

/** A type that the IDL defines. */
export type IdlTypeDef = z.infer<typeof typeDefSchema>;

/** An Anchor IDL as far as the indexer reads it. */
export type Idl = z.infer<typeof idlSchema>;
