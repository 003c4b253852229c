import type { DeviceStatus } from '../api/devices.server.ts';
import type { Tone } from '../ui/pill.tsx';

/** States of a device in words, with how they are meant. */
export const DEVICE_STATUS: Readonly<Record<DeviceStatus, { tone: Tone; word: string; meaning: string }>> = {
  HIRED: { tone: 'busy', word: 'hired', meaning: 'proven and assigned to a rental' },
  AVAILABLE: { tone: 'good', word: 'available', meaning: 'proven, listed, accepting, and not assigned' },
  IDLE: { tone: 'good', word: 'proven, not offered', meaning: 'proven but not listed or not accepting' },
  NOT_FRESH: { tone: 'wait', word: 'not proven lately', meaning: 'no time credited lately' },
  ASSIGNED_NOT_FRESH: {
    tone: 'bad',
    word: 'hired, not proven',
    meaning: 'assigned to a rental but no time credited lately',
  },
  RETIRED: { tone: 'quiet', word: 'retired', meaning: 'left the network' },
};
