import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEnvironment } from './env.ts';

test('every file that can not be read is named', () => {
  expect(() => readEnvironment({ RPC_URL_FILE: '/nowhere/a', WORKER_OWNER_FILE: '/nowhere/b' })).toThrow(
    /RPC_URL_FILE: .*\n.*WORKER_OWNER_FILE: /,
  );
});

test('an empty variable is no variable', () => {
  expect(readEnvironment({ RPC_URL: '', WORKER_LOG_PORT: '1' }).settings).toEqual({ logPort: '1' });
});

test('a value may lie in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'escapement-env-'));
  writeFileSync(join(folder, 'rpc'), 'https://rpc.example/?key=secret\n');
  expect(readEnvironment({ RPC_URL_FILE: join(folder, 'rpc') }).settings).toEqual({
    rpcUrl: 'https://rpc.example/?key=secret',
  });
  rmSync(folder, { recursive: true });
});
