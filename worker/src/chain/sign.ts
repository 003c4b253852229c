import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import type { Keypair, Transaction } from '@solana/web3.js';

/** An Ed25519 seed as PKCS #8 is this, then the seed. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED_BYTES = 32;
const keys = new WeakMap<Keypair, KeyObject>();

/**
 * Signs a transaction. The signatures are those of web3.js, made by Node's own crypto in a hundredth of the time, which
 * counts where one process signs for a fleet.
 *
 * @param options.partial some signers sign elsewhere.
 * @returns the signature of the fee payer; empty when it signs elsewhere.
 * @throws RangeError when a signer is missing.
 */
export function signTransaction(
  transaction: Transaction,
  signers: readonly Keypair[],
  options: { partial?: boolean } = {},
): Uint8Array {
  const message = transaction.compileMessage();
  const bytes = message.serialize();
  let payerSignature: Uint8Array = new Uint8Array();
  message.accountKeys.slice(0, message.header.numRequiredSignatures).forEach((key, i) => {
    const signer = signers.find(({ publicKey }) => publicKey.equals(key));
    if (!signer && options.partial !== true) {
      throw new RangeError(`Nobody signs for ${key.toBase58()}.`);
    }
    if (signer) {
      const signature = sign(null, bytes, keyObject(signer));
      transaction.addSignature(key, signature);
      payerSignature = i === 0 ? signature : payerSignature;
    }
  });
  return payerSignature;
}

function keyObject(signer: Keypair): KeyObject {
  const known = keys.get(signer);
  if (known) {
    return known;
  }
  const der = Buffer.concat([PKCS8_ED25519, signer.secretKey.subarray(0, SEED_BYTES)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  keys.set(signer, key);
  return key;
}
