import type { TransactionInstruction } from '@solana/web3.js';
import * as g from '../generated/marketplace/instructions.ts';
import type { ListingSetArgs } from '../generated/marketplace/types.ts';
import type { DeviceOwnerInput } from './device.ts';

/** Sets the terms at which a device can be hired. Signer: the supplier's owner. */
export function listingSet(input: DeviceOwnerInput & ListingSetArgs): TransactionInstruction {
  const { programId, owner, device } = input;
  return g.listingSetInstruction({ owner, device }, input, programId);
}

/** Withdraws a listing; a running assignment goes on. Signer: the supplier's owner. */
export function listingClose({ programId, owner, device }: DeviceOwnerInput): TransactionInstruction {
  return g.listingCloseInstruction({ owner, device }, programId);
}
