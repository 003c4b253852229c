import { afterEach, describe, expect, it } from 'vitest';
import { parseProgram, parsePrograms } from '../idl/program.ts';
import { marketplaceOptions, programOptions } from '../testing/programs.ts';
import { readRecordedChain } from '../testing/recorded-chain.ts';
import { ReplayNode } from '../testing/replay-node.ts';
import { AddressSource, type Cursor } from './address.ts';
import { Rpc } from './rpc.ts';

const recorded = readRecordedChain();
const programs = parsePrograms(programOptions);
const program = parseProgram(marketplaceOptions);
/** The transactions that named the marketplace. */
const chain = {
  ...recorded,
  transactions: recorded.transactions.filter(({ transaction }) =>
    transaction.message.accountKeys.includes(program.programId),
  ),
};
const signatures = chain.transactions.map(({ transaction }) => transaction.signatures[0]);
const LAST_SLOT = BigInt(chain.transactions.at(-1)!.slot);
const NO_CURSORS: ReadonlyMap<string, Cursor> = new Map();

let node: ReplayNode;
const open = async (transactions = chain.transactions): Promise<AddressSource> => {
  node = await ReplayNode.start({ chain: { ...chain, transactions } });
  return new AddressSource(new Rpc({ url: node.url, retries: 1 }), [program]);
};
const cursorAt = (index: number): ReadonlyMap<string, Cursor> =>
  new Map([[program.programId, { signature: signatures[index]!, slot: BigInt(chain.transactions[index]!.slot) }]]);

afterEach(() => node.stop());

describe('AddressSource', () => {
  it('lists everything over several pages, oldest first, and remembers the newest', async () => {
    const source = await open();
    const listing = await source.list(-1n, LAST_SLOT, NO_CURSORS);
    expect(new Set(listing.signatures.map(({ signature }) => signature))).toEqual(new Set(signatures));
    const slots = listing.signatures.map(({ slot }) => slot);
    expect(slots).toEqual([...slots].sort((a, b) => Number(a - b)));
    expect(listing.cursors.get(program.programId)?.signature).toBe(signatures.at(-1));
    expect(node.asked.get('getSignaturesForAddress')).toBeGreaterThan(1);
  });

  it('lists a transaction of several programs once, and remembers the newest of each', async () => {
    node = await ReplayNode.start({ chain: recorded });
    const source = new AddressSource(new Rpc({ url: node.url, retries: 1 }), programs);
    const listing = await source.list(-1n, 2n ** 63n, NO_CURSORS);
    const expected = recorded.transactions.map(({ transaction }) => transaction.signatures[0]);
    expect(listing.signatures.map(({ signature }) => signature).sort()).toEqual(expected.sort());
    for (const { programId } of programs) {
      const named = recorded.transactions.filter(({ transaction }) =>
        transaction.message.accountKeys.includes(programId),
      );
      expect(listing.cursors.get(programId)?.signature).toBe(named.at(-1)!.transaction.signatures[0]);
    }
    // Nothing is new after the cursors, of any program.
    expect((await source.list(-1n, 2n ** 63n, listing.cursors)).signatures).toEqual([]);
  });

  it('leaves out slots that are not asked for, before and after', async () => {
    const source = await open();
    const [from, to] = [BigInt(chain.transactions[100]!.slot), BigInt(chain.transactions[120]!.slot)];
    const listing = await source.list(from, to, cursorAt(100));
    const expected = chain.transactions.filter(({ slot }) => BigInt(slot) > from && BigInt(slot) <= to);
    expect(listing.signatures).toHaveLength(expected.length);
  });

  it('stops when the history of the node does not reach what was indexed', async () => {
    const source = await open(chain.transactions.slice(50));
    await expect(source.list(0n, LAST_SLOT, cursorAt(40))).rejects.toMatchObject({
      code: 'INDEXER__HISTORY_GAP',
      retryable: false,
    });
  });

  it('stops when the node does not know the last signature that was indexed', async () => {
    const source = await open(chain.transactions.filter((_, i) => i !== 40));
    await expect(source.list(0n, LAST_SLOT, cursorAt(40))).rejects.toMatchObject({ code: 'INDEXER__HISTORY_GAP' });
  });

  it('tells whether a program was named up to a slot, however far back', async () => {
    const source = await open();
    const first = BigInt(chain.transactions[0]!.slot);
    expect(await source.isNamedUpTo(program.programId, first)).toBe(true);
    expect(await source.isNamedUpTo(program.programId, first - 1n)).toBe(false);
  });

  it('never passes over a listed transaction that the node does not have yet', async () => {
    const source = await open();
    const missing = { signature: '1'.repeat(64), slot: 5n, blockTime: null, failed: false };
    await expect(source.events(missing)).rejects.toMatchObject({
      code: 'INDEXER__TRANSACTION_MISSING',
      retryable: true,
    });
  });

  it('does not fetch a transaction that failed', async () => {
    const source = await open();
    expect(await source.events({ signature: 'x', slot: 5n, blockTime: null, failed: true })).toEqual([]);
    expect(node.asked.get('getTransaction')).toBeUndefined();
  });
});
