import { DEVICE_DISCRIMINATOR, decodeDevice, MARKETPLACE_PROGRAM_ID } from '@escapement/programs';
import type { PublicKey } from '@solana/web3.js';
import type { Cluster } from './cluster.ts';

/** Where a device account holds its worker key: after the discriminator, its sequence, supplier and owner. */
const WORKER_OFFSET = 8 + 8 + 32 + 32;

/** Finds the devices that are registered with a worker key and haven't left, the oldest first. */
export async function findDevices(
  cluster: Cluster,
  worker: PublicKey,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): Promise<PublicKey[]> {
  const found = await cluster.programAccounts(programId, [
    { offset: 0, bytes: DEVICE_DISCRIMINATOR },
    { offset: WORKER_OFFSET, bytes: worker.toBytes() },
  ]);
  return found
    .map(({ address, data }) => ({ address, device: decodeDevice(data) }))
    .filter(({ device }) => device.retired === 0 && device.worker.equals(worker))
    .sort((a, b) => Number(a.device.registeredAt - b.device.registeredAt) || a.device.index - b.device.index)
    .map(({ address }) => address);
}
