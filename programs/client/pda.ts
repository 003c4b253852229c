// Addresses that the program derives. Each takes the program's id last, for a deployment at another address.

import { PublicKey } from '@solana/web3.js';
import { u64Bytes } from './bytes.ts';
import { derive } from './codec/instruction.ts';
import * as p from './generated/marketplace/program.ts';

const UPGRADEABLE_LOADER_ID = new PublicKey('BPFLoaderUpgradeab1e11111111111111111111111');
const TOKEN_PROGRAM_ID = new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
const ASSOCIATED_TOKEN_PROGRAM_ID = new PublicKey('ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL');

function littleEndian(value: number, length: 2 | 4): Uint8Array {
  const bytes = u64Bytes(BigInt(value));
  if (value >= 2 ** (8 * length)) throw new RangeError(`${value} does not fit ${8 * length} bits`);
  return bytes.subarray(0, length);
}

/** The one config. */
export function configAddress(programId = p.MARKETPLACE_PROGRAM_ID): PublicKey {
  return derive([p.SEED_CONFIG], programId);
}

/** A proposed change of the config. */
export function pendingChangeAddress(index: bigint, programId = p.MARKETPLACE_PROGRAM_ID): PublicKey {
  return derive([p.SEED_CHANGE, u64Bytes(index)], programId);
}

/** A GPU model of the catalogue. */
export function gpuModelAddress(code: number, programId = p.MARKETPLACE_PROGRAM_ID): PublicKey {
  return derive([p.SEED_MODEL, littleEndian(code, 2)], programId);
}

/** The supplier account of a wallet. */
export function supplierAddress(owner: PublicKey, programId = p.MARKETPLACE_PROGRAM_ID): PublicKey {
  return derive([p.SEED_SUPPLIER, owner.toBytes()], programId);
}

/** The renter account of a wallet. */
export function renterAddress(owner: PublicKey, programId = p.MARKETPLACE_PROGRAM_ID): PublicKey {
  return derive([p.SEED_RENTER, owner.toBytes()], programId);
}

/** A device of a supplier account. */
export function deviceAddress(supplier: PublicKey, index: number, programId = p.MARKETPLACE_PROGRAM_ID): PublicKey {
  return derive([p.SEED_DEVICE, supplier.toBytes(), littleEndian(index, 4)], programId);
}

/** The claim on a GPU; `hash` by `gpuHash`. */
export function gpuClaimAddress(hash: Uint8Array, programId = p.MARKETPLACE_PROGRAM_ID): PublicKey {
  return derive([p.SEED_GPU, hash], programId);
}

/** A rental of a renter account. */
export function rentalAddress(renter: PublicKey, nonce: bigint, programId = p.MARKETPLACE_PROGRAM_ID): PublicKey {
  return derive([p.SEED_RENTAL, renter.toBytes(), u64Bytes(nonce)], programId);
}

/** The token account that holds a rental's money. */
export function vaultAddress(rental: PublicKey, programId = p.MARKETPLACE_PROGRAM_ID): PublicKey {
  return derive([p.SEED_VAULT, rental.toBytes()], programId);
}

/** The sealed job of a rental. */
export function jobAddress(rental: PublicKey, programId = p.MARKETPLACE_PROGRAM_ID): PublicKey {
  return derive([p.SEED_JOB, rental.toBytes()], programId);
}

/** A page of a rental's wrapped job keys; `page` by `jobKeysPage`. */
export function jobKeysAddress(rental: PublicKey, page: number, programId = p.MARKETPLACE_PROGRAM_ID): PublicKey {
  return derive([p.SEED_JOB_KEYS, rental.toBytes(), littleEndian(page, 2)], programId);
}

/** Signs the program's events. */
export function eventAuthorityAddress(programId = p.MARKETPLACE_PROGRAM_ID): PublicKey {
  return derive([new TextEncoder().encode('__event_authority')], programId);
}

/** Where the loader keeps the program and its upgrade authority. */
export function programDataAddress(programId = p.MARKETPLACE_PROGRAM_ID): PublicKey {
  return derive([programId.toBytes()], UPGRADEABLE_LOADER_ID);
}

/** The usual token account of an owner; the owner may be a derived address. */
export function associatedTokenAddress(owner: PublicKey, mint: PublicKey): PublicKey {
  return derive([owner.toBytes(), TOKEN_PROGRAM_ID.toBytes(), mint.toBytes()], ASSOCIATED_TOKEN_PROGRAM_ID);
}
