import { describe, expect, it } from 'vitest';
import { timelineOf } from './timeline.server.ts';

const event = (name: string, signature: string, data: unknown) => ({
  key: `${signature},${name},${JSON.stringify(data)}`,
  name,
  signature,
  slot: '1',
  timestamp: '1795551247',
  data,
});

describe('timelineOf', () => {
  it('says which state of a job was reported, with the exit code once it ended', () => {
    const told = timelineOf([
      event('JobReported', 'a', { state: 'Running', exit_code: 0 }),
      event('JobReported', 'b', { state: 'Failed', exit_code: 137 }),
    ]);
    expect(told.map(({ detail }) => detail)).toEqual(['running', 'failed, exit code 137']);
  });

  it('tells events of one kind and content in one transaction once, with their number', () => {
    const told = timelineOf([
      event('DeviceReleased', 'a', { reason: 'Renter' }),
      event('DeviceReleased', 'a', { reason: 'Renter' }),
      event('DeviceReleased', 'a', { reason: 'Silent' }),
      event('DeviceTicked', 'a', {}),
    ]);
    expect(told.map(({ count, detail }) => [count, detail])).toEqual([
      [2, 'stopped by the renter'],
      [1, 'was silent'],
    ]);
  });
});
