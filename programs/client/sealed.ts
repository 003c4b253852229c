// What renter and device tell each other through the chain, sealed: both derive the same keys from their X25519 keys
// and the rental, so a sealed text is of one rental and one purpose only. A job is sealed once, with a key of its own,
// and that job key is wrapped to each device.
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
const JOB_KEY_LENGTH = 32;
const ZERO_NONCE = new Uint8Array(NONCE_LENGTH);
const JOB = 'escapement:job';
const JOB_KEY = 'escapement:job-key';
const ENDPOINT = 'escapement:endpoint';
const LOG = 'escapement:log';
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

/** A sealed job, and what opens it. */
export interface SealedJob {
  /** What is written on the chain. */
  readonly body: Uint8Array<ArrayBuffer>;
  /** 32 random bytes, wrapped to each device by `wrapJobKey`. */
  readonly jobKey: Uint8Array<ArrayBuffer>;
}

/** Seals the job of a rental with a new job key: one body for all of its devices. */
export async function sealJob(input: {
  readonly rental: PublicKey;
  readonly plaintext: Uint8Array;
}): Promise<SealedJob> {
  const jobKey = crypto.getRandomValues(new Uint8Array(JOB_KEY_LENGTH));
  return { body: await seal(expand(jobKey, input.rental, utf8ToBytes(JOB)), input.plaintext), jobKey };
}

/** Opens the job of a rental. Throws `PROGRAMS__SEAL_INVALID` when it was not sealed with this job key for this rental. */
export function openJob(input: {
  readonly jobKey: Uint8Array;
  readonly rental: PublicKey;
  readonly sealed: Uint8Array;
}): Promise<Uint8Array<ArrayBuffer>> {
  return open(expand(input.jobKey, input.rental, utf8ToBytes(JOB)), input.sealed);
}

/** Whom a job key is wrapped to, and for which job. */
export interface JobKeyContext extends SealContext {
  /** Account of the device. */
  readonly device: PublicKey;
  /** Hash of the sealed job, as the rental was opened with it. */
  readonly jobHash: Uint8Array;
}

/**
 * Wraps a job key to one device: 48 bytes. The key that wraps is of one rental, device and sealed job, and a new job key
 * gives another sealed job, so it is used once and its nonce can be zero.
 */
export async function wrapJobKey(
  input: JobKeyContext & { readonly jobKey: Uint8Array },
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await aesKey(wrappingKey(input), 'encrypt');
  return new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv: ZERO_NONCE }, key, new Uint8Array(input.jobKey)),
  );
}

/** Unwraps a job key. Throws `PROGRAMS__SEAL_INVALID` when it was not wrapped for this device, rental and job. */
export async function unwrapJobKey(
  input: JobKeyContext & { readonly wrapped: Uint8Array },
): Promise<Uint8Array<ArrayBuffer>> {
  const jobKey = await decrypt(wrappingKey(input), ZERO_NONCE, input.wrapped);
  if (jobKey.length !== JOB_KEY_LENGTH) {
    throw new ClientError('PROGRAMS__SEAL_INVALID', 'This is no wrapped job key', { length: input.wrapped.length });
  }
  return jobKey;
}

/** Seals how the renter reaches its job. */
export function sealEndpoint(input: SealInput): Promise<Uint8Array<ArrayBuffer>> {
  return seal(sharedKey(input, utf8ToBytes(ENDPOINT)), input.plaintext);
}

/** Opens an endpoint. Throws `PROGRAMS__SEAL_INVALID` when it was not sealed for these sides and this rental. */
export function openEndpoint(input: OpenInput): Promise<Uint8Array<ArrayBuffer>> {
  return open(sharedKey(input, utf8ToBytes(ENDPOINT)), input.sealed);
}

/** Token with which the renter reads the job's log, hex; both sides derive the same. */
export function logToken(context: SealContext): string {
  return bytesToHex(sharedKey(context, utf8ToBytes(LOG)));
}

/** Hash of a sealed job, 32 bytes, fixed when the rental is opened. */
export function jobHash(sealed: Uint8Array): Uint8Array {
  return sha256(sealed);
}

function wrappingKey(context: JobKeyContext): Uint8Array {
  return sharedKey(context, concatBytes(utf8ToBytes(JOB_KEY), context.device.toBytes(), context.jobHash));
}

/** Key that both sides of a rental derive for a purpose, 32 bytes. */
function sharedKey({ secretKey, peer, rental }: SealContext, purpose: Uint8Array): Uint8Array {
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
  return expand(shared, rental, purpose);
}

function expand(secret: Uint8Array, rental: PublicKey, purpose: Uint8Array): Uint8Array {
  return hkdf(sha256, secret, rental.toBytes(), purpose, 32);
}

function aesKey(key: Uint8Array, usage: 'encrypt' | 'decrypt') {
  return crypto.subtle.importKey('raw', new Uint8Array(key), 'AES-GCM', false, [usage]);
}

async function seal(key: Uint8Array, plaintext: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_LENGTH));
  const usable = await aesKey(key, 'encrypt');
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, usable, new Uint8Array(plaintext));
  return new Uint8Array(concatBytes(Uint8Array.of(FORMAT), iv, new Uint8Array(ciphertext)));
}

async function open(key: Uint8Array, sealed: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  if (sealed.length < SEAL_OVERHEAD || sealed[0] !== FORMAT) {
    throw new ClientError('PROGRAMS__SEAL_INVALID', 'This is no sealed text of a known format', {
      length: sealed.length,
    });
  }
  return decrypt(key, sealed.subarray(1, 1 + NONCE_LENGTH), sealed.subarray(1 + NONCE_LENGTH));
}

async function decrypt(key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const usable = await aesKey(key, 'decrypt');
  try {
    const algorithm = { name: 'AES-GCM', iv: new Uint8Array(iv) };
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, usable, new Uint8Array(ciphertext)));
  } catch (cause) {
    const message = 'The sealed text does not open: it is of another rental or other keys, or was changed';
    throw new ClientError('PROGRAMS__SEAL_INVALID', message, {}, { cause });
  }
}
