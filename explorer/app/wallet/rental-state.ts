import { type Device, hiredUntil, isAssignmentOver, isSilent, type Rental } from '@escapement/programs/browser';
import { larger, smaller } from '../format/compare.ts';

/** A device of a rental at one slot. */
export type RentedDevice = { address: string; device: Device };

/** A rental's accounts, all read at one slot, with the chain's clock at that slot. */
export type RentalSnapshot = {
  slot: bigint;
  /** Seconds of the chain's clock. */
  now: bigint;
  rental: Rental;
  devices: readonly RentedDevice[];
};

/** What can happen next with a rental. */
export type RentalPhase = 'unfilled' | 'running' | 'draining' | 'settleable' | 'idle';

/** A rental in the terms of its page. Amounts are the mint's smallest unit. */
export type RentalState = {
  phase: RentalPhase;
  deposited: bigint;
  settled: bigint;
  fees: bigint;
  refunded: bigint;
  free: bigint;
  /** Earned by proven time, not settled yet. */
  accrued: bigint;
  /** Locked for time to come. */
  reserved: bigint;
  /** Proven hired seconds of the devices it has now, each counted once. */
  provenSeconds: bigint;
  /** Devices that can still be let go. */
  hired: readonly RentedDevice[];
  /** Devices that have proven nothing for so long that anybody may let them go. */
  silent: readonly RentedDevice[];
  /** Devices whose assignment can be ended by a settlement now. */
  over: readonly RentedDevice[];
  /** Slot of the next challenge of its devices; undefined when none is hired or draining. */
  nextChallenge?: bigint;
  /** Clock at which the last hired second of a released device ends; undefined while none is released. */
  releasedUntil?: bigint;
};

/** Reads a rental's state off its accounts. */
export function rentalState({ rental, devices, slot, now }: RentalSnapshot): RentalState {
  const clock = { slot, unixTimestamp: now };
  const hired = devices.filter(({ device }) => device.assignment.releasedAt === 0n);
  const over = devices.filter(({ device }) => isAssignmentOver(device, clock));
  const challenges = devices.map(({ device }) => device.chain.challenge.slot);
  const released = devices
    .filter(({ device }) => device.assignment.releasedAt !== 0n)
    .map(({ device }) => hiredUntil(device));
  return {
    phase: phaseOf(rental, devices.length, hired.length, over.length),
    deposited: rental.deposited,
    settled: rental.settled,
    fees: rental.fees,
    refunded: rental.refunded,
    free: rental.free,
    accrued: sum(devices, ({ device }) => device.assignment.accrued),
    reserved: sum(devices, ({ device }) => device.assignment.reserved),
    provenSeconds: sum(devices, ({ device }) => device.assignment.hiredSeconds),
    hired,
    silent: hired.filter(({ device }) => isSilent(device, clock)),
    over,
    nextChallenge: challenges.length > 0 ? challenges.reduce(smaller) : undefined,
    releasedUntil: released.length > 0 ? released.reduce(larger) : undefined,
  };
}

function phaseOf(rental: Rental, devices: number, hired: number, over: number): RentalPhase {
  if (devices === 0) return rental.nextRank === 0 ? 'unfilled' : 'idle';
  if (hired > 0) return 'running';
  return over === devices ? 'settleable' : 'draining';
}

function sum(devices: readonly RentedDevice[], of: (device: RentedDevice) => bigint): bigint {
  return devices.reduce((total, device) => total + of(device), 0n);
}
