import { describe, expect, it } from 'vitest';
import { unpackWork } from '../../client/device.ts';
import type { DeviceTicked } from '../../client/generated/marketplace/types.ts';
import { chainStart, type TickInput, tick } from '../../client/instructions/chain.ts';
import { workUnits } from '../../client/proof/work.ts';
import { SLOT_HASHES_ADDRESS } from '../../client/slot-hashes.ts';
import { withAccount } from '../support/forge.ts';
import { type DeviceHandle, MODEL, World } from '../support/world.ts';

const HEAVY = BigInt(MODEL.heavyIntervalSlots);

/** The next slot at which heavy work is asked for. */
const nextHeavy = (world: World): bigint => (world.chain.slot / HEAVY + 1n) * HEAVY;

/** SHA-256 operations that a device's challenge asks for. */
function hashesAsked(world: World, { device }: DeviceHandle): number {
  const work = unpackWork(world.device(device).chain.challenge.work)!;
  return work.kind === 'HashChain' ? work.units * work.rounds : 0;
}

/** A tick that says what a test likes, after the slot of the challenge. */
function tickInstruction(handle: DeviceHandle, answer: Pick<TickInput, 'root' | 'path' | 'leaf'>) {
  return tick({ worker: handle.worker.publicKey, device: handle.device, modelCode: MODEL.code, ...answer });
}

/** Receipts of one device after the heavy slot `from`, by ticking until `count` were sent. */
const receipts = (handle: DeviceHandle, count: number): DeviceTicked[] =>
  Array.from({ length: count }, () => handle.prover.next());

describe('credit without the work', () => {
  it('one card as eight: eight GPUs are asked for eight times the heavy work of one', () => {
    const world = World.create();
    const one = world.registerDevice({ gpus: 1 });
    const eight = world.registerDevice({ gpus: 8 });
    world.chain.advanceToSlot(nextHeavy(world) - 10n);
    for (const { prover } of [one, eight]) prover.start();
    expect(world.device(eight.device).chain.challenge.heavy).toBe(1);
    expect(hashesAsked(world, eight)).toBeGreaterThanOrEqual(8 * hashesAsked(world, one));
  });

  it('one card as three: its part of the heavy work earns its part of the time', () => {
    const world = World.create();
    const three = world.registerDevice({ gpus: 3 });
    const one = world.registerDevice({ gpus: 3, diligence: { light: 1, heavy: 1 / 3 } });
    for (const { prover } of [three, one]) prover.start();
    world.run(6_000n, three.prover, one.prover);
    const [honest, faked] = [three, one].map(({ device }) => Number(world.device(device).idleSeconds)) as [
      number,
      number,
    ];
    expect(honest).toBeGreaterThan(5_700);
    expect(faked).toBeLessThan(honest / 2);
  });

  it('a place beside the units of three GPUs is never asked for', () => {
    const world = World.create();
    const handle = world.freshDevice({ gpus: 3 });
    for (const { openedIndex, openedHeavy } of receipts(handle, 40)) {
      expect(openedIndex).toBeLessThan(3n * BigInt(workUnits(openedHeavy ? MODEL.heavyWork : MODEL.lightWork)));
    }
  });

  it('one card as many devices: the same worker key and tree serve only the device that they were made for', () => {
    const world = World.create();
    const [first, second] = [world.registerDevice(), world.registerDevice()];
    for (const { prover } of [first, second]) prover.start();
    first.prover.next();
    const copied = world.device(first.device).chain.root;
    world.send([tickInstruction(second, { root: copied, path: null })], second.worker);
    world.chain.advanceToSlot(first.prover.dueSlot);
    const { root, path } = first.prover.answer();
    expect(() => world.send([tickInstruction(second, { root, path })], second.worker)).toThrow('InvalidOpening');
  });

  it('waiting for a better index: the challenge fixes it, whenever the tick is sent', () => {
    const world = World.create();
    const handle = world.registerDevice({ diligence: { light: 0, heavy: 0 } });
    handle.prover.start();
    handle.prover.next();
    const deadline = world.device(handle.device).chain.challenge.deadlineSlot;
    world.chain.advanceToSlot(handle.prover.dueSlot);
    for (; world.chain.slot <= deadline; world.chain.advanceSlots(1n)) {
      expect(() => handle.prover.tick()).toThrow('InvalidOpening');
    }
    expect(() => handle.prover.tick()).toThrow('ChallengeExpired');
  });

  it('choosing among slot hashes: a skipped challenge slot is answered with the first one present', () => {
    const world = World.create();
    const handle = world.freshDevice();
    const { slot } = world.device(handle.device).chain.challenge;
    for (const skipped of [slot, slot + 1n]) world.chain.skipped.add(skipped);
    world.chain.advanceToSlot(slot + 2n);
    const early = { root: new Uint8Array(16), path: [] };
    expect(() => world.send([tickInstruction(handle, early)], handle.worker)).toThrow('ChallengeNotDue');
    world.chain.advanceToSlot(slot + 9n);
    expect(handle.prover.tick()).toMatchObject({ challengeSlot: slot, presentSlot: slot + 2n });
  });

  it('choosing slot hashes of its own: only the sysvar is read', () => {
    const world = World.create();
    const handle = world.freshDevice();
    world.chain.advanceToSlot(handle.prover.dueSlot);
    const honest = tickInstruction(handle, handle.prover.answer());
    const forged = withAccount(honest, SLOT_HASHES_ADDRESS, handle.device);
    expect(() => world.send([forged], handle.worker)).toThrow(/address/i);
  });

  it('a path of another length: the tree is as deep as the work is wide', () => {
    const world = World.create();
    const handle = world.freshDevice();
    world.chain.advanceToSlot(handle.prover.dueSlot);
    const { root, path } = handle.prover.answer();
    for (const other of [[], path!.slice(1), path!.slice(0, -1), [...path!, path![0]!]]) {
      const sent = () => world.send([tickInstruction(handle, { root, path: other })], handle.worker);
      expect(sent).toThrow('InvalidOpening');
    }
  });

  it('two ticks for one challenge: the second finds the next challenge not due', () => {
    const world = World.create();
    const handle = world.freshDevice();
    world.chain.advanceToSlot(handle.prover.dueSlot);
    const instruction = tickInstruction(handle, handle.prover.answer());
    expect(() => world.send([instruction, instruction], handle.worker)).toThrow('ChallengeNotDue');
  });

  it('no opening, or one before there is a root', () => {
    const world = World.create();
    const handle = world.freshDevice();
    world.chain.advanceToSlot(handle.prover.dueSlot);
    const { root } = handle.prover.answer();
    expect(() => world.send([tickInstruction(handle, { root, path: null })], handle.worker)).toThrow('OpeningMissing');
    handle.prover.start();
    world.chain.advanceToSlot(handle.prover.dueSlot);
    expect(() => world.send([tickInstruction(handle, { root, path: [] })], handle.worker)).toThrow('OpeningUnexpected');
  });
});

describe('credit by starting again', () => {
  it('starting again before each opening credits nothing, ever', () => {
    const world = World.create();
    const handle = world.freshDevice();
    const before = world.device(handle.device);
    for (let round = 0; round < 6; round += 1) {
      handle.prover.start();
      expect(handle.prover.next()).toMatchObject({ credited: false, idleSeconds: 0, hiredSeconds: 0 });
    }
    const after = world.device(handle.device);
    expect(after.idleSeconds).toBe(before.idleSeconds);
    expect(after.chain.lastCreditedAt).toBe(before.chain.lastCreditedAt);
  });

  it('starting again gives neither another challenge nor another seed', () => {
    const world = World.create();
    const handle = world.freshDevice();
    const { challenge, n, head } = world.device(handle.device).chain;
    for (let round = 0; round < 3; round += 1) {
      handle.prover.start();
      expect(world.device(handle.device).chain).toMatchObject({ challenge, n, head });
    }
  });

  it('the time between a lost chain and the first tick of the new one is credited to nobody', () => {
    const world = World.create();
    const handle = world.freshDevice();
    const { idleSeconds } = world.device(handle.device);
    world.chain.advanceSeconds(500n);
    handle.prover.start();
    handle.prover.next();
    const start = world.chain.time;
    handle.prover.untilCredited();
    expect(world.device(handle.device).idleSeconds - idleSeconds).toBeLessThanOrEqual(world.chain.time - start);
  });

  it('starting again just before a heavy slot skips the work, and the credit until the next one', () => {
    const world = World.create();
    const handle = world.freshDevice();
    const heavy = nextHeavy(world);
    world.chain.advanceToSlot(heavy - 3n);
    handle.prover.start();
    expect(world.device(handle.device).chain.challenge.slot).toBeGreaterThan(heavy);
    for (;;) {
      const receipt = handle.prover.next();
      if (receipt.openedHeavy) {
        expect(receipt.challengeSlot).toBeGreaterThan(heavy + HEAVY);
        break;
      }
      expect(receipt.credited).toBe(false);
    }
  });

  it('light work alone credits nothing once a heavy slot has passed', () => {
    const world = World.create();
    const handle = world.freshDevice({ diligence: { light: 1, heavy: 1 } });
    const lazy = world.registerDevice({ diligence: { light: 1, heavy: 0 } });
    lazy.prover.start();
    world.run(1_200n, lazy.prover, handle.prover);
    expect(world.device(lazy.device).idleSeconds).toBe(0n);
    expect(world.device(handle.device).idleSeconds).toBeGreaterThan(1_000n);
  });

  it('a light tree for a heavy challenge is not opened', () => {
    const world = World.create();
    const handle = world.freshDevice();
    world.chain.advanceToSlot(nextHeavy(world) - 10n);
    handle.prover.start();
    world.chain.advanceToSlot(handle.prover.dueSlot);
    // The root of light work stands for a tree half as deep.
    const { chain } = world.device(handle.device);
    expect(chain.challenge.heavy).toBe(1);
    world.send([tickInstruction(handle, { root: chain.root, path: null })], handle.worker);
    world.chain.advanceToSlot(handle.prover.dueSlot);
    const path = Array.from({ length: 5 }, () => new Uint8Array(16));
    const sent = () => world.send([tickInstruction(handle, { root: chain.root, path })], handle.worker);
    expect(sent).toThrow('InvalidOpening');
  });
});

describe('breaking the chain of another', () => {
  it('hiring and leaving between two ticks changes no challenge and no credit', () => {
    const world = World.create();
    const victim = world.freshDevice();
    const rental = world.openRental();
    for (let round = 0; round < 4; round += 1) {
      const { challenge } = world.device(victim.device).chain;
      world.chain.advanceSlots(1n);
      world.assign(rental, victim);
      world.chain.advanceSlots(3n);
      world.release(rental.owner, rental, victim);
      expect(world.device(victim.device).chain.challenge).toEqual(challenge);
      expect(victim.prover.next()).toMatchObject({ credited: true, drained: true });
      world.settle(rental, victim);
    }
  });

  it('nobody else starts or ticks its chain', () => {
    const world = World.create();
    const victim = world.freshDevice();
    const attacker = world.freshDevice();
    const worker = attacker.worker.publicKey;
    const start = chainStart({ worker, device: victim.device, modelCode: MODEL.code });
    expect(() => world.send([start], attacker.worker)).toThrow("Only the device's worker key may do this");
    world.chain.advanceToSlot(victim.prover.dueSlot);
    const answer = tick({ worker, device: victim.device, ...victim.prover.answer() });
    expect(() => world.send([answer], attacker.worker)).toThrow("Only the device's worker key may do this");
  });

  it('hired and idle seconds of a device that is hired and left all the time are never more than the time', () => {
    const world = World.create();
    const handle = world.freshDevice();
    const rental = world.openRental();
    const before = world.device(handle.device);
    const start = before.chain.lastTickAt;
    for (let round = 0; round < 5; round += 1) {
      world.assign(rental, handle);
      world.run(47n, handle.prover);
      world.release(rental.owner, rental, handle);
      handle.prover.next();
      world.settle(rental, handle);
    }
    const after = world.device(handle.device);
    const credited = after.idleSeconds + after.hiredSeconds - before.idleSeconds - before.hiredSeconds;
    expect(credited).toBe(after.chain.lastTickAt - start);
    expect(receipts(handle, 3).every(({ hiredSeconds }) => hiredSeconds === 0)).toBe(true);
  });
});
