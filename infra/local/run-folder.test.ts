import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRunFolder } from './run-folder.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = path.join(await mkdtemp(path.join(os.tmpdir(), 'escapement-run-')), 'data');
});

afterEach(() => rm(path.dirname(dataDir), { recursive: true, force: true }));

it('keeps the stores of two chains apart', async () => {
  const folder = await createRunFolder(dataDir);
  expect(folder.store('genesis', 'one')).not.toBe(folder.store('genesis', 'two'));
});

it('removes what a killed network left, and leaves a running one alone', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  await mkdir(path.join(dataDir, `run-${dead}`, 'store'), { recursive: true });
  await mkdir(path.join(dataDir, `run-${process.ppid}`), { recursive: true });
  await mkdir(path.join(dataDir, 'notes'), { recursive: true });
  await createRunFolder(dataDir);
  expect((await readdir(dataDir)).sort()).toEqual(['notes', `run-${process.pid}`, `run-${process.ppid}`].sort());
});

it('is gone after an orderly end, and keeps its logs after a failure', async () => {
  const folder = await createRunFolder(dataDir);
  await mkdir(folder.store('genesis', 'one'), { recursive: true });
  await writeFile(path.join(folder.logs, 'chain.log'), 'last words');
  await folder.remove({ keepLogs: true });
  expect(await readdir(folder.path)).toEqual(['logs']);
  await folder.remove({ keepLogs: false });
  expect(await readdir(dataDir)).toEqual([]);
});
