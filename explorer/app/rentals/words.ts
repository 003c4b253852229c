import type { Tone } from '../ui/pill.tsx';

/** Why a device was released, in words. */
export const RELEASE_REASON = {
  EXPIRED: 'time was over',
  RENTER: 'stopped by the renter',
  SILENT: 'was silent',
  SUPPLIER: 'taken back by the supplier',
} as const;

/** State of a job as its worker claims it. */
export const JOB_STATE: Readonly<
  Record<'EXITED' | 'FAILED' | 'PREPARING' | 'RUNNING' | 'UNKNOWN', { tone: Tone; word: string }>
> = {
  UNKNOWN: { tone: 'quiet', word: 'nothing reported' },
  PREPARING: { tone: 'wait', word: 'fetching the image' },
  RUNNING: { tone: 'busy', word: 'running' },
  EXITED: { tone: 'quiet', word: 'ended' },
  FAILED: { tone: 'bad', word: 'failed' },
};

/** Events of a rental's life in words; any other by its own name. */
export const EVENT: Readonly<Record<string, string>> = {
  RentalOpened: 'Opened, deposit in the vault',
  DevicesAssigned: 'Devices assigned, money locked',
  JobWritten: 'Job written, sealed',
  JobClosed: 'Job deleted',
  JobKeysPublished: 'Job keys published, sealed',
  JobKeysClosed: 'Job keys deleted',
  JobReported: 'Job, as its worker claims',
  EndpointPublished: 'Endpoint published',
  DeviceTicked: 'Receipt',
  DeviceReleased: 'Device let go',
  DeviceSettled: 'Settled',
  RentalDeposited: 'More money deposited',
  RentalWithdrawn: 'Money taken out',
  RentalClosed: 'Closed, the rest refunded',
};
