// Addresses that the staking program derives. Each takes the program's id last, for a deployment at another address.

import type { PublicKey } from '@solana/web3.js';
import { u32Bytes } from '../bytes.ts';
import { derive } from '../codec/instruction.ts';
import * as p from '../generated/staking/program.ts';

/** The stake behind a device; `device` by `deviceAddress`. */
export function stakeAddress(device: PublicKey, programId = p.STAKING_PROGRAM_ID): PublicKey {
  return derive([p.SEED_STAKE, device.toBytes()], programId);
}

/** The token account that holds a device's stake. */
export function stakeVaultAddress(device: PublicKey, programId = p.STAKING_PROGRAM_ID): PublicKey {
  return derive([p.SEED_STAKE_VAULT, device.toBytes()], programId);
}

/** A slash case of a device's stake. */
export function slashCaseAddress(device: PublicKey, index: number, programId = p.STAKING_PROGRAM_ID): PublicKey {
  return derive([p.SEED_CASE, device.toBytes(), u32Bytes(index)], programId);
}

/** The token account that holds a case's bond. */
export function bondAddress(slashCase: PublicKey, programId = p.STAKING_PROGRAM_ID): PublicKey {
  return derive([p.SEED_BOND, slashCase.toBytes()], programId);
}
