import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyPaths, loadKeys, readKeys } from './worker-keys.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'escapement-keys-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a key that others may read is refused with the command that mends it', async () => {
  await loadKeys(folder);
  chmodSync(keyPaths(folder).worker, 0o644);
  await expect(loadKeys(folder)).rejects.toMatchObject({
    code: 'WORKER__KEY_TOO_OPEN',
    message: expect.stringContaining('chmod 600'),
  });
});

test('a file that holds no key is refused, and left as it is', async () => {
  writeFileSync(keyPaths(folder).worker, '[1,2,3]', { mode: 0o600 });
  await expect(loadKeys(folder)).rejects.toMatchObject({ code: 'WORKER__KEY_UNREADABLE' });
  writeFileSync(keyPaths(folder).worker, 'secret', { mode: 0o600 });
  await expect(loadKeys(folder)).rejects.toThrow(/no JSON/);
});

test('keys are made once, for their owner only', async () => {
  const data = join(folder, 'data');
  expect(await readKeys(data)).toBeUndefined();
  const made = await loadKeys(data);
  expect(await loadKeys(data)).toEqual(made);
  expect(await readKeys(data)).toEqual(made);
  for (const path of Object.values(keyPaths(data))) {
    expect(statSync(path).mode & 0o777).toBe(0o600);
  }
});

test('two processes that start at once share one key', async () => {
  const [a, b] = await Promise.all([loadKeys(folder), loadKeys(folder)]);
  expect(a).toEqual(b);
});
