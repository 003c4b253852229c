import { ClientError } from '../client-error.ts';
import { type Codec, decode } from './codec.ts';

/** Bytes of an Anchor discriminator. */
const DISCRIMINATOR_LENGTH = 8;

/** Whether `data` begins with `prefix`. */
export function startsWith(data: Uint8Array, prefix: Uint8Array): boolean {
  return data.length >= prefix.length && prefix.every((byte, at) => byte === data[at]);
}

/** Reads an account's data after checking whose it is. Throws `PROGRAMS__ACCOUNT_INVALID` when it is another's. */
export function decodeAccountOf<T>(name: string, discriminator: Uint8Array, codec: Codec<T>, data: Uint8Array): T {
  if (!startsWith(data, discriminator)) {
    throw new ClientError('PROGRAMS__ACCOUNT_INVALID', `The account is no ${name}`, { name, length: data.length });
  }
  return decode(codec, data, DISCRIMINATOR_LENGTH);
}
