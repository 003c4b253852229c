import { decodeSupplier, supplierAddress } from '@escapement/programs';
import { type Keypair, type PublicKey, Transaction } from '@solana/web3.js';
import type { Cluster } from '../chain/cluster.ts';
import { signTransaction } from '../chain/sign.ts';
import { buildRegistration, type RegistrationInput } from './build-registration.ts';

/** A registration that only the owner's signature is missing from. */
export interface RegistrationTransaction {
  readonly device: PublicKey;
  /** The transaction in base64, signed by the worker. */
  readonly transaction: string;
  /** Block height after which it can't land. */
  readonly lastValidBlockHeight: number;
  /** The owner is not a supplier yet, so the transaction registers it too. */
  readonly registersSupplier: boolean;
}

/**
 * Makes the transaction by which the owner registers the device, signed by the worker, paid by the owner.
 *
 * @throws WorkerError `WORKER__RPC_UNAVAILABLE`.
 */
export async function registrationTransaction(
  cluster: Cluster,
  worker: Keypair,
  input: Omit<RegistrationInput, 'supplier' | 'worker'>,
): Promise<RegistrationTransaction> {
  const { data } = await cluster.accounts([supplierAddress(input.owner, input.programId)]);
  const supplier = data[0] ? decodeSupplier(data[0]) : null;
  const { device, instructions } = buildRegistration({ ...input, supplier, worker: worker.publicKey });
  const { blockhash, lastValidBlockHeight } = await cluster.latestBlockhash();
  const transaction = new Transaction({ feePayer: input.owner, blockhash, lastValidBlockHeight });
  transaction.add(...instructions);
  signTransaction(transaction, [worker], { partial: true });
  const wire = transaction.serialize({ requireAllSignatures: false, verifySignatures: false });
  return { device, transaction: wire.toString('base64'), lastValidBlockHeight, registersSupplier: supplier === null };
}
