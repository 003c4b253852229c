import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../store/open.ts';
import { applySchema } from '../store/schema.ts';
import { type Coverage, claimPrograms } from './covered-programs.ts';

const first = { name: 'first', programId: 'First' };
const second = { name: 'second', programId: 'Second' };
const NEW_STORE: Coverage = { committed: null, isNamedUpTo: async () => true };
/** A store that is covered up to slot 100, on a chain where a program was named first in some slot. */
const covered = (namedFrom: bigint): Coverage => ({
  committed: 100n,
  isNamedUpTo: async (_, slot) => namedFrom <= slot,
});

let directory: string;
let store: Store;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'indexer-'));
  store = await openStore({ path: directory, readers: 1 });
  await applySchema(store, []);
});
afterEach(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

const claim = (programs: { name: string; programId: string }[], coverage: Coverage): Promise<void> =>
  claimPrograms(store.writer, programs, coverage);
const refused = { code: 'INDEXER__STORE_OF_OTHER_PROGRAMS', retryable: false };

describe('claimPrograms', () => {
  it('refuses to leave out a program of the store, or to call it otherwise', async () => {
    await claim([first, second], NEW_STORE);
    await expect(claim([first], covered(0n))).rejects.toMatchObject(refused);
    await expect(claim([first, { ...second, name: 'renamed' }], covered(0n))).rejects.toMatchObject(refused);
  });

  it('refuses a program of which the store has missed something', async () => {
    await claim([first], NEW_STORE);
    await expect(claim([first, second], covered(100n))).rejects.toMatchObject(refused);
    await claim([first], covered(0n));
  });

  it('takes in a program that did nothing before', async () => {
    await claim([first], NEW_STORE);
    await claim([second, first], covered(101n));
    await claim([first, second], covered(0n));
  });
});
