import type { TransactionWithEvents } from '@escapement/programs';
import type { Connection, PublicKey } from '@solana/web3.js';

/** A transaction with what one program told in it. */
export interface Told<Event> {
  signature: string;
  slot: number;
  events: readonly Event[];
}

const PAGE = 1_000;
/** Transactions that are asked for at once. */
const AT_ONCE = 16;

/** All that a program told since its chain began, the oldest slot first; the order within a slot is nobody's promise. */
export async function allTold<Event>(
  connection: Connection,
  programId: PublicKey,
  eventsOf: (transaction: TransactionWithEvents) => readonly Event[],
): Promise<Told<Event>[]> {
  const listed: string[] = [];
  for (let before: string | undefined; ; before = listed.at(-1)) {
    const page = await connection.getSignaturesForAddress(
      programId,
      { limit: PAGE, ...(before ? { before } : {}) },
      'confirmed',
    );
    listed.push(...page.map(({ signature }) => signature));
    if (page.length < PAGE) break;
  }
  const told: Told<Event>[] = [];
  for (let from = 0; from < listed.length; from += AT_ONCE) {
    const some = await Promise.all(
      listed.slice(from, from + AT_ONCE).map(async (signature) => {
        const transaction = await connection.getTransaction(signature, {
          commitment: 'confirmed',
          maxSupportedTransactionVersion: 0,
        });
        if (!transaction) throw new Error(`the chain listed ${signature} and does not have it`);
        return { signature, slot: transaction.slot, events: eventsOf(transaction) };
      }),
    );
    told.push(...some);
  }
  return told.reverse().sort((a, b) => a.slot - b.slot);
}
