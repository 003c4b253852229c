// What renter and device tell each other through the chain, sealed: both derive the same keys from their X25519 keys
// and the rental, so a sealed text is of one rental and one purpose only.
//
// A sealed text is a format byte, a nonce of 12 bytes and AES-256-GCM ciphertext with its tag.

import { x25519 } from '@noble/curves/ed25519';
import { hkdf } from '@noble/hashes/hkdf';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import type { PublicKey } from '@solana/web3.js';
import { concatBytes } from './bytes.ts';
import { ClientError } from './client-error.ts';

const FORMAT = 1;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
/** Bytes that sealing adds to a text. */
export const SEAL_OVERHEAD = 1 + NONCE_LENGTH + TAG_LENGTH;

/** Keys of one side, X25519. */
export interface EncryptionKeys {
  readonly secretKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** Makes new keys. */
export function generateEncryptionKeys(): EncryptionKeys {
  const secretKey = x25519.utils.randomPrivateKey();
  return { secretKey, publicKey: x25519.getPublicKey(secretKey) };
}

/** Public key of a secret key of 32 bytes. */
export function encryptionPublicKey(secretKey: Uint8Array): Uint8Array {
  return x25519.getPublicKey(secretKey);
}

/** The two sides and their rental. */
export interface SealContext {
  /** X25519 secret key of this side, 32 bytes. */
  readonly secretKey: Uint8Array;
  /** X25519 public key of the other side, 32 bytes. */
  readonly peer: Uint8Array;
  readonly rental: PublicKey;
}

/** A text to seal. */
export interface SealInput extends SealContext {
  readonly plaintext: Uint8Array;
}

/** A sealed text. */
export interface OpenInput extends SealContext {
  readonly sealed: Uint8Array;
}

/** Seals the job of a rental for its device. */
export function sealJob(input: SealInput): Promise<Uint8Array<ArrayBuffer>> {
  return seal('escapement:job', input);
}

/** Opens the job of a rental. Throws `PROGRAMS__SEAL_INVALID` when it was not sealed for these sides and this rental. */
export function openJob(input: OpenInput): Promise<Uint8Array<ArrayBuffer>> {
  return open('escapement:job', input);
}

/** Seals how the renter reaches its job. */
export function sealEndpoint(input: SealInput): Promise<Uint8Array<ArrayBuffer>> {
  return seal('escapement:endpoint', input);
}

/** Opens an endpoint. Throws `PROGRAMS__SEAL_INVALID` when it was not sealed for these sides and this rental. */
export function openEndpoint(input: OpenInput): Promise<Uint8Array<ArrayBuffer>> {
  return open('escapement:endpoint', input);
}

/** Token with which the renter reads the job's log, hex; both sides derive the same. */
export function logToken(context: SealContext): string {
  return bytesToHex(deriveKey('escapement:log', context));
}

/** Hash of a sealed job, 32 bytes, fixed when the rental is opened. */
export function jobHash(sealed: Uint8Array): Uint8Array {
  return sha256(sealed);
}

function deriveKey(purpose: string, { secretKey, peer, rental }: SealContext): Uint8Array {
  let shared: Uint8Array;
  try {
    shared = x25519.getSharedSecret(secretKey, peer);
  } catch (cause) {
    throw new ClientError(
      'PROGRAMS__SEAL_INVALID',
      "The other side's encryption key is no X25519 public key",
      {},
      { cause },
    );
  }
  return hkdf(sha256, shared, rental.toBytes(), utf8ToBytes(purpose), 32);
}

function aesKey(purpose: string, context: SealContext, usage: 'encrypt' | 'decrypt') {
  return crypto.subtle.importKey('raw', new Uint8Array(deriveKey(purpose, context)), 'AES-GCM', false, [usage]);
}

async function seal(purpose: string, input: SealInput): Promise<Uint8Array<ArrayBuffer>> {
  const key = await aesKey(purpose, input, 'encrypt');
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_LENGTH));
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new Uint8Array(input.plaintext));
  return new Uint8Array(concatBytes(Uint8Array.of(FORMAT), iv, new Uint8Array(ciphertext)));
}

async function open(purpose: string, input: OpenInput): Promise<Uint8Array<ArrayBuffer>> {
  const { sealed } = input;
  if (sealed.length < SEAL_OVERHEAD || sealed[0] !== FORMAT) {
    throw new ClientError('PROGRAMS__SEAL_INVALID', 'This is no sealed text of a known format', {
      length: sealed.length,
    });
  }
  const key = await aesKey(purpose, input, 'decrypt');
  const iv = new Uint8Array(sealed.subarray(1, 1 + NONCE_LENGTH));
  try {
    const ciphertext = new Uint8Array(sealed.subarray(1 + NONCE_LENGTH));
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, ciphertext));
  } catch (cause) {
    const message = 'The sealed text does not open: it is of another rental or other keys, or was changed';
    throw new ClientError('PROGRAMS__SEAL_INVALID', message, {}, { cause });
  }
}
