import {
  type ChainClock,
  type Device,
  decodeDevice,
  decodeJob,
  decodeJobKeys,
  decodeRental,
  isAssigned,
  type Job,
  jobAddress,
  jobKeysAddress,
  jobKeysPage,
  type Rental,
  wrappedJobKey,
} from '@escapement/programs';
import type { PublicKey } from '@solana/web3.js';
import { CLOCK_ADDRESS, parseClock } from './clock.ts';
import type { Cluster } from './cluster.ts';

/** A device and the rental that hires it, as they are on chain. */
export interface DeviceOnChain {
  readonly clock: ChainClock;
  /** Undefined when there is no such device. */
  readonly device: Device | undefined;
  /** The rental that hires it. */
  readonly rental: Rental | undefined;
  /** The rental's job, as far as it was written. */
  readonly job: Job | undefined;
  /** Its key as wrapped to this device, 48 bytes, once it was published. */
  readonly wrappedKey: Uint8Array | undefined;
}

/**
 * Reads a device with the Clock, and, if it is hired, the rental, its job and the page of job keys that the device's rank
 * lies in. The rental is read after the device, so
 * it may be newer; what is decided from it is checked again by the program.
 */
export async function readDevice(
  cluster: Cluster,
  address: PublicKey,
  programId: PublicKey | undefined,
): Promise<DeviceOnChain> {
  const { data } = await cluster.accounts([CLOCK_ADDRESS, address]);
  const clock = parseClock(data[0]);
  const device = data[1] && decodeDevice(data[1]);
  if (!device || !isAssigned(device)) {
    return { clock, device, rental: undefined, job: undefined, wrappedKey: undefined };
  }
  const { rental: key, rank } = device.assignment;
  const page = jobKeysAddress(key, jobKeysPage(rank), programId);
  const { data: more } = await cluster.accounts([key, jobAddress(key, programId), page]);
  return {
    clock,
    device,
    rental: more[0] && decodeRental(more[0]),
    job: more[1] && decodeJob(more[1]),
    wrappedKey: (more[2] && wrappedJobKey(decodeJobKeys(more[2]), rank)) ?? undefined,
  };
}
