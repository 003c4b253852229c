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
const VIEW = /^CREATE OR REPLACE VIEW (\w+) AS\n([\s\S]*?);[ \t]*$/gm;
const NUMBERED = /^\d{3}_[a-z0-9_]+\.sql$/;

/**
 * The numbered files of a folder under `schema/` in order; none when the folder is missing.
 *
 * `{{view}}` in a text stands for the SELECT of that view, as a subquery: the engine analyses a view over a view twice, and
 * what lies below it each time again.
 */
export async function sqlFiles(folder: string): Promise<SqlFile[]> {
  const entries = await readdir(ROOT + folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const names = entries.filter((name) => NUMBERED.test(name)).sort();
  return Promise.all(
    names.map(async (file) => {
      const name = folder === '' ? file : `${folder}/${file}`;
      const text = inline(await readFile(ROOT + name, 'utf8'), await viewTexts());
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

let views: Promise<ReadonlyMap<string, string>> | undefined;

/** SELECT of each view of all files, by its name; of those that are replaced, the first. */
function viewTexts(): Promise<ReadonlyMap<string, string>> {
  views ??= readViews();
  return views;
}

async function readViews(): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(ROOT, { recursive: true })).filter((name) => name.endsWith('.sql')).sort();
  const texts = await Promise.all(files.map((name) => readFile(ROOT + name, 'utf8')));
  const found = texts.flatMap((text) =>
    [...text.matchAll(VIEW)].map((match) => [match[1] ?? '', match[2] ?? ''] as const),
  );
  return new Map(found.reverse());
}

/** @throws Error for a view that is in no file */
function inline(text: string, definitions: ReadonlyMap<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const definition = definitions.get(name);
    if (definition === undefined) throw new Error(`No schema file makes the view ${name}.`);
    return `(\n${inline(definition, definitions)}\n)`;
  });
}

/** Statements of a text: each ends with a semicolon at the end of a line. */
function split(text: string): string[] {
  return text
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/^\s*--.*$/gm, '').trim() !== '');
}
