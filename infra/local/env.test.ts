import path from 'node:path';
import { expect, it } from 'vitest';
import { childEnvironment, readConfig } from './env.ts';

it('has usable defaults', () => {
  expect(readConfig([], {})).toMatchObject({ explorerPort: 3000, rpcPort: 8899, dataDir: path.resolve('.escapement') });
});

it('takes a flag over the environment', () => {
  const config = readConfig(['--explorer-port', '3100', '--data-dir', '/data'], {
    EXPLORER_PORT: '3200',
    RPC_PORT: '1',
  });
  expect(config).toMatchObject({ explorerPort: 3100, rpcPort: 1, dataDir: '/data' });
});

it('tells all problems at once', () => {
  const read = () => readConfig(['--rpc-url', 'nonsense'], { FAUCET_PORT: '70000' });
  expect(read).toThrow('--rpc-url or RPC_URL');
  expect(read).toThrow('--faucet-port or FAUCET_PORT: must be a port, 0 to 65535');
});

it('refuses an unknown flag and answers a question for help', () => {
  expect(() => readConfig(['--explorer', '1'], {})).toThrow('--explorer-port N');
  expect(readConfig(['--help'], {})).toBeNull();
});

it('gives a child none of its own settings by chance', () => {
  const env = childEnvironment({ PORT: '3000' }, { PATH: '/bin', PORT: '1', RPC_URL: 'http://x', LOG_LEVEL: 'debug' });
  expect(env).toEqual({ PATH: '/bin', PORT: '3000' });
});
