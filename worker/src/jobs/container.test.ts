import { expect, test } from 'vitest';
import { containerOptions } from './container.ts';
import { DEFAULT_JOB_LIMITS } from './limits.ts';

const digest = `sha256:${'ab'.repeat(32)}`;
const options = containerOptions({
  device: 'Device1111111111111111111111111',
  rental: 'Rental1111111111111111111111111',
  spec: { image: { kind: 'local', id: digest }, command: ['sh', '-c', 'id'], env: { A: '1' }, workdir: '/tmp' },
  imageId: digest,
  pulled: false,
  limits: DEFAULT_JOB_LIMITS,
});

test('a job gets nothing of its host', () => {
  expect(options.HostConfig).toMatchObject({
    Binds: [],
    CapDrop: ['ALL'],
    NetworkMode: 'none',
    Privileged: false,
    ReadonlyRootfs: true,
    SecurityOpt: ['no-new-privileges'],
  });
  expect(options.HostConfig).not.toHaveProperty('CapAdd');
  expect(options.HostConfig).not.toHaveProperty('Devices');
});

test('a job is bounded in memory without swap, processors, processes and log', () => {
  expect(options.HostConfig).toMatchObject({
    Memory: 2_147_483_648,
    MemorySwap: 2_147_483_648,
    NanoCpus: 1_000_000_000,
    PidsLimit: 256,
    LogConfig: { Type: 'json-file', Config: { 'max-size': '8m', 'max-file': '1' } },
  });
});

test('a job carries the labels that make it ours, and the name that makes it one', () => {
  expect(options.name).toBe('escapement-Device111111-Rental1111111111111111111111111');
  expect(options.Labels).toEqual({
    'network.escapement.device': 'Device1111111111111111111111111',
    'network.escapement.rental': 'Rental1111111111111111111111111',
    'network.escapement.pulled': 'false',
  });
});
