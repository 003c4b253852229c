import { type EncryptionKeys, encryptionPublicKey } from '@escapement/programs/browser';
import { fromBase64, toBase64 } from './base64.ts';

const nameOf = (rental: string) => `escapement:rental-key:${rental}`;

/** Keeps the secret with which this browser reads what the devices of a rental seal to it. It never leaves the browser. */
export function keepRentalKey(
  rental: string,
  keys: EncryptionKeys,
  storage: Pick<Storage, 'setItem'> = localStorage,
): void {
  storage.setItem(nameOf(rental), toBase64(keys.secretKey));
}

/** The secret of a rental that was opened in this browser; undefined in any other. */
export function rentalKey(
  rental: string,
  storage: Pick<Storage, 'getItem'> = localStorage,
): EncryptionKeys | undefined {
  const stored = storage.getItem(nameOf(rental));
  if (stored === null) return undefined;
  const secretKey = fromBase64(stored);
  return secretKey.length === 32 ? { secretKey, publicKey: encryptionPublicKey(secretKey) } : undefined;
}
