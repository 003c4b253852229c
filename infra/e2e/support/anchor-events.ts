import { createRequire } from 'node:module';
import type { Idl } from '@coral-xyz/anchor';
import { marketplaceIdl } from '@escapement/programs';
import type { VersionedTransactionResponse } from '@solana/web3.js';
import bs58 from 'bs58';

const { BorshCoder } = createRequire(import.meta.url)('@coral-xyz/anchor') as typeof import('@coral-xyz/anchor');

/** First bytes of the data of an instruction by which an Anchor program sends itself an event. */
const EVENT_TAG = Buffer.from('e445a52e51cb9a1d', 'hex');

const idl = marketplaceIdl() as Idl;
const coder = new BorshCoder(idl);

/** The marketplace's events of a transaction as Anchor's own coder reads them: nothing of ours decodes here. */
export function referenceEvents(
  transaction: VersionedTransactionResponse,
): { name: string; data: Record<string, unknown> }[] {
  const keys = transaction.transaction.message.getAccountKeys({
    accountKeysFromLookups: transaction.meta?.loadedAddresses ?? null,
  });
  if (transaction.meta?.err) return [];
  return (transaction.meta?.innerInstructions ?? [])
    .flatMap(({ instructions }) => instructions)
    .filter(({ programIdIndex }) => keys.get(programIdIndex)?.toBase58() === idl.address)
    .map(({ data }) => Buffer.from(bs58.decode(data)))
    .filter((data) => data.subarray(0, 8).equals(EVENT_TAG))
    .flatMap((data) => {
      const event = coder.events.decode(data.subarray(8).toString('base64'));
      return event === null
        ? []
        : [{ name: event.name.charAt(0).toLowerCase() + event.name.slice(1), data: event.data }];
    });
}
