// Elements of products as the program recomputes them, against a straightforward product and the client's own. What a
// device has committed to is written into its account, so that each tick opens a unit of another work, unit and element.

import { createHash } from 'node:crypto';
import { address } from '@solana/kit';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeDevice } from '../client/generated/marketplace/accounts.ts';
import type { DeviceTicked } from '../client/generated/marketplace/types.ts';
import { tick } from '../client/instructions/chain.ts';
import { openingChoice } from '../client/proof/hash.ts';
import { type MatmulWork, matmulElement } from '../client/proof/matmul.ts';
import { computeWork, workUnits } from '../client/proof/work.ts';
import { challengeSlotHash } from '../client/slot-hashes.ts';
import { TICK_BUDGET } from './support/deepest.ts';
import { dueProducts } from './support/matmul.ts';
import { matmul, PRODUCTS } from './support/proof-vectors.ts';

/** Openings of each work. */
const OPENINGS = 220;
const WORKS: readonly MatmulWork[] = [
  ...PRODUCTS.map((k) => ({ kind: 'Matmul', n: 32, k, count: 1 }) as const),
  { kind: 'Matmul', n: 32, k: 256, count: 5 },
  { kind: 'Matmul', n: 64, k: 256, count: 3 },
];

const digest = (label: string): Uint8Array => new Uint8Array(createHash('sha256').update(label).digest());

/** The 32 elements of a unit's value. */
const elementsOf = (value: Buffer): number[] => Array.from({ length: 32 }, (_, at) => value.readInt32LE(4 * at));

describe('an element by the program', () => {
  const { world, handle } = dueProducts();
  const { device, worker, modelCode } = handle;
  const account = world.chain.svm.getAccount(address(device.toBase58()));
  if (!account.exists) throw new Error('no device');
  const committed = world.device(device);
  const present = challengeSlotHash(world.chain.slotHashes(), committed.chain.challenge.slot);
  if (present.status !== 'due') throw new Error('nothing is due');
  const seen = new Set<string>();

  /** Sends a tick that opens `leaf` of what the account says was committed to. */
  const open = (path: readonly Uint8Array[], leaf: readonly number[]): DeviceTicked => {
    const opening = tick({ worker: worker.publicKey, device, modelCode, root: new Uint8Array(16), path, leaf });
    return world.chain.send([...TICK_BUDGET, opening], [worker]).events[0]!.data as DeviceTicked;
  };

  it.each(WORKS)('is that of a straightforward product and of the client: $count × $n rows of $k', (work) => {
    const seed = digest(`seed ${WORKS.indexOf(work)}`);
    const values = matmul(work.n, work.k, work.count).values(seed);
    const tree = computeWork({ seed, work });
    const rootWork = { kind: 2, parameters: [work.n, work.k, work.count] };
    for (let at = 0; at < OPENINGS; at += 1) {
      const head = digest(`head ${at} of ${WORKS.indexOf(work)}`);
      const choice = { slotHash: present.hash, device: device.toBytes(), head, units: workUnits(work) };
      const { index, element } = openingChoice(choice);
      const chain = { ...committed.chain, head, root: tree.root, rootSeed: seed, rootWork };
      const data = encodeDevice({ ...committed, chain });
      world.chain.svm.setAccount({ ...account, data });
      const leaf = elementsOf(values[index]!);
      if (at % 16 === 0) {
        const wrong = leaf.with(element, leaf[element]! ^ 1);
        expect(() => open(tree.path(index), wrong)).toThrow('WrongElement');
      }
      expect(open(tree.path(index), leaf)).toMatchObject({ openedIndex: BigInt(index), openedLeaf: leaf });
      expect(matmulElement({ seed, work, index, element })).toBe(leaf[element]);
      seen.add(`${WORKS.indexOf(work)} ${index} ${element}`);
    }
  });

  afterAll(() => {
    expect(seen.size).toBeGreaterThan(2_000);
  });
});
