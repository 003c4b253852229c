import { ClientError } from './client-error.ts';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Reads base58, the text form in which RPC gives instruction data. Throws `PROGRAMS__ENCODING_INVALID`. */
export function decodeBase58(text: string): Uint8Array {
  // Little-endian while it grows; a leading `1` is a leading zero byte.
  const bytes: number[] = [];
  for (const letter of text) {
    let carry = ALPHABET.indexOf(letter);
    if (carry < 0)
      throw new ClientError('PROGRAMS__ENCODING_INVALID', `"${letter}" is no letter of base58`, { letter });
    for (let at = 0; at < bytes.length || carry > 0; at += 1) {
      carry += (bytes[at] ?? 0) * 58;
      bytes[at] = carry & 0xff;
      carry >>= 8;
    }
  }
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  return Uint8Array.from([...new Array<number>(zeros).fill(0), ...bytes.reverse()]);
}
