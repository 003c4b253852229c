import { expect, test } from 'vitest';
import { parseNvidiaGpus, queryNvidiaGpus, runProgram } from './nvidia-smi.ts';

test('a row that names no GPU is refused without its text', () => {
  expect(() => parseNvidiaGpus('Failed to initialize NVML: Driver/library version mismatch')).toThrow(/names no GPU/);
});

test('no driver is no answer, and no GPU is an empty one', async () => {
  expect(await queryNvidiaGpus(async () => undefined)).toBeUndefined();
  expect(await queryNvidiaGpus(async () => 'No devices were found\n')).toEqual([]);
});

test('each row is a GPU, whatever modes its card knows', () => {
  const output = [
    'GPU-6f1e4c4a-0001-0002-0003-000000000001, NVIDIA GeForce RTX 4090, 24564, 570.86.15, 00000000:01:00.0, [N/A], [N/A]',
    'GPU-6f1e4c4a-0001-0002-0003-000000000002, NVIDIA A100-SXM4-80GB, 81920, 570.86.15, 00000000:02:00.0, Disabled, Enabled',
    '',
  ].join('\n');
  expect(parseNvidiaGpus(output)).toMatchObject([
    { name: 'NVIDIA GeForce RTX 4090', vramMib: 24_564, mig: undefined, ecc: undefined },
    { name: 'NVIDIA A100-SXM4-80GB', vramMib: 81_920, mig: false, ecc: true },
  ]);
});

test('a program that is not installed gives nothing, one that fails an error that says so', async () => {
  expect(await runProgram('escapement-no-such-program', [])).toBeUndefined();
  await expect(runProgram('false', [])).rejects.toThrow(/false failed/);
});
