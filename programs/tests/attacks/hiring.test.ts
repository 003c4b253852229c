// Who tries to hire without paying, or to hold what the other side is owed.

import { describe, expect, it } from 'vitest';
import { quoteOf } from '../../client/amount.ts';
import * as i from '../../client/instructions/index.ts';
import * as pda from '../../client/pda.ts';
import { withAccount } from '../support/forge.ts';
import { mintTo } from '../support/tokens.ts';
import { type DeviceHandle, MODEL, PARAMETERS, World } from '../support/world.ts';

const PRICE = 2_000_000n;
const FEE_BPS = PARAMETERS.reservationFeeBps + PARAMETERS.paymentFeeUsdcBps;

const quote = (seconds: bigint, price = PRICE) => quoteOf({ price, gpuCount: 1, seconds, feeBps: FEE_BPS });

/** Sets a supplier's payout, once it may be set again. */
function payTo(world: World, { owner }: DeviceHandle, payout: Parameters<typeof pda.supplierAddress>[0]): void {
  world.chain.advanceSeconds(3_600n);
  world.send([i.supplierUpdate({ owner: owner.publicKey, payout, name: 'Supplier' })], owner);
}

describe('a device hired twice', () => {
  it('twice in one batch, or by two rentals in one transaction', () => {
    const world = World.create();
    const device = world.freshDevice();
    const [first, second] = [world.openRental(), world.openRental()];
    expect(() => world.assign(first, device, device)).toThrow('The device is hired or drains');
    const assign = ({ owner, rental }: typeof first) =>
      i.rentalAssign({
        ...{ authority: owner.publicKey, rental, modelCode: MODEL.code },
        ...{ devices: [device.device], seenSlot: world.chain.slot },
      });
    expect(() => world.send([assign(first), assign(second)], first.owner, second.owner)).toThrow(
      'The device is hired or drains',
    );
  });

  it('again before the first assignment was settled', () => {
    const world = World.create();
    const device = world.freshDevice();
    const first = world.rent(device);
    world.release(first.owner, first, device);
    device.prover.next();
    expect(() => world.rent(device)).toThrow('The device is hired or drains');
    world.settle(first, device);
    world.rent(device);
  });
});

describe('using a device without paying', () => {
  it('leaving just before a tick: the tail is held, and paid by that tick', () => {
    const world = World.create();
    const device = world.freshDevice();
    world.chain.advanceToSlot(device.prover.dueSlot - 1n);
    device.prover.next();
    const rental = world.rent(device);
    const assignedAt = world.chain.time;
    world.chain.advanceToSlot(device.prover.dueSlot - 1n);
    const used = world.chain.time - assignedAt;
    expect(world.release(rental.owner, rental, device)).toMatchObject({ reason: 'Renter', drained: false });
    expect(() => world.settle(rental, device)).toThrow('Nothing can be settled yet');
    expect(device.prover.next()).toMatchObject({ hiredSeconds: Number(used), drained: true });
    expect(world.settle(rental, device)).toMatchObject({ paid: quote(used).net, ended: true });
  });

  it('settling what accrued and leaving before the minimum: nothing is payable before it', () => {
    const world = World.create();
    const device = world.freshDevice({ terms: { minSeconds: 300 } });
    const rental = world.rent(device);
    const start = world.chain.time;
    world.run(100n, device.prover);
    expect(() => world.settle(rental, device)).toThrow('Nothing can be settled yet');
    expect(world.release(rental.owner, rental, device).releasedAt).toBe(start + 300n);
    world.run(400n, device.prover);
    expect(world.settle(rental, device)).toMatchObject({ paid: quote(300n).net, seconds: 300n, ended: true });
  });

  it('changing the terms or the fees under a running rental changes nothing of it', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    world.list(device, { askUsdc: PRICE * 100n, minSeconds: 600 });
    world.change({ kind: 'Parameters', value: { ...PARAMETERS, paymentFeeUsdcBps: 500 } });
    device.prover.start();
    world.run(700n, device.prover);
    world.release(world.stranger, rental, device);
    const { seconds, paid, fees } = world.settle(rental, device);
    expect({ paid, fees }).toEqual({ paid: quote(seconds).net, fees: quote(seconds).gross - quote(seconds).net });
  });

  it('a stranger who settles after every tick costs the supplier no unit', () => {
    const world = World.create();
    const device = world.freshDevice({ terms: { askUsdc: 131n } });
    const rental = world.rent(device);
    for (let at = 0; at < 20; at += 1) {
      device.prover.next();
      if (world.device(device.device).assignment.releasedAt === 0n) {
        try {
          world.settle(rental, device);
        } catch (error) {
          expect(String(error)).toContain('Nothing can be settled yet');
        }
      }
    }
    world.release(world.stranger, rental, device);
    world.settle(rental, device);
    expect(world.balance(device.payout)).toBe(quote(600n, 131n).net);
  });
});

describe("holding a renter's money", () => {
  it.each<
    [string, (world: World, device: DeviceHandle, rental: { rental: DeviceHandle['device'] }) => DeviceHandle['device']]
  >([
    ['the treasury', (world) => world.treasury],
    ['the rental that pays', (_, __, { rental }) => rental],
    ['the vault that pays', (_, __, { rental }) => pda.vaultAddress(rental)],
    ['the device', (_, { device }) => device],
    ['the mint', (world) => world.usdcMint],
    ['the config', () => pda.configAddress()],
    ['the payer', (world) => world.stranger.publicKey],
    ['a token account', (world, { payout }) => mintTo(world.chain, world.mintAuthority, world.usdcMint, payout, 1n)],
  ])('a payout that is %s stops no settlement', (_, payoutOf) => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    world.run(700n, device.prover);
    const payout = payoutOf(world, device, rental);
    payTo(world, device, payout);
    world.release(world.stranger, rental, device);
    expect(world.settle(rental, { ...device, payout })).toMatchObject({ ended: true, paid: quote(600n).net });
    world.close(rental);
  });

  it('a supplier that vanishes holds the rest no longer than silence and drain', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    const { silentSlots } = world.device(device.device).assignment;
    world.chain.advanceSlots(silentSlots + 5n);
    expect(world.release(world.stranger, rental, device)).toMatchObject({ reason: 'Silent', drained: true });
    expect(world.settle(rental, device)).toMatchObject({ ended: true, paid: 0n, returned: quote(600n).gross });
  });

  it('a supplier that leaves holds the tail no longer than the drain, and before the minimum earns nothing', () => {
    const world = World.create();
    const device = world.freshDevice({ terms: { minSeconds: 300 } });
    const rental = world.rent(device);
    world.run(100n, device.prover);
    world.release(device.owner, rental, device);
    const { drainAt, drainSlot } = world.device(device.device).assignment;
    world.chain.advanceToSlot(drainSlot + 1n);
    if (world.chain.time <= drainAt) world.chain.advanceSeconds(drainAt - world.chain.time + 1n);
    expect(world.settle(rental, device)).toMatchObject({ ended: true, paid: 0n, returned: quote(600n).gross });
  });

  it('a renter who leaves before the minimum is not bound to a device that falls silent then', () => {
    const world = World.create();
    const device = world.freshDevice({ terms: { minSeconds: 3_600, maxSeconds: 86_400 } });
    const rental = world.rent(device, { seconds: 36_000, deposit: 100_000_000n });
    world.run(100n, device.prover);
    world.release(rental.owner, rental, device);
    const { silentSlots } = world.device(device.device).assignment;
    world.chain.advanceSlots(silentSlots + 5n);
    expect(world.release(rental.owner, rental, device)).toMatchObject({ reason: 'Silent', drained: true });
    expect(world.settle(rental, device)).toMatchObject({ ended: true, paid: 0n });
    expect(world.rental(rental.rental)).toMatchObject({ free: 100_000_000n, committed: 0n });
  });

  it('a stranger releases no device that proves, and closes no rental before its end', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    world.run(100n, device.prover);
    expect(() => world.release(world.stranger, rental, device)).toThrow('Only renter or supplier may release');
    expect(() => world.release(device.worker, rental, device)).toThrow('Only renter or supplier may release');
    const empty = world.openRental();
    const close = i.rentalClose({
      ...{ authority: world.stranger.publicKey, owner: empty.owner.publicKey },
      ...{ rental: empty.rental, mint: empty.mint },
    });
    expect(() => world.send([close], world.stranger)).toThrow('The rental has not ended');
    world.chain.advanceSeconds(601n);
    const thief = withAccount(close, empty.owner.publicKey, world.stranger.publicKey);
    expect(() => world.send([thief], world.stranger)).toThrow('Only the renter');
    world.send([close], world.stranger);
    expect(world.balance(empty.owner.publicKey)).toBe(1_000_000_000n);
  });

  it('a pause stops neither ticks, settlement nor refunds', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    world.send([i.rentalsPauseSet({ authority: world.authority.publicKey, paused: true })], world.authority);
    expect(() => world.openRental()).toThrow('New rentals are paused');
    world.run(700n, device.prover);
    world.release(world.stranger, rental, device);
    world.settle(rental, device);
    world.close(rental);
  });
});
