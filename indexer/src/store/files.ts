import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** A numbered SQL file. */
export interface SqlFile {
  /** Path under `schema/`, such as `marketplace/101_create_countries.sql`. */
  name: string;
  statements: readonly string[];
  /** SHA-256 of the text, hexadecimal. */
  checksum: string;
}

const ROOT = fileURLToPath(new URL('../../schema/', import.meta.url));
const NUMBERED = /^\d{3}_[a-z0-9_]+\.sql$/;

/** The numbered files of a folder under `schema/` in order; none when the folder is missing. */
export async function sqlFiles(folder: string): Promise<SqlFile[]> {
  const entries = await readdir(ROOT + folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const names = entries.filter((name) => NUMBERED.test(name)).sort();
  return Promise.all(
    names.map(async (file) => {
      const name = folder === '' ? file : `${folder}/${file}`;
      const text = await readFile(ROOT + name, 'utf8');
      return { name, statements: split(text), checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/** The numbered files of several programs in one order: by number, so that one may build on another program's tables. */
export async function programFiles(programs: readonly { name: string }[]): Promise<SqlFile[]> {
  const files = (await Promise.all(programs.map(({ name }) => sqlFiles(name)))).flat();
  const number = ({ name }: SqlFile): string => name.slice(name.indexOf('/') + 1);
  return files.sort((a, b) => (number(a) < number(b) ? -1 : 1));
}

/** Statements of a text: each ends with a semicolon at the end of a line. */
function split(text: string): string[] {
  return text
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/^\s*--.*$/gm, '').trim() !== '');
}
