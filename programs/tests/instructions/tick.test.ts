import { describe, expect, it } from 'vitest';
import { type TickInput, tick } from '../../client/instructions/chain.ts';
import { nodeHash } from '../../client/proof/merkle.ts';
import { workUnits } from '../../client/proof/work.ts';
import { SLOT_HASHES_ADDRESS } from '../../client/slot-hashes.ts';
import { withAccount } from '../support/forge.ts';
import { type DeviceHandle, MODEL, World } from '../support/world.ts';

/** A device whose next tick has a root to open and is due. */
function due(): { world: World; handle: DeviceHandle } {
  const world = World.create();
  const handle = world.registerDevice();
  handle.prover.start();
  handle.prover.next();
  world.chain.advanceToSlot(handle.prover.dueSlot);
  return { world, handle };
}

function send(
  world: World,
  { device, worker, prover }: DeviceHandle,
  change: Partial<Pick<TickInput, 'root' | 'path' | 'leaf' | 'modelCode'>>,
) {
  const { root, path, modelCode } = prover.answer();
  return world.send([tick({ worker: worker.publicKey, device, modelCode, root, path, ...change })], worker);
}

const ZEROS = new Uint8Array(16);

describe('tick', () => {
  it('error: not the worker, nor the owner', () => {
    const { world, handle } = due();
    for (const worker of [world.stranger, handle.owner]) {
      expect(() => send(world, { ...handle, worker }, {})).toThrow("Only the device's worker key may do this");
    }
  });

  it('error: before the chain was started', () => {
    const world = World.create();
    const { device, worker, modelCode } = world.registerDevice();
    const early = tick({ worker: worker.publicKey, device, modelCode, root: ZEROS, path: null });
    expect(() => world.send([early], worker)).toThrow(/Start the chain first|slot hash is forgotten/);
  });

  it('error: another model than the device', () => {
    const { world, handle } = due();
    world.setModel({ ...MODEL, code: 8, lightDeadlineSlots: 70 });
    const early = tick({
      worker: handle.worker.publicKey,
      device: handle.device,
      modelCode: 8,
      root: ZEROS,
      path: null,
    });
    expect(() => world.send([early], handle.worker)).toThrow("The device's model is another");
  });

  it("error: before the challenge's slot has a hash", () => {
    const world = World.create();
    const handle = world.registerDevice();
    handle.prover.start();
    const { challenge } = world.device(handle.device).chain;
    const early = tick({
      worker: handle.worker.publicKey,
      device: handle.device,
      modelCode: 7,
      root: ZEROS,
      path: null,
    });
    world.chain.advanceToSlot(challenge.slot);
    expect(() => world.send([early], handle.worker)).toThrow("The challenge's slot has not come");
  });

  it('error: after the deadline, even by one slot', () => {
    const { world, handle } = due();
    const { deadlineSlot } = world.device(handle.device).chain.challenge;
    world.chain.advanceToSlot(deadlineSlot + 1n);
    expect(() => send(world, handle, {})).toThrow("The challenge's deadline has passed: start the chain again");
  });

  it('error: when the slot hash is forgotten', () => {
    const { world, handle } = due();
    const late = handle.prover.answer();
    world.chain.advanceSlots(600n);
    const { worker, device } = handle;
    const forgotten = tick({ worker: worker.publicKey, device, modelCode: 7, root: late.root, path: late.path });
    expect(() => world.send([forgotten], worker)).toThrow(/slot hash is forgotten|deadline has passed/);
  });

  it('error: slot hashes of its own', () => {
    const { world, handle } = due();
    const { root, path, modelCode } = handle.prover.answer();
    const honest = tick({ worker: handle.worker.publicKey, device: handle.device, modelCode, root, path });
    const forged = withAccount(honest, SLOT_HASHES_ADDRESS, world.stranger.publicKey);
    expect(() => world.send([forged], handle.worker)).toThrow('An account is not at its fixed address');
  });

  it('error: nothing opened', () => {
    const { world, handle } = due();
    expect(() => send(world, handle, { path: null })).toThrow('The previous root must be opened');
  });

  it('error: something opened where nothing was committed', () => {
    const world = World.create();
    const handle = world.registerDevice();
    handle.prover.start();
    world.chain.advanceToSlot(handle.prover.dueSlot);
    expect(() => send(world, handle, { path: [ZEROS] })).toThrow('There is no root to open');
  });

  it('error: a path that is wrong, too short, too long or of the other units', () => {
    const { world, handle } = due();
    const path = handle.prover.answer().path!;
    const wrong = [
      path.map((node, at) => (at === 3 ? ZEROS : node)),
      path.slice(1),
      [...path, ZEROS],
      [nodeHash(path[0]!, path[0]!), ...path.slice(2)],
      [...path].reverse(),
      [],
    ];
    for (const forged of wrong) {
      expect(() => send(world, handle, { path: forged })).toThrow(
        'The opened unit does not lie under the committed root',
      );
    }
    expect(send(world, handle, {}).events).toHaveLength(1);
  });

  it('opens nothing and credits nothing at the first tick of a chain', () => {
    const world = World.create();
    const { prover } = world.registerDevice();
    prover.start();
    expect(prover.next()).toMatchObject({
      n: 0n,
      opened: false,
      credited: false,
      idleSeconds: 0,
      hiredSeconds: 0,
      openedPath: [],
    });
  });

  it('credits nothing before the latest heavy work was opened', () => {
    const world = World.create();
    const { prover, device } = world.registerDevice();
    world.chain.advanceToSlot(900_310n);
    prover.start();
    const receipts = [prover.next(), prover.next(), prover.next(), prover.next()];
    expect(
      receipts.map(({ challengeSlot, heavy, opened, openedHeavy, credited }) => ({
        challengeSlot,
        heavy,
        opened,
        openedHeavy,
        credited,
      })),
    ).toEqual([
      { challengeSlot: 900_450n, heavy: false, opened: false, openedHeavy: false, credited: false },
      { challengeSlot: 900_600n, heavy: true, opened: true, openedHeavy: false, credited: false },
      { challengeSlot: 900_750n, heavy: false, opened: true, openedHeavy: true, credited: true },
      { challengeSlot: 900_900n, heavy: true, opened: true, openedHeavy: false, credited: true },
    ]);
    expect(receipts.map(({ idleSeconds }) => idleSeconds)).toEqual([0, 0, 60, 60]);
    const { chain, idleSeconds, hiredSeconds } = world.device(device);
    expect({ idleSeconds, hiredSeconds }).toEqual({ idleSeconds: 120n, hiredSeconds: 0n });
    expect(chain).toMatchObject({ n: 4n, lastTickAt: world.chain.time, lastCreditedAt: world.chain.time });
  });

  it.each([3, 8])('asks %i GPUs for as many times the work of one, under one root', (gpus) => {
    const world = World.create();
    const { prover, device } = world.freshDevice({ gpus });
    const { work, heavy } = prover.next();
    const one = heavy ? MODEL.heavyWork : MODEL.lightWork;
    expect(work).toEqual({ ...one, units: workUnits(one) * gpus });
    expect(world.device(device).chain.challenge.work.parameters[0]! % gpus).toBe(0);
  });

  it('takes the first slot present where the challenge slot was skipped', () => {
    const world = World.create();
    const { prover } = world.registerDevice();
    prover.start();
    const { slot } = world.device(prover.device).chain.challenge;
    for (const skipped of [slot, slot + 1n]) world.chain.skipped.add(skipped);
    world.chain.advanceToSlot(slot + 2n);
    expect(() => prover.answer()).toThrow('the challenge is notDue');
    world.chain.advanceSlots(1n);
    expect(prover.tick()).toMatchObject({ challengeSlot: slot, presentSlot: slot + 2n });
  });

  it('credits at most the interval and the deadline that the challenge was fixed with', () => {
    const world = World.create();
    const { prover } = world.freshDevice();
    world.chain.advanceToSlot(prover.dueSlot);
    world.chain.halt(10_000n);
    const receipt = prover.tick();
    // 150 slots of the interval and 50 of the heavy deadline.
    expect(receipt.idleSeconds).toBe(80);
    expect(receipt.creditedFrom).toBe(world.chain.time - 80n);
  });

  it('books the seconds into the hour in which they were credited', () => {
    const world = World.create();
    const { prover, device } = world.freshDevice();
    const { idleSeconds } = prover.next();
    const hour = world.chain.time / 3_600n;
    const entry = world.device(device).seconds[Number(hour % 4n)]!;
    expect(entry.epoch).toBe(hour);
    expect(entry.idle).toBeGreaterThanOrEqual(idleSeconds);
  });

  it('keeps the claim about the workload', () => {
    const { world, handle } = due();
    const { root, path, modelCode } = handle.prover.answer();
    const workload = new Uint8Array(32).fill(3);
    const { worker, device } = handle;
    const { events } = world.send(
      [tick({ worker: worker.publicKey, device, modelCode, root, path, workload })],
      worker,
    );
    expect(events).toMatchObject([{ name: 'DeviceTicked', data: { workload } }]);
  });
});
