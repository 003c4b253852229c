import { expect, test } from 'vitest';
import { isWorkerError } from '../errors.ts';
import { parseSettingsFile, readSettingsFile } from './file.ts';
import { envName, flagName, resolveSettings } from './settings.ts';

const none = { flags: {}, env: {}, file: {}, dataDir: '/data' };

test('every wrong setting is named with the place that it came from', () => {
  const wrong = {
    flags: { rpcUrl: 'ftp://x' },
    env: { healthPort: '70000' },
    file: { jobCpus: 'many' },
    dataDir: '/d',
  };
  expect(() => resolveSettings(wrong)).toThrow(
    /--rpc-url \(flag\).*\n.*WORKER_HEALTH_PORT \(env\).*\n.*job_cpus \(file\)/,
  );
});

test('a flag wins over the environment, the environment over the file, the file over the default', () => {
  const { settings, origins } = resolveSettings({
    flags: { logPort: 1 },
    env: { logPort: 2, healthPort: '3' },
    file: { logPort: 4, healthPort: 5, pollSeconds: 6 },
    dataDir: '/data',
  });
  expect(settings).toMatchObject({ logPort: 1, healthPort: 3, pollSeconds: 6, drainSeconds: 600, dataDir: '/data' });
  expect(origins).toMatchObject({ logPort: 'flag', healthPort: 'env', pollSeconds: 'file', drainSeconds: 'default' });
});

test('a switch is read from text', () => {
  expect(resolveSettings({ ...none, env: { docker: 'false' } }).settings.docker).toBe(false);
});

test('flags and variables are named after the setting', () => {
  expect(flagName('jobMemoryMib')).toBe('--job-memory-mib');
  expect(envName('rpcUrl')).toBe('RPC_URL');
  expect(envName('jobMemoryMib')).toBe('WORKER_JOB_MEMORY_MIB');
});

test('a key of the file that no setting has is refused', () => {
  expect(() => parseSettingsFile('rpc = "x"', 'a.toml')).toThrow(/unknown keys: rpc/);
});

test('a file that is no TOML is refused', () => {
  expect(() => parseSettingsFile('rpc_url =', 'a.toml')).toThrow(/a\.toml is no TOML/);
});

test('a file that was asked for by name must be there', () => {
  expect(readSettingsFile('/nowhere/worker.toml', { required: false })).toEqual({});
  expect(() => readSettingsFile('/nowhere/worker.toml', { required: true })).toThrow(
    expect.toSatisfy((error) => isWorkerError(error, 'WORKER__CONFIG_INVALID')),
  );
});
