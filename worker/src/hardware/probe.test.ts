import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { probeHardware } from './probe.ts';

test('this machine is probed, and a GPU of its driver is found', async () => {
  const row =
    'GPU-6f1e4c4a-0001-0002-0003-000000000001, NVIDIA L4, 23034, 570.86.15, 00000000:01:00.0, [N/A], Enabled\n';
  const folder = mkdtempSync(join(tmpdir(), 'escapement-probe-'));
  const hardware = await probeHardware(folder, { run: async () => row });
  const again = await probeHardware(folder, { run: async () => undefined });
  rmSync(folder, { recursive: true });
  expect(hardware.gpus).toMatchObject([{ name: 'NVIDIA L4', vramMib: 23_034 }]);
  expect(hardware.cpu.threads).toBeGreaterThan(0);
  expect(hardware.memoryMib).toBeGreaterThan(0);
  expect(hardware.cpu.name).not.toBe('');
  expect(again).toMatchObject({ gpus: [], machineUuid: hardware.machineUuid });
});
