// The largest opening that a model may ask for: eight GPUs' products of 65,536 rows, 8,192 multiply-adds an element. No
// test can compute that work, so one path is built through a tree of depth 38, and its root put into the device's account.

import { ComputeBudgetProgram } from '@solana/web3.js';
import { unpackWork } from '../../client/device.ts';
import { type TickInput, tick } from '../../client/instructions/chain.ts';
import { openingChoice } from '../../client/proof/hash.ts';
import { elementBytes, type MatmulWork, matmulElements } from '../../client/proof/matmul.ts';
import { rootFromPath, treeDepth } from '../../client/proof/merkle.ts';
import { workUnits } from '../../client/proof/work.ts';
import { challengeSlotHash } from '../../client/slot-hashes.ts';
import type { Sent } from './chain.ts';
import { matmulWorld, startHeavy } from './matmul.ts';
import type { DeviceHandle, World } from './world.ts';

/** The most that a model may ask of one GPU. */
export const LARGEST_PRODUCTS: MatmulWork = { kind: 'Matmul', n: 65_536, k: 8_192, count: 256 };

/** Most compute units that a tick may take. */
export const MAX_TICK_UNITS = 400_000;

/** Asks for as many, and pays for them: the instructions of a heavy tick that stand before it. */
export const TICK_BUDGET = [
  ComputeBudgetProgram.setComputeUnitLimit({ units: MAX_TICK_UNITS }),
  ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 1 }),
];
const COMMITTED = new Uint8Array(16).fill(0xc0);

/** What a tick opens, and the index and element that it had to. */
export interface Deepest {
  readonly world: World;
  readonly handle: DeviceHandle;
  /** The tick, its opening right. */
  readonly input: TickInput;
  readonly index: number;
  readonly element: number;
}

/** A device of eight GPUs that is due to open a unit of the largest products. */
export function dueDeepest(): Deepest {
  const world = matmulWorld(LARGEST_PRODUCTS);
  const handle = world.registerDevice({ gpus: 8 });
  startHeavy(world, handle);
  const { device, prover, modelCode } = handle;
  const base = { worker: handle.worker.publicKey, device, modelCode };
  world.chain.advanceToSlot(prover.dueSlot);
  world.send([tick({ ...base, root: COMMITTED, path: null })], handle.worker);
  world.chain.advanceToSlot(prover.dueSlot);
  const { chain } = world.device(device);
  const work = unpackWork(chain.rootWork);
  const present = challengeSlotHash(world.chain.slotHashes(), chain.challenge.slot);
  if (work?.kind !== 'Matmul' || present.status !== 'due') throw new Error('no products are due');
  const units = workUnits(work);
  const { index, element } = openingChoice({
    slotHash: present.hash,
    device: device.toBytes(),
    head: chain.head,
    units,
  });
  const leaf = matmulElements({ seed: chain.rootSeed, work, index });
  const path = Array.from({ length: treeDepth(units) }, (_, level) => new Uint8Array(16).fill(level + 1));
  const root = rootFromPath({ value: elementBytes(leaf), index, path });
  world.chain.overwrite(device, (data) => data.set(root, Buffer.from(data).indexOf(COMMITTED)));
  return { world, handle, input: { ...base, root: new Uint8Array(16), path, leaf }, index, element };
}

/** Sends the tick with its compute budget, past the ledger: to it the root is another than the one in the account. */
export function sendDeepest({ world, handle, input }: Deepest, change: Partial<TickInput> = {}): Sent {
  return world.chain.send([...TICK_BUDGET, tick({ ...input, ...change })], [handle.worker]);
}
