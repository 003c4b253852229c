import { requiredStake, stakeDeposit } from '@escapement/programs/staking';
import type { TransactionInstruction } from '@solana/web3.js';
import type { PlannedDevice } from './fleet-plan.ts';
import type { PlayedDevice, World } from './world.ts';

/** What the owner of a device stakes for it: as much as rewards need, or nothing. Smallest unit of IO. */
export const stakeOf = ({ model, gpuHashes, isStaked }: PlannedDevice): bigint =>
  isStaked ? requiredStake(model, gpuHashes.length) : 0n;

/** The deposit of what a device's owner stakes. Signer: the owner. */
export function stakeInstructions({ keys }: Pick<World, 'keys'>, device: PlayedDevice): TransactionInstruction[] {
  const { owner, address, plan } = device;
  const amount = stakeOf(plan);
  if (amount === 0n) return [];
  const mint = keys.ioMint.publicKey;
  return [stakeDeposit({ owner: owner.publicKey, device: address, modelCode: plan.model.code, mint, amount })];
}
