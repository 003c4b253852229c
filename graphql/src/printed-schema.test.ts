import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType } from './graphql-js.ts';
import { printedSchema } from './printed-schema.ts';
import { schema } from './schema/index.ts';

it('is the committed schema.graphql; `npm run schema` writes it', async () => {
  const committed = await readFile(new URL('../schema.graphql', import.meta.url), 'utf8');
  expect(printedSchema()).toBe(committed);
});

it('describes every type, field, argument and enum value', () => {
  const silent: string[] = [];
  const note = (path: string, { description }: { description?: string | null }) => {
    if (!description) silent.push(path);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    const builtIn = isScalarType(type) && ['String', 'Int', 'Boolean', 'ID', 'Float'].includes(type.name);
    if (type.name.startsWith('__') || builtIn) continue;
    note(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) note(`${type.name}.${field.name}`, field);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        note(`${type.name}.${field.name}`, field);
        for (const arg of field.args) note(`${type.name}.${field.name}(${arg.name})`, arg);
      }
    }
  }
  expect(silent).toEqual([]);
});
