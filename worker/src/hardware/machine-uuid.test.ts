import { expect, test } from 'vitest';
import { machineUuid } from './machine-uuid.ts';

const hardware = '9C1E4C4A-7B31-4A52-9D10-0A1B2C3D4E5F';
const os = '11111111222233334444555566667777';

test('a placeholder of the firmware is no identity', () => {
  for (const value of ['', '-', '00000000-0000-0000-0000-000000000000', '03000200-0400-0500-0006-000700080009']) {
    expect(machineUuid({ hardware: value, os }, undefined)).toBe(os);
  }
});

test('nothing is told where the machine tells nothing', () => {
  expect(machineUuid({ hardware: '', os: '' }, undefined)).toBeUndefined();
});

test('the firmware is believed first, then the system, then the machine id', () => {
  expect(machineUuid({ hardware, os }, 'x')).toBe('9c1e4c4a7b314a529d100a1b2c3d4e5f');
  expect(machineUuid({ hardware: '', os: '' }, `${os}\n`)).toBe(os);
});
