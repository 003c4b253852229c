import { type ProgramOptions, parseProgram } from '../idl/program.ts';
import { createTable, generatedTables } from '../store/ddl.ts';
import { sqlFiles } from '../store/files.ts';

/** Every statement of the schema in the order in which it is applied. */
export async function printSchema(options: readonly ProgramOptions[]): Promise<string> {
  const parts = (await sqlFiles('')).flatMap(({ statements }) => statements);
  for (const program of options.map(parseProgram)) {
    parts.push(...generatedTables(program).map(createTable));
    parts.push(...(await sqlFiles(program.name)).flatMap(({ statements }) => statements));
  }
  return `${parts.join(';\n\n')};\n`;
}
