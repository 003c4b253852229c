import { createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { Keypair } from '@solana/web3.js';

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const keyObjects = new Map<string, KeyObject>();

/** A key pair that is the same at every run, so that addresses and their bumps are too. */
export function keypair(label: string): Keypair {
  return Keypair.fromSeed(createHash('sha256').update(label).digest());
}

/** Signs as web3.js does, a hundred times faster. */
export function signMessage(signer: Keypair, message: Uint8Array): Uint8Array {
  const id = signer.publicKey.toBase58();
  let key = keyObjects.get(id);
  if (!key) {
    const der = Buffer.concat([PKCS8_ED25519, signer.secretKey.subarray(0, 32)]);
    key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    keyObjects.set(id, key);
  }
  return sign(null, message, key);
}
