import { SystemProgram } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { chainStart, type TickInput, tick } from '../../client/instructions/chain.ts';
import { configAddress, gpuModelAddress } from '../../client/pda.ts';
import { openingChoice } from '../../client/proof/hash.ts';
import { verifyReceipt } from '../../client/proof/receipt.ts';
import { challengeSlotHash } from '../../client/slot-hashes.ts';
import { copyOf, withAccount } from '../support/forge.ts';
import { dueProducts, LEAST_PRODUCTS, startHeavy } from '../support/matmul.ts';
import { type DeviceHandle, MODEL, World } from '../support/world.ts';

type Change = Partial<Pick<TickInput, 'root' | 'path' | 'leaf'>>;

function send(world: World, { device, worker, prover }: DeviceHandle, change: Change = {}) {
  const { tree: _, ...answer } = prover.answer();
  return world.send([tick({ worker: worker.publicKey, device, ...answer, ...change })], worker);
}

/** Which element of the opened unit the program recomputes. */
function recomputed(world: World, { device }: DeviceHandle): number {
  const { chain } = world.device(device);
  const present = challengeSlotHash(world.chain.slotHashes(), chain.challenge.slot);
  if (present.status !== 'due') throw new Error('not due');
  return openingChoice({ slotHash: present.hash, device: device.toBytes(), head: chain.head, units: 128 }).element;
}

describe('tick over matrix products', () => {
  it('error: another number of elements than 32', () => {
    const { world, handle } = dueProducts();
    const { leaf } = handle.prover.answer();
    for (const wrong of [[], leaf.slice(1), [...leaf, 0], [...leaf, ...leaf]]) {
      expect(() => send(world, handle, { leaf: wrong })).toThrow('reveals all 32 elements of a unit');
    }
  });

  it('error: elements of a hash chain', () => {
    const world = World.create();
    const handle = world.freshDevice();
    world.chain.advanceToSlot(handle.prover.dueSlot);
    for (const leaf of [[0], new Array<number>(32).fill(0)]) {
      expect(() => send(world, handle, { leaf })).toThrow('and nothing of a hash chain');
    }
  });

  it('error: the element that is recomputed is wrong, be it by one', () => {
    const { world, handle } = dueProducts();
    const { leaf } = handle.prover.answer();
    const at = recomputed(world, handle);
    for (const by of [1, -1, 2 ** 20]) {
      const wrong = leaf.map((element, i) => (i === at ? element + by : element));
      expect(() => send(world, handle, { leaf: wrong })).toThrow('is not the product of its row and column');
    }
  });

  it('error: one of the others is not what was committed to', () => {
    const { world, handle } = dueProducts();
    const { leaf } = handle.prover.answer();
    const at = recomputed(world, handle);
    for (let other = 0; other < 32; other += 1) {
      if (other === at) continue;
      const wrong = leaf.map((element, i) => (i === other ? element + 1 : element));
      expect(() => send(world, handle, { leaf: wrong })).toThrow(
        'The opened unit does not lie under the committed root',
      );
    }
  });

  it('error: the right elements with a path that is wrong, too short or too long', () => {
    const { world, handle } = dueProducts();
    const path = handle.prover.answer().path!;
    const zeros = new Uint8Array(16);
    for (const wrong of [path.with(3, zeros), path.slice(1), [...path, zeros], []]) {
      expect(() => send(world, handle, { path: wrong })).toThrow(
        'The opened unit does not lie under the committed root',
      );
    }
  });

  it.each([1, 3, 8])('opens a unit of the products of %i GPUs, and tells its elements', (gpus) => {
    const { world, handle } = dueProducts({ gpus });
    const first = world.ledger.events.findLast(({ name }) => name === 'DeviceTicked')!.data as never;
    const { leaf, path } = handle.prover.answer();
    const receipt = handle.prover.tick();
    const { device } = handle;
    expect(receipt).toMatchObject({
      opened: true,
      openedHeavy: true,
      openedLeaf: leaf,
      openedPath: path,
      country: world.device(device).country,
      slot: world.chain.slot,
    });
    expect(leaf).toHaveLength(32);
    expect(verifyReceipt(receipt, first)).toEqual({ ok: true, problems: [] });
    const forged = { ...receipt, openedLeaf: leaf.map((element) => element + 1) };
    expect(verifyReceipt(forged, first).problems).toEqual([
      'The opened unit is wrong, or does not lie under the root that was committed to.',
    ]);
  });

  it('asks the GPUs of a device for as many products as they are', () => {
    const { world, handle } = dueProducts({ gpus: 5 });
    startHeavy(world, handle);
    expect(world.device(handle.device).chain.challenge.work).toEqual({ kind: 2, parameters: [32, 256, 20] });
    expect(handle.prover.next().work).toEqual({ ...LEAST_PRODUCTS, count: 20 });
  });
});

describe('config and model of a tick', () => {
  const forged = (world: World, handle: DeviceHandle, from: 'config' | 'model') => {
    const { tree: _, ...answer } = handle.prover.answer();
    const input = { worker: handle.worker.publicKey, device: handle.device, modelCode: MODEL.code };
    const address = from === 'config' ? configAddress() : gpuModelAddress(MODEL.code);
    return [tick({ ...input, ...answer }), chainStart(input)].map((instruction) => ({ instruction, address, world }));
  };

  it.each(['config', 'model'] as const)('error: another account of the program as %s', (which) => {
    const { world, handle } = dueProducts();
    for (const { instruction, address } of forged(world, handle, which)) {
      for (const other of [handle.device, handle.supplier, which === 'config' ? gpuModelAddress(7) : configAddress()]) {
        expect(() => world.send([withAccount(instruction, address, other)], handle.worker)).toThrow(
          'An account is of another kind',
        );
      }
    }
  });

  it.each(['config', 'model'] as const)('error: a copy of the %s that another program owns', (which) => {
    const { world, handle } = dueProducts();
    for (const { instruction, address } of forged(world, handle, which)) {
      const copy = copyOf(world, address, 'copy', SystemProgram.programId);
      expect(() => world.send([withAccount(instruction, address, copy)], handle.worker)).toThrow(
        'An account belongs to another program',
      );
    }
  });
});
