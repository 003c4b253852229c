// web3.js derives and spells an address anew each time it is asked. Tests ask for the same few a million times.

import { PublicKey } from '@solana/web3.js';

/** Most answers that are kept, so that a long run does not fill the memory. */
const MOST = 50_000;

const spelled = new Map<string, string>();
const derived = new Map<string, [PublicKey, number]>();

function keep<T>(answers: Map<string, T>, question: string, answer: T): T {
  if (answers.size >= MOST) answers.clear();
  answers.set(question, answer);
  return answer;
}

/** Lets `PublicKey` remember its answers in this process. */
export function rememberAddresses(): void {
  const { toBase58 } = PublicKey.prototype;
  const find = PublicKey.findProgramAddressSync;
  PublicKey.prototype.toBase58 = function (this: PublicKey) {
    const question = this.toBuffer().toString('latin1');
    return spelled.get(question) ?? keep(spelled, question, toBase58.call(this));
  };
  PublicKey.findProgramAddressSync = (seeds, programId) => {
    const parts = seeds.map((seed) => Buffer.from(seed).toString('latin1'));
    const question = [programId.toBase58(), ...parts.flatMap((part) => [part.length, part])].join();
    return derived.get(question) ?? keep(derived, question, find.call(PublicKey, seeds, programId));
  };
}
