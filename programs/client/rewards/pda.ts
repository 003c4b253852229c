// Addresses that the rewards program derives. Each takes the program's id last, for a deployment at another address.

import type { PublicKey } from '@solana/web3.js';
import { u32Bytes } from '../bytes.ts';
import { derive } from '../codec/instruction.ts';
import * as p from '../generated/rewards/program.ts';

/** The four bytes of an epoch's index. Throws `RangeError` when the schedule has no such epoch. */
function indexBytes(index: number): Uint8Array {
  if (!Number.isInteger(index) || index < 0 || index >= p.EPOCHS) {
    throw new RangeError(`${index} is no epoch: they are 0 to ${p.EPOCHS - 1}`);
  }
  return u32Bytes(index);
}

/** The one emission. */
export function emissionAddress(programId = p.REWARDS_PROGRAM_ID): PublicKey {
  return derive([p.SEED_EMISSION], programId);
}

/** Signs what the program mints; the authority of the mint of IO. */
export function mintAuthorityAddress(programId = p.REWARDS_PROGRAM_ID): PublicKey {
  return derive([p.SEED_MINT_AUTHORITY], programId);
}

/** An epoch by its index in the schedule, 0 to `EPOCHS` less one. */
export function epochAddress(index: number, programId = p.REWARDS_PROGRAM_ID): PublicKey {
  return derive([p.SEED_EPOCH, indexBytes(index)], programId);
}

/** The number of the shard that a device is summed in, 0 to 7. */
export function shardOf(device: PublicKey): number {
  return (device.toBytes()[0] ?? 0) % p.SHARDS;
}

/** A shard of an epoch; `shard` is 0 to 7. */
export function epochShardAddress(index: number, shard: number, programId = p.REWARDS_PROGRAM_ID): PublicKey {
  if (!Number.isInteger(shard) || shard < 0 || shard >= p.SHARDS) throw new RangeError(`${shard} is no shard`);
  return derive([p.SEED_SHARD, indexBytes(index), Uint8Array.of(shard)], programId);
}

/** All shards of an epoch in their order, as finalizing takes them. */
export function epochShardAddresses(index: number, programId = p.REWARDS_PROGRAM_ID): PublicKey[] {
  return Array.from({ length: p.SHARDS }, (_, shard) => epochShardAddress(index, shard, programId));
}

/** The rewards account of a device. */
export function deviceRewardAddress(device: PublicKey, programId = p.REWARDS_PROGRAM_ID): PublicKey {
  return derive([p.SEED_REWARD, device.toBytes()], programId);
}
