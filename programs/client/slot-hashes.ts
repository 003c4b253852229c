import { PublicKey } from '@solana/web3.js';
import { ClientError } from './client-error.ts';

/** Address of the SlotHashes sysvar. */
export const SLOT_HASHES_ADDRESS = new PublicKey('SysvarS1otHashes111111111111111111111111111');

const COUNT_LENGTH = 8;
const ENTRY_LENGTH = 40;

/** A remembered slot. */
export interface SlotHashEntry {
  readonly slot: bigint;
  /** 32 bytes. */
  readonly hash: Uint8Array;
}

/** Reads the sysvar's account data; newest first. Throws `PROGRAMS__ACCOUNT_INVALID` when it is cut short. */
export function parseSlotHashes(data: Uint8Array): SlotHashEntry[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const count = data.length < COUNT_LENGTH ? -1 : Number(view.getBigUint64(0, true));
  if (count < 0 || data.length < COUNT_LENGTH + count * ENTRY_LENGTH) {
    throw new ClientError('PROGRAMS__ACCOUNT_INVALID', 'The SlotHashes account is cut short; read it again', { count });
  }
  return Array.from({ length: count }, (_, i) => {
    const at = COUNT_LENGTH + i * ENTRY_LENGTH;
    return { slot: view.getBigUint64(at, true), hash: new Uint8Array(data.subarray(at + 8, at + ENTRY_LENGTH)) };
  });
}

/** Whether a challenge can be answered, and the slot that decides it. */
export type ChallengeSlotHash =
  | { readonly status: 'due'; readonly slot: bigint; readonly hash: Uint8Array }
  | { readonly status: 'notDue' }
  | { readonly status: 'forgotten' };

/**
 * The first slot present at or after a challenge, which may have been skipped itself. `forgotten` when the oldest entry
 * is already newer, so that the first one present can't be told.
 */
export function challengeSlotHash(entries: readonly SlotHashEntry[], challengeSlot: bigint): ChallengeSlotHash {
  const later = entries.filter(({ slot }) => slot >= challengeSlot);
  const first = later.at(-1);
  if (!first) return { status: 'notDue' };
  if (later.length === entries.length && first.slot !== challengeSlot) return { status: 'forgotten' };
  return { status: 'due', ...first };
}
