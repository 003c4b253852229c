import { join } from 'node:path';
import { type EncryptionKeys, encryptionPublicKey, generateEncryptionKeys } from '@escapement/programs';
import { Keypair } from '@solana/web3.js';
import { readOrMakeSecret, readSecret } from './key-file.ts';

/** Keys of a worker. Neither can move money: the owner's key never comes to this machine. */
export interface WorkerKeys {
  /** The hot key: signs ticks, reports and endpoints, pays their fees. */
  readonly worker: Keypair;
  /** X25519 keys that jobs are sealed to. */
  readonly encryption: EncryptionKeys;
}

const KEYPAIR_BYTES = 64;
const SECRET_BYTES = 32;

/** Files of the keys in a data folder. The first has the format of the Solana tools. */
export const keyPaths = (dataDir: string): { readonly worker: string; readonly encryption: string } => ({
  worker: join(dataDir, 'worker.json'),
  encryption: join(dataDir, 'encryption.json'),
});

/**
 * Reads the worker's keys, and makes them at first use, each in a file that only its owner may read.
 *
 * @throws WorkerError `WORKER__KEY_TOO_OPEN`, `WORKER__KEY_UNREADABLE`.
 */
export async function loadKeys(dataDir: string): Promise<WorkerKeys> {
  const paths = keyPaths(dataDir);
  const worker = await readOrMakeSecret(paths.worker, KEYPAIR_BYTES, () => Keypair.generate().secretKey);
  const secretKey = await readOrMakeSecret(paths.encryption, SECRET_BYTES, () => generateEncryptionKeys().secretKey);
  return keysOf(worker, secretKey);
}

/** Reads the worker's keys; undefined when they weren't made yet. Throws as {@link loadKeys} does. */
export async function readKeys(dataDir: string): Promise<WorkerKeys | undefined> {
  const paths = keyPaths(dataDir);
  const worker = await readSecret(paths.worker, KEYPAIR_BYTES);
  const secretKey = await readSecret(paths.encryption, SECRET_BYTES);
  return worker && secretKey && keysOf(worker, secretKey);
}

const keysOf = (worker: Uint8Array, secretKey: Uint8Array): WorkerKeys => ({
  worker: Keypair.fromSecretKey(worker),
  encryption: { secretKey, publicKey: encryptionPublicKey(secretKey) },
});
