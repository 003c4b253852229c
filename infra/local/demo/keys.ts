import { createHash } from 'node:crypto';
import { Keypair } from '@solana/web3.js';

/**
 * Key of somebody played in the demo network, from its seed and a name.
 *
 * Whoever knows the seed has the key: it must never hold anything but play money on a local chain.
 */
export function playedKey(seed: string, name: string): Keypair {
  return Keypair.fromSeed(createHash('sha256').update(`escapement:demo|${seed}|${name}`).digest());
}
