// What the numbers of a device account mean. Whether it can be hired is judged by the program; these functions say the
// same before anything is signed.

import { PublicKey } from '@solana/web3.js';
import {
  CONNECTIVITIES,
  type Connectivity,
  DEVICE_CLASSES,
  type Device,
  type DeviceClass,
  type GpuModel,
  JOB_STATES,
  type JobState,
  type PackedWork,
  type Work,
} from './generated/marketplace/types.ts';

/** The chain's own time. */
export interface ChainClock {
  readonly slot: bigint;
  /** Seconds, of the Clock sysvar. */
  readonly unixTimestamp: bigint;
}

const HASH_CHAIN_KIND = 1;
const MATMUL_KIND = 2;

/** Work as events tell it; `null` before the first challenge. */
export function unpackWork({ kind, parameters: [first = 0, second = 0, third = 0] }: PackedWork): Work | null {
  if (kind === HASH_CHAIN_KIND) return { kind: 'HashChain', units: first, rounds: second };
  if (kind === MATMUL_KIND) return { kind: 'Matmul', n: first, k: second, count: third };
  return null;
}

/** It has a credit that is not too old, by the Clock and by slots: what hiring asks for. */
export function isFresh(
  { chain: { lastCreditedSlot, lastCreditedAt } }: Pick<Device, 'chain'>,
  { freshSlots, freshSeconds }: Pick<GpuModel, 'freshSlots' | 'freshSeconds'>,
  clock: ChainClock,
): boolean {
  return (
    lastCreditedSlot > 0n &&
    clock.unixTimestamp - lastCreditedAt <= BigInt(freshSeconds) &&
    clock.slot - lastCreditedSlot <= BigInt(freshSlots)
  );
}

/** It is hired or drains. */
export function isAssigned({ assignment }: Device): boolean {
  return !assignment.rental.equals(PublicKey.default);
}

/** It is hired and has no credit for so long that anybody may release it. */
export function isSilent({ assignment, chain }: Device, clock: ChainClock): boolean {
  return (
    clock.unixTimestamp - chain.lastCreditedAt > assignment.silentSeconds &&
    clock.slot - chain.lastCreditedSlot > assignment.silentSlots
  );
}

/**
 * What accrued goes back to the renter: a release decided so, or the device is silent since before it was payable. Settling
 * pays nothing then; a credit after the silence ends it.
 */
export function isForfeited(device: Device, clock: ChainClock): boolean {
  const { assignment, chain } = device;
  const silentFrom = chain.lastCreditedAt + assignment.silentSeconds + 1n;
  return assignment.forfeited === 1 || (silentFrom < assignment.payableAt && isSilent(device, clock));
}

/** Seconds without a credit after which anybody may release a device's claims on GPUs: 30 days. */
export const CLAIM_IDLE_SECONDS = 30n * 86_400n;

/** Anybody may release its claims on GPUs, which takes it out of the network. */
export function isClaimReleasable(device: Device, { unixTimestamp }: ChainClock): boolean {
  const { registeredAt, chain, retired } = device;
  const isIdleSince = (at: bigint) => unixTimestamp - at >= CLAIM_IDLE_SECONDS;
  return !isAssigned(device) && (retired === 1 || (isIdleSince(registeredAt) && isIdleSince(chain.lastCreditedAt)));
}

/** End of the hired time as known now, seconds of the Clock. */
export function hiredUntil({ assignment: { releasedAt, endsAt } }: Device): bigint {
  return releasedAt !== 0n && releasedAt < endsAt ? releasedAt : endsAt;
}

/** Renter and device owe each other nothing more after these seconds: a settlement now ends the assignment. */
export function isAssignmentOver({ assignment: a }: Device, clock: ChainClock): boolean {
  const isDrained = a.drained === 1 || (clock.unixTimestamp > a.drainAt && clock.slot > a.drainSlot);
  return a.releasedAt !== 0n && clock.unixTimestamp >= a.releasedAt && isDrained;
}

/** Class of a device. */
export function deviceClassOf({ class: byte }: Pick<Device, 'class'>): DeviceClass {
  return DEVICE_CLASSES[byte] ?? 'Gpu';
}

/** Declared connectivity of a device. */
export function connectivityOf({ connectivity }: Pick<Device, 'connectivity'>): Connectivity {
  return CONNECTIVITIES[connectivity] ?? 'Low';
}

/** State of a device's job as its worker claims it. */
export function jobStateOf({ jobState }: Pick<Device, 'jobState'>): JobState {
  return JOB_STATES[jobState] ?? 'Unknown';
}

/** Sealed endpoint of a device's job, if one was published. */
export function endpointOf({ endpoint, endpointLen }: Pick<Device, 'endpoint' | 'endpointLen'>): Uint8Array | null {
  return endpointLen > 0 ? endpoint.subarray(0, endpointLen) : null;
}
