import { type EncryptionKeys, logToken, openEndpoint } from '@escapement/programs/browser';
import type { PublicKey } from '@solana/web3.js';
import { WalletError } from './errors.ts';

/** Lines of a log that are asked for. */
const LINES = '200';

/** Address of a job's log, as the device sealed it to the renter. Throws when it does not open with this browser's key. */
export async function logAddress(
  keys: EncryptionKeys,
  peer: Uint8Array,
  rental: PublicKey,
  sealed: Uint8Array,
): Promise<URL> {
  const plaintext = await openEndpoint({ secretKey: keys.secretKey, peer, rental, sealed });
  const parsed: unknown = JSON.parse(new TextDecoder().decode(plaintext));
  const log = typeof parsed === 'object' && parsed !== null && 'log' in parsed ? parsed.log : undefined;
  if (typeof log !== 'string' || !/^https?:\/\//.test(log)) {
    throw new WalletError('EXPLORER__LOG_UNAVAILABLE', 'The device published no address of a log.');
  }
  return new URL(log);
}

/** Reads the last lines of a job's log from the supplier's machine, as the renter alone can. */
export async function readLog(
  url: URL,
  keys: EncryptionKeys,
  peer: Uint8Array,
  rental: PublicKey,
  signal: AbortSignal,
): Promise<string> {
  const address = new URL(url);
  address.searchParams.set('tail', LINES);
  const token = logToken({ secretKey: keys.secretKey, peer, rental });
  let response: Response;
  try {
    response = await fetch(address, {
      headers: { Authorization: `Bearer ${token}` },
      signal,
      referrerPolicy: 'no-referrer',
    });
  } catch (cause) {
    throw new WalletError('EXPLORER__LOG_UNAVAILABLE', 'The supplier’s machine does not answer.', {}, { cause });
  }
  if (response.status === 404) return '';
  if (!response.ok) {
    throw new WalletError(
      'EXPLORER__LOG_UNAVAILABLE',
      `The supplier’s machine refuses: ${(await response.text()).slice(0, 200)}`,
    );
  }
  return response.text();
}
