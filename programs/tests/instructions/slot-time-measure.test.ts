import { describe, expect, it } from 'vitest';
import { slotTimeMeasure } from '../../client/instructions/config.ts';
import { configAddress, renterAddress } from '../../client/pda.ts';
import { withAccount } from '../support/forge.ts';
import { MODEL, World } from '../support/world.ts';

const measure = (world: World) => world.send([slotTimeMeasure()], world.stranger);

describe('slot_time_measure', () => {
  it('error: within an hour of the last measure', () => {
    const world = World.create();
    const age = world.chain.time - world.config().slotAnchorAt;
    world.chain.advanceSeconds(3_599n - age);
    expect(() => measure(world)).toThrow('The slot time was measured less than an hour ago');
    world.chain.advanceSeconds(1n);
    measure(world);
    expect(() => measure(world)).toThrow('The slot time was measured less than an hour ago');
  });

  it('error: another account than the config', () => {
    const world = World.create();
    const renter = world.openRental();
    const forged = withAccount(slotTimeMeasure(), configAddress(), renterAddress(renter.owner.publicKey));
    world.chain.advanceSeconds(3_600n);
    expect(() => world.send([forged], world.stranger)).toThrow('An account is of another kind');
  });

  it.each([
    ['what it was', 9_000n, 3_600n, 400],
    ['faster', 18_000n, 3_600n, 200],
    ['slower', 7_000n, 3_850n, 550],
    ['no faster than its bound', 90_000n, 3_600n, 150],
    ['no slower than its bound', 1n, 3_600n, 600],
    ['no slower than its bound after a halt', 0n, 1_000_000n, 600],
  ])('measures %s, over the slots and seconds since the anchor, by anybody', (_, slots, seconds, slotMs) => {
    const world = World.empty();
    world.send([world.initializeInstruction()], world.upgradeAuthority);
    const { slot: fromSlot, time: fromAt } = world.chain;
    world.chain.advanceSlots(slots);
    world.chain.halt(fromAt + seconds - world.chain.time);
    const { slot, time: timestamp } = world.chain;
    expect(measure(world).events).toMatchObject([
      { name: 'SlotTimeMeasured', data: { slotMs, fromSlot, fromAt, slot, timestamp } },
    ]);
    expect(world.config()).toMatchObject({ slotMs, slotAnchor: slot, slotAnchorAt: timestamp, sequence: 2n });
  });

  it('decides the seconds of later challenges, and leaves the bounds of a model, which are in slots', () => {
    const world = World.create();
    const { prover } = world.registerDevice();
    /** Seconds of a slot in the most that a new challenge credits. */
    const maxCredit = () => {
      prover.start();
      const { maxCredit: seconds, heavy } = world.device(prover.device).chain.challenge;
      return seconds / (MODEL.idleIntervalSlots + (heavy === 1 ? MODEL.heavyDeadlineSlots : MODEL.lightDeadlineSlots));
    };
    expect(maxCredit()).toBe(0.4);
    const { slotAnchor, slotAnchorAt } = world.config();
    world.chain.halt(slotAnchorAt + ((world.chain.slot - slotAnchor) * 600n) / 1_000n + 3_600n - world.chain.time);
    measure(world);
    expect(world.config().slotMs).toBe(600);
    expect(maxCredit()).toBe(0.6);
    world.setModel({ ...MODEL, code: 9, idleIntervalSlots: 72_000, heavyIntervalSlots: 38_400 });
    expect(world.model(9).heavyIntervalSlots).toBe(38_400);
  });
});
