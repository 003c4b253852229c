import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { messageOf, WorkerError } from '../errors.ts';

const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

/**
 * Reads a secret from a file that only its owner may read, or makes it.
 *
 * @param make gives the bytes of a new secret.
 * @throws {@link WorkerError} `WORKER__KEY_TOO_OPEN` when others may read the file, `WORKER__KEY_UNREADABLE` when it
 *   can't be read or doesn't hold `length` bytes as a JSON array.
 */
export async function readOrMakeSecret(path: string, length: number, make: () => Uint8Array): Promise<Uint8Array> {
  return (await readSecret(path, length)) ?? (await writeSecret(path, make())) ?? readOrMakeSecret(path, length, make);
}

/** Reads a secret; undefined when there is no file. Throws as {@link readOrMakeSecret} does. */
export async function readSecret(path: string, length: number): Promise<Uint8Array | undefined> {
  let text: string;
  try {
    const { mode } = await stat(path);
    if ((mode & OTHERS) !== 0) {
      throw new WorkerError('WORKER__KEY_TOO_OPEN', `Others may read ${path}. Run: chmod 600 ${path}`, {
        context: { path, mode: (mode & 0o777).toString(8) },
      });
    }
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw cause instanceof WorkerError ? cause : unreadable(path, messageOf(cause));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unreadable(path, 'it is no JSON');
  }
  const bytes = Array.isArray(value) ? value : [];
  if (bytes.length !== length || !bytes.every((byte) => Number.isInteger(byte) && byte >= 0 && byte <= 255)) {
    throw unreadable(path, `it is no array of ${length} bytes`);
  }
  return Uint8Array.from(bytes);
}

/**
 * Writes a new file that only its owner may read; undefined when another process was first. It appears whole or not at
 * all.
 */
async function writeSecret(path: string, secret: Uint8Array): Promise<Uint8Array | undefined> {
  const draft = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(draft, JSON.stringify([...secret]), { flag: 'wx', mode: OWNER_ONLY, flush: true });
    await link(draft, path);
    return secret;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') {
      return undefined;
    }
    throw unreadable(path, messageOf(cause));
  } finally {
    await rm(draft, { force: true });
  }
}

const unreadable = (path: string, reason: string): WorkerError =>
  new WorkerError('WORKER__KEY_UNREADABLE', `The key file ${path} can't be used: ${reason}`, { context: { path } });
