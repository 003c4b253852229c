// Types that a program takes over from another: its IDL defines them again, its client does not.

import type { Idl, IdlType } from './idl.ts';
import { codecName, pascal } from './names.ts';

/** Program that a type is taken over from, by the type's name. */
export type Origins = ReadonlyMap<string, string>;

/** Names of the defined types in a type. */
export function dependencies(type: IdlType): string[] {
  if (typeof type === 'string') return [];
  if ('option' in type) return dependencies(type.option);
  if ('vec' in type) return dependencies(type.vec);
  if ('array' in type) return dependencies(type.array[0]);
  return [type.defined.name];
}

/**
 * Which types are another program's; of several, the first has it. Throws when two programs define a name otherwise: an
 * IDL is older than the sources, or one word stands for two things.
 */
export function originsOf(idl: Idl, others: readonly Idl[]): Origins {
  const origins = new Map<string, string>();
  for (const def of idl.types ?? []) {
    for (const { metadata, types = [] } of others) {
      const theirs = types.find(({ name }) => name === def.name);
      if (!theirs) continue;
      if (JSON.stringify(theirs) !== JSON.stringify(def)) {
        throw new Error(
          `${def.name} is not the same in ${idl.metadata.name} and ${metadata.name}: build both IDLs again, or name one of them otherwise`,
        );
      }
      if (!origins.has(def.name)) origins.set(def.name, metadata.name);
    }
  }
  return origins;
}

/** Imports of other programs' types among `names`, and exports of those that instructions take as arguments. */
export function importsOf(names: readonly string[], idl: Idl, origins: Origins): string {
  const args = idl.instructions.flatMap((item) => item.args.flatMap(({ type }) => dependencies(type)));
  return statements('import', names, origins) + statements('export', args, origins);
}

function statements(keyword: 'import' | 'export', names: readonly string[], origins: Origins): string {
  const foreign = [...new Set(names)].filter((name) => origins.has(name)).sort();
  const programs = [...new Set(foreign.map((name) => origins.get(name)))].sort();
  return programs
    .map((program) => {
      const items = foreign
        .filter((name) => origins.get(name) === program)
        .flatMap((name) => [`type ${pascal(name)}`, codecName(name)]);
      return `${keyword} { ${items.join(', ')} } from '../${program}/types.ts';\n`;
    })
    .join('');
}
