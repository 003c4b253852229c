import {
  type Config,
  configAddress,
  decodeConfig,
  decodeGpuModel,
  GPU_MODEL_DISCRIMINATOR,
  type GpuModel,
  MARKETPLACE_PROGRAM_ID,
} from '@escapement/programs';
import type { PublicKey } from '@solana/web3.js';
import { WorkerError } from '../errors.ts';
import type { Cluster } from './cluster.ts';

/** Rules and models of the marketplace. */
export interface Catalogue {
  readonly config: Config;
  /** In the order of their codes. */
  readonly models: readonly GpuModel[];
}

/**
 * Reads the config and all models.
 *
 * @throws {@link WorkerError} `WORKER__DEVICE_NOT_FOUND` when the program isn't set up on this cluster.
 */
export async function readCatalogue(
  cluster: Cluster,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): Promise<Catalogue> {
  const [{ data }, models] = await Promise.all([
    cluster.accounts([configAddress(programId)]),
    cluster.programAccounts(programId, [{ offset: 0, bytes: GPU_MODEL_DISCRIMINATOR }]),
  ]);
  if (!data[0]) {
    throw new WorkerError(
      'WORKER__DEVICE_NOT_FOUND',
      `The marketplace ${programId.toBase58()} is not set up on this cluster. Check RPC_URL and the program id.`,
    );
  }
  return {
    config: decodeConfig(data[0]),
    models: models.map((account) => decodeGpuModel(account.data)).sort((a, b) => a.code - b.code),
  };
}
