import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { siblingEntry } from './entry.ts';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

it('ends a process whose parent was killed, though its main thread hangs', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'escapement-watch-'));
  const watch = siblingEntry(import.meta.url, './parent-watch');
  await writeFile(
    path.join(folder, 'child.mjs'),
    `process.on('SIGTERM', () => { for (;;); }); setInterval(() => {}, 1000);`,
  );
  await writeFile(
    path.join(folder, 'parent.mjs'),
    `import { fork } from 'node:child_process';
     const child = fork(${JSON.stringify(path.join(folder, 'child.mjs'))}, [], {
       detached: true, execArgv: ${JSON.stringify([...watch.execArgv, '--import', pathToFileURL(watch.file).href])},
     });
     setTimeout(() => console.log(child.pid), 1500);
     setInterval(() => {}, 1000);`,
  );
  const parent = spawn(process.execPath, [path.join(folder, 'parent.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (text) => resolve(Number(text))));
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  for (let tries = 0; tries < 150 && isAlive(pid); tries++) await delay(100);
  expect(isAlive(pid)).toBe(false);
  await rm(folder, { recursive: true, force: true });
});
