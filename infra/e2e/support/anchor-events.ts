import { createRequire } from 'node:module';
import type { Idl } from '@coral-xyz/anchor';
import { PROGRAMS, programIdl } from '@escapement/programs';
import type { VersionedTransactionResponse } from '@solana/web3.js';
import bs58 from 'bs58';

const { BorshCoder } = createRequire(import.meta.url)('@coral-xyz/anchor') as typeof import('@coral-xyz/anchor');

/** First bytes of the data of an instruction by which an Anchor program sends itself an event. */
const EVENT_TAG = Buffer.from('e445a52e51cb9a1d', 'hex');

const coders = new Map(PROGRAMS.map((name) => [programIdl(name).address, new BorshCoder(programIdl(name) as Idl)]));

/** Our programs' events of a transaction as Anchor's own coder reads them: nothing of ours decodes here. */
export function referenceEvents(
  transaction: VersionedTransactionResponse,
): { name: string; data: Record<string, unknown> }[] {
  const keys = transaction.transaction.message.getAccountKeys({
    accountKeysFromLookups: transaction.meta?.loadedAddresses ?? null,
  });
  if (transaction.meta?.err) return [];
  return (transaction.meta?.innerInstructions ?? [])
    .flatMap(({ instructions }) => instructions)
    .flatMap(({ programIdIndex, data }) => {
      const coder = coders.get(keys.get(programIdIndex)?.toBase58() ?? '');
      const bytes = Buffer.from(bs58.decode(data));
      if (!coder || !bytes.subarray(0, 8).equals(EVENT_TAG)) return [];
      const event = coder.events.decode(bytes.subarray(8).toString('base64'));
      return event === null
        ? []
        : [{ name: event.name.charAt(0).toLowerCase() + event.name.slice(1), data: event.data }];
    });
}
