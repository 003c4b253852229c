import { type ProgramOptions, parsePrograms } from '../idl/program.ts';
import { createTable, generatedTables } from '../store/ddl.ts';
import { programFiles, sqlFiles } from '../store/files.ts';

/** Every statement of the schema in the order in which it is applied. */
export async function printSchema(options: readonly ProgramOptions[]): Promise<string> {
  const parts = (await sqlFiles('')).flatMap(({ statements }) => statements);
  const programs = parsePrograms(options);
  parts.push(...programs.flatMap(generatedTables).map(createTable));
  parts.push(...(await programFiles(programs)).flatMap(({ statements }) => statements));
  return `${parts.join(';\n\n')};\n`;
}
