import { describe, expect, it } from 'vitest';
import { tick } from '../../client/instructions/chain.ts';
import { MerkleTree } from '../../client/proof/merkle.ts';
import { World } from '../support/world.ts';

describe('half of the heavy work', () => {
  it('earns about half', () => {
    const world = World.create();
    const [honest, lazy] = world.freshDevices([{}, { diligence: { light: 1, heavy: 0.5 } }]);
    const before = [honest!, lazy!].map(({ device }) => world.device(device).idleSeconds);
    world.run(60n * 240n, honest!.prover, lazy!.prover);
    const [all, some] = [honest!, lazy!].map(({ device }, at) =>
      Number(world.device(device).idleSeconds - before[at]!),
    );
    expect(all!).toBeGreaterThan(60 * 235);
    expect(some! / all!).toBeGreaterThan(0.3);
    expect(some! / all!).toBeLessThan(0.6);
  });

  it('and none of it earns nothing', () => {
    const world = World.create();
    const { prover, device } = world.registerDevice({ diligence: { light: 1, heavy: 0 } });
    prover.start();
    world.run(60n * 40n, prover);
    expect(world.device(device)).toMatchObject({ idleSeconds: 0n, chain: { lastCreditedAt: 0n } });
  });

  it('and light work that was never done is found out as often', () => {
    const world = World.create();
    const { prover, device } = world.registerDevice({ diligence: { light: 0, heavy: 1 } });
    prover.start();
    world.run(60n * 40n, prover);
    // A light root is never opened; only the tick after a heavy one can be credited.
    const credited = world.ledger.events.filter((event) => event.name === 'DeviceTicked' && event.data.credited);
    for (const event of credited) expect(event.data).toMatchObject({ openedHeavy: true });
    expect(world.device(device).idleSeconds).toBeLessThan(60n * 21n);
  });
});

describe('the opened unit', () => {
  it('is the same at whatever slot of the window the tick comes', () => {
    const world = World.create();
    const device = world.registerDevice();
    device.prover.start();
    device.prover.next();
    world.chain.advanceToSlot(device.prover.dueSlot);
    const first = device.prover.answer();
    const { deadlineSlot } = world.device(device.device).chain.challenge;
    const worker = device.worker.publicKey;
    while (world.chain.slot < deadlineSlot) {
      const { root, path } = device.prover.answer();
      expect({ root, path }).toEqual({ root: first.root, path: first.path });
      // The path of any other unit is refused, in every slot of the window.
      const others = MerkleTree.fromLeaves(new Uint8Array(32 * 16)).path(3);
      const forged = tick({ worker, device: device.device, modelCode: device.modelCode, root, path: others });
      expect(() => world.send([forged], device.worker)).toThrow(
        'The opened unit does not lie under the committed root',
      );
      world.chain.advanceSlots(1n);
    }
    expect(device.prover.tick().opened).toBe(true);
  });

  it('does not depend on the root that the same tick commits to', () => {
    const world = World.create();
    const device = world.registerDevice();
    device.prover.start();
    device.prover.next();
    world.chain.advanceToSlot(device.prover.dueSlot);
    const { path } = device.prover.answer();
    const { worker, modelCode } = device;
    const root = new Uint8Array(16).fill(1);
    const other = tick({ worker: worker.publicKey, device: device.device, modelCode, root, path });
    expect(world.send([other], worker).events).toMatchObject([{ data: { opened: true, root } }]);
  });
});

describe('a chain that is begun again', () => {
  it('never credits, however often', () => {
    const world = World.create();
    const { prover, device } = world.registerDevice();
    for (let times = 0; times < 12; times += 1) {
      prover.start();
      expect(prover.next()).toMatchObject({ credited: false, idleSeconds: 0 });
    }
    expect(world.device(device)).toMatchObject({
      idleSeconds: 0n,
      hiredSeconds: 0n,
      chain: { lastCreditedAt: 0n, n: 12n },
    });
  });

  it('never brings the time before it back', () => {
    const world = World.create();
    const { prover, device } = world.freshDevice();
    world.chain.advanceSeconds(1_000n);
    prover.start();
    const begun = prover.next();
    const { idleSeconds } = world.device(device);
    const credited = prover.untilCredited();
    expect(credited.creditedFrom).toBeGreaterThanOrEqual(begun.timestamp);
    expect(world.device(device).idleSeconds - idleSeconds).toBe(BigInt(credited.idleSeconds));
  });
});

describe("another device's work", () => {
  it('is refused: its root is of another seed', () => {
    const world = World.create();
    const supplier = world.supplier();
    const [own, copy] = world.freshDevices([{ supplier }, { supplier }]);
    world.chain.advanceToSlot(own!.prover.dueSlot);
    const { root, path } = own!.prover.answer();
    const forged = (share: Uint8Array, opened: readonly Uint8Array[] | null) =>
      tick({
        worker: copy!.worker.publicKey,
        device: copy!.device,
        modelCode: copy!.modelCode,
        root: share,
        path: opened,
      });
    expect(() => world.send([forged(root, path)], copy!.worker)).toThrow(
      'The opened unit does not lie under the committed root',
    );
    // With its own opening it may commit to the other's root, and is found out at the next.
    const { path: right } = copy!.prover.answer();
    world.send([forged(root, right)], copy!.worker);
    own!.prover.tick();
    world.chain.advanceToSlot(own!.prover.dueSlot);
    const next = own!.prover.answer();
    expect(() => world.send([forged(next.root, next.path)], copy!.worker)).toThrow(
      'The opened unit does not lie under the committed root',
    );
  });
});

describe("a victim's chain", () => {
  it('goes on whoever hires and releases it', () => {
    const world = World.create();
    const device = world.freshDevice();
    for (let times = 0; times < 4; times += 1) {
      const { challenge } = world.device(device.device).chain;
      const rental = world.rent(device);
      world.chain.advanceSlots(3n);
      world.release(rental.owner, rental, device);
      expect(world.device(device.device).chain.challenge).toEqual(challenge);
      const receipt = device.prover.next();
      expect(receipt).toMatchObject({ credited: true, drained: true });
      world.settle(rental, device);
      world.close(rental);
    }
  });

  it('keeps its challenge when model and config change under it', () => {
    const world = World.create();
    const device = world.freshDevice();
    const { challenge } = world.device(device.device).chain;
    const { code, name, class: deviceClass, vramMib, multiplierBps, pool, lightWork, heavyWork } = world.model();
    world.setModel({
      code,
      name,
      class: deviceClass,
      vramMib,
      multiplierBps,
      pool,
      lightWork,
      heavyWork,
      idleIntervalSlots: 300,
      hiredIntervalSlots: 150,
      heavyIntervalSlots: 600,
      lightDeadlineSlots: 10,
      heavyDeadlineSlots: 10,
    });
    expect(world.device(device.device).chain.challenge).toEqual(challenge);
  });
});
