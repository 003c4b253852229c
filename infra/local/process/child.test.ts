import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { childEnvironment } from '../env.ts';
import { type Child, startChild } from './child.ts';

interface EchoOperations {
  echo: { request: bigint; response: bigint };
  fail: { request: null; response: never };
  exit: { request: number; response: never };
}

const SCRIPT = `
process.on('message', ({ kind, id, operation, request }) => {
  if (kind !== 'request') return;
  if (operation === 'echo') process.send({ kind: 'response', id, response: request });
  if (operation === 'fail') process.send({ kind: 'failure', id, failure: { message: 'No.', code: 'LOCAL__NO_SPACE', retryable: false, context: { free: 1 } } });
  if (operation === 'exit') { console.error('leaving with ' + request); process.exit(request); }
});
process.send({ kind: 'notice', notice: 'hello' });
`;

let folder: string;
const children: Child<EchoOperations>[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'escapement-child-'));
  await writeFile(path.join(folder, 'echo.mjs'), SCRIPT);
});

afterAll(async () => {
  await Promise.all(children.map((child) => child.stop()));
  await rm(folder, { recursive: true, force: true });
});

function start(onNotice?: (notice: unknown) => void): Child<EchoOperations> {
  const entry = { file: path.join(folder, 'echo.mjs'), execArgv: [] };
  const child = startChild<EchoOperations>({ name: 'echo', entry, env: childEnvironment(), logDir: folder, onNotice });
  children.push(child);
  return child;
}

it('carries bigints there and back, and notices', async () => {
  const notices: unknown[] = [];
  const child = start((notice) => notices.push(notice));
  expect(await child.request('echo', 2n ** 63n)).toBe(2n ** 63n);
  expect(notices).toEqual(['hello']);
  await child.stop();
});

it('keeps the code of a failure', async () => {
  const child = start();
  await expect(child.request('fail', null)).rejects.toMatchObject({
    code: 'LOCAL__NO_SPACE',
    message: 'No.',
    context: { free: 1 },
  });
  await child.stop();
});

it('fails what is pending when the process ends, with what it wrote last', async () => {
  const child = start();
  await expect(child.request('exit', 3)).rejects.toThrow(/echo process ended with code 3[\s\S]*leaving with 3/);
  expect(await child.exited).toEqual({ code: 3, signal: null });
  expect(await readFile(child.logFile, 'utf8')).toContain('leaving with 3');
});

it('says which operation got no answer in time', async () => {
  const child = start();
  await expect(child.request('silence' as 'echo', 1n, 50)).rejects.toMatchObject({ code: 'LOCAL__CHILD_TIMEOUT' });
  await child.stop();
});
