import { gpuClaimAddress } from '@escapement/programs';
import { PublicKey } from '@solana/web3.js';
import type { Cluster } from './cluster.ts';

/** Where a claim account holds its device: after the discriminator and the hash. */
const DEVICE_OFFSET = 8 + 32;

/**
 * Tells whether a device claims exactly this machine's hardware: each hash is claimed by it, and none of them by
 * another device. A change of the hardware needs a new registration.
 */
export async function claimsAll(
  cluster: Cluster,
  device: PublicKey,
  hashes: readonly Uint8Array[],
  programId?: PublicKey,
): Promise<boolean> {
  const { data } = await cluster.accounts(hashes.map((hash) => gpuClaimAddress(hash, programId)));
  return data.every((claim) => {
    const claimed = claim?.subarray(DEVICE_OFFSET, DEVICE_OFFSET + 32);
    return claimed?.length === 32 && new PublicKey(claimed).equals(device);
  });
}
