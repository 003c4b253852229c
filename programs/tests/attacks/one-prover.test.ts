// One prover behind several devices of its class. Heavy work is asked of all of them at the same slot and may take two works'
// time to be answered: the prover computes for one device after another from the slot in which the hash is known, and each
// tick is sent once its units are done.

import { describe, expect, it } from 'vitest';
import { LEAST_PRODUCTS, matmulWorld } from '../support/matmul.ts';
import { MODEL } from '../support/world.ts';

/** Units of the heavy work of one device. */
const UNITS = 128;
/** Slots in which the prover computes one device's: half of the deadline. */
const WORK_SLOTS = MODEL.heavyDeadlineSlots / 2;
/** Units that it can compute from the slot in which the hash is known until the deadline. */
const CAPACITY = Math.floor((UNITS * (MODEL.heavyDeadlineSlots - 1)) / WORK_SLOTS);
const HEAVY = BigInt(MODEL.heavyIntervalSlots);
/** Heavy slots that are played. */
const ROUNDS = 80;
/** Three standard deviations of how often something of probability `p` comes in `tries`. */
const spread = (p: number, tries: number): number => 3 * Math.sqrt(tries * p * (1 - p));

/** For heavy slot number `round`, how many units of each device's work the prover computes. */
type Plan = (round: number) => readonly number[];

interface Outcome {
  /** Credited time of all devices together, in devices that are always credited. */
  readonly credited: number;
  /** Heavy slots at which every device passed. */
  readonly allPassed: number;
  /** Most of them in a row. */
  readonly longest: number;
}

function play(devices: number, plan: Plan): Outcome {
  const world = matmulWorld(LEAST_PRODUCTS);
  const diligence = Array.from({ length: devices }, () => ({ light: 1, heavy: 1 }));
  const handles = diligence.map((own) => world.registerDevice({ diligence: own }));
  const first = (world.chain.slot / HEAVY + 1n) * HEAVY;
  world.chain.advanceToSlot(first - 10n);
  for (const { prover } of handles) prover.start();
  const passed = new Array<number>(ROUNDS).fill(0);
  const round = (slot: bigint) => Number((slot - first) / HEAVY);
  const due = handles.map(({ device, prover }, at) => () => {
    const { challenge, rootHeavy, rootChallengeSlot } = world.device(device).chain;
    const units = plan(round(challenge.slot));
    const before = challenge.heavy === 1 ? units.slice(0, at + 1).reduce((sum, own) => sum + own, 0) : 0;
    const slot = challenge.slot + 1n + BigInt(Math.ceil((before * WORK_SLOTS) / UNITS));
    const send = () => {
      world.chain.advanceToSlot(slot);
      diligence[at]!.heavy = units[at]! / UNITS;
      const receipt = prover.nextOrRestart();
      const opened = round(rootChallengeSlot);
      if (receipt?.openedHeavy && rootHeavy === 1 && opened < ROUNDS) passed[opened] = (passed[opened] ?? 0) + 1;
    };
    return { slot, send };
  });
  const [start, end] = [world.chain.time, first + BigInt(ROUNDS) * HEAVY];
  for (;;) {
    const [next] = due.map((of) => of()).sort((a, b) => (a.slot < b.slot ? -1 : 1));
    if (!next || next.slot > end) break;
    next.send();
  }
  const elapsed = Number(world.chain.time - start);
  const seconds = handles.reduce((sum, { device }) => sum + Number(world.device(device).idleSeconds), 0);
  let [longest, run] = [0, 0];
  for (const count of passed) {
    run = count === devices ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return { credited: seconds / elapsed, allPassed: passed.filter((count) => count === devices).length, longest };
}

describe('one prover, a deadline of twice its work', { timeout: 300_000 }, () => {
  it('for one device: passes always', () => {
    const outcome = play(1, () => [UNITS]);
    expect(outcome).toMatchObject({ allPassed: ROUNDS, longest: ROUNDS });
  });

  it('for two devices: passes as often as it can finish the second', () => {
    const outcome = play(2, () => [UNITS, CAPACITY - UNITS]);
    const likely = (CAPACITY - UNITS) / UNITS;
    expect(Math.abs(outcome.allPassed - ROUNDS * likely)).toBeLessThanOrEqual(spread(likely, ROUNDS));
    expect(outcome.credited).toBeLessThanOrEqual(2);
  });

  it('for three devices, a part of each: soon fails, and earns what it computes, less than two', () => {
    const share = Math.floor(CAPACITY / 3);
    const outcome = play(3, () => [share, share, share]);
    const each = share / UNITS;
    const likely = each ** 3;
    expect(Math.abs(outcome.allPassed - ROUNDS * likely)).toBeLessThanOrEqual(spread(likely, ROUNDS));
    expect(outcome.longest).toBeLessThan(8);
    expect(3 * each).toBeLessThan(2);
    expect(outcome.credited).toBeLessThanOrEqual(3 * each + spread(each, 3 * ROUNDS) / ROUNDS);
  });

  it('for three devices, two of them in turn: never passes for all, and earns less than two', () => {
    const shares = [UNITS, CAPACITY - UNITS, 0];
    const outcome = play(3, (round) => shares.map((_, at) => shares[(at + round) % 3]!));
    expect(outcome).toMatchObject({ allPassed: 0, longest: 0 });
    expect(outcome.credited).toBeLessThan(2);
  });
});
