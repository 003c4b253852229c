import { describe, expect, it } from 'vitest';
import { grossAmount, netAmount } from '../../client/amount.ts';
import { World } from '../support/world.ts';

const FEE_BPS = 225;

/** A price at which the renter's rounded cost does not rise over a step in which the supplier's rounded income does. */
function awkwardPrice(from: bigint, to: bigint): bigint {
  for (let price = 1n; price < 100_000n; price += 1n) {
    const step = (amount: typeof grossAmount) =>
      amount({ price, gpuCount: 1, seconds: to, feeBps: FEE_BPS }) -
      amount({ price, gpuCount: 1, seconds: from, feeBps: FEE_BPS });
    if (step(grossAmount) < step(netAmount)) return price;
  }
  throw new Error('no such price');
}

/** Proven seconds after each of two ticks, which are the same at every run. */
function provenSeconds(): [bigint, bigint] {
  const world = World.create();
  const device = world.freshDevice();
  world.rent(device);
  const after = () => {
    device.prover.next();
    return world.device(device.device).assignment.hiredSeconds;
  };
  return [after(), after()];
}

describe('amounts of a few units', () => {
  it('never stop a settlement, whenever a stranger makes it', () => {
    const world = World.create();
    const price = awkwardPrice(...provenSeconds());
    const device = world.freshDevice({ terms: { askUsdc: price } });
    const rental = world.rent(device);
    device.prover.next();
    world.settle(rental, device);
    device.prover.next();
    world.settle(rental, device);
    world.release(rental.owner, rental, device);
    device.prover.next();
    expect(world.settle(rental, device).ended).toBe(true);
    const closed = world.close(rental);
    expect(closed.settled + closed.fees + closed.refunded).toBe(10_000_000n);
  });

  it('of one unit an hour cost nothing before an hour is proven', () => {
    const world = World.create();
    const device = world.freshDevice({ terms: { askUsdc: 1n } });
    const rental = world.rent(device, { deposit: 1n });
    expect(world.rental(rental.rental)).toMatchObject({ committed: 0n, free: 1n });
    device.prover.next();
    expect(world.settle(rental, device)).toMatchObject({ paid: 0n, fees: 0n, ended: false });
    world.release(rental.owner, rental, device);
    device.prover.next();
    world.settle(rental, device);
    expect(world.close(rental).amount).toBe(1n);
  });
});
