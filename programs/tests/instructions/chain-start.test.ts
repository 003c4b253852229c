import { describe, expect, it } from 'vitest';
import { chainStart } from '../../client/instructions/chain.ts';
import { MODEL, World } from '../support/world.ts';

describe('chain_start', () => {
  it('error: not the worker, nor the owner', () => {
    const world = World.create();
    const { device, modelCode, owner } = world.registerDevice();
    for (const signer of [world.stranger, owner]) {
      const start = chainStart({ worker: signer.publicKey, device, modelCode });
      expect(() => world.send([start], signer)).toThrow("Only the device's worker key may do this");
    }
  });

  it('error: another model than the device', () => {
    const world = World.create();
    world.setModel({ ...MODEL, code: 8 });
    const { device, worker } = world.registerDevice();
    const start = chainStart({ worker: worker.publicKey, device, modelCode: 8 });
    expect(() => world.send([start], worker)).toThrow("The device's model is another");
  });

  it('fixes the next multiple of the idle interval as the challenge', () => {
    const world = World.create();
    const { prover, device } = world.registerDevice();
    world.chain.advanceToSlot(900_301n);
    const [event] = prover.start().events;
    const challenge = {
      slot: 900_450n,
      deadlineSlot: 900_475n,
      heavySlot: 900_300n,
      heavy: false,
      work: MODEL.lightWork,
      maxCredit: 70,
    };
    expect(event).toMatchObject({ name: 'ChainStarted', data: { n: 0n, challenge } });
    expect(world.device(device).chain.challenge).toMatchObject({ slot: 900_450n, deadlineSlot: 900_475n, heavy: 0 });
  });

  it('fixes the heavy slot where it comes first, and leaves a gap that nobody can know the hash of', () => {
    const world = World.create();
    const { prover, device } = world.registerDevice();
    // The next multiple of both intervals is 900,600: four slots before it is the last time at which it is fixed.
    world.chain.advanceToSlot(900_595n);
    prover.start();
    expect(world.device(device).chain.challenge).toMatchObject({ slot: 900_600n, heavy: 1, heavySlot: 900_600n });
    world.chain.advanceToSlot(900_596n);
    prover.start();
    expect(world.device(device).chain.challenge).toMatchObject({ slot: 900_750n, heavy: 0, heavySlot: 900_600n });
  });

  it('keeps number and receipt of the chain when it begins again, and the time of the last credit', () => {
    const world = World.create();
    const { prover, device } = world.freshDevice();
    const before = world.device(device).chain;
    world.chain.advanceSlots(600n);
    prover.start();
    const { n, head, lastCreditedAt, lastCreditedSlot, lastTickAt } = before;
    expect(world.device(device).chain).toMatchObject({
      n,
      head,
      lastCreditedAt,
      lastCreditedSlot,
      lastTickAt,
      hasRoot: 0,
    });
    expect(prover.next().n).toBe(n);
  });
});
