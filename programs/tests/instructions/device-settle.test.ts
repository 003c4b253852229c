import { describe, expect, it } from 'vitest';
import { quoteOf } from '../../client/amount.ts';
import { type DeviceSettleInput, deviceSettle } from '../../client/instructions/rental.ts';
import { vaultAddress } from '../../client/pda.ts';
import { withAccount } from '../support/forge.ts';
import { World } from '../support/world.ts';

function hired(options: Parameters<World['freshDevice']>[0] = {}) {
  const world = World.create();
  const device = world.freshDevice(options);
  const rental = world.rent(device);
  const input: DeviceSettleInput = {
    payer: world.stranger.publicKey,
    rental: rental.rental,
    mint: rental.mint,
    device: device.device,
    supplier: device.supplier,
    payout: device.payout,
    treasury: world.treasury,
  };
  return { world, device, rental, input };
}

describe('device_settle', () => {
  it('error: nothing proven yet', () => {
    const { world, device, rental } = hired();
    expect(() => world.settle(rental, device)).toThrow('Nothing can be settled yet');
  });

  it('error: before the minimum is over', () => {
    const { world, device, rental } = hired({ terms: { minSeconds: 300 } });
    world.run(299n, device.prover);
    expect(() => world.settle(rental, device)).toThrow('Nothing can be settled yet');
    world.run(1n, device.prover);
    expect(world.settle(rental, device).paid).toBeGreaterThan(0n);
  });

  it('error: a device, vault, mint or supplier of somebody else', () => {
    const { world, device, input } = hired();
    device.prover.next();
    const otherDevice = world.freshDevice();
    const other = world.rent(otherDevice);
    const attempt = (change: Partial<DeviceSettleInput>) => () =>
      world.send([deviceSettle({ ...input, ...change })], world.stranger);
    expect(attempt({ rental: other.rental })).toThrow('The device is not hired by this rental');
    expect(attempt({ device: otherDevice.device })).toThrow('The device is not hired by this rental');
    expect(attempt({ mint: world.ioMint })).toThrow('This mint is not accepted');
    expect(attempt({ supplier: otherDevice.supplier, payout: otherDevice.payout })).toThrow(
      'The device is not hired by this rental',
    );
    const vault = withAccount(deviceSettle(input), vaultAddress(input.rental), vaultAddress(other.rental));
    expect(() => world.send([vault], world.stranger)).toThrow('The device is not hired by this rental');
  });

  it("error: another payout than the supplier's, another treasury than the config's", () => {
    const { world, device, input } = hired();
    device.prover.next();
    const thief = world.renter().owner.publicKey;
    const attempt = (change: Partial<DeviceSettleInput>) => () =>
      world.send([deviceSettle({ ...input, ...change })], world.stranger);
    expect(attempt({ payout: thief })).toThrow('The payout account belongs to somebody else');
    expect(attempt({ treasury: thief })).toThrow("The treasury can't be the default key");
    expect(attempt({ payoutToken: vaultAddress(input.rental) })).toThrow('The payout account belongs to somebody else');
    expect(attempt({ treasuryToken: vaultAddress(input.rental) })).toThrow(
      'The payout account belongs to somebody else',
    );
  });

  it('pays in steps exactly what it pays at once', () => {
    const { world, device, rental } = hired({ gpus: 3 });
    let paid = 0n;
    let fees = 0n;
    let seconds = 0n;
    for (let step = 0; step < 6; step += 1) {
      device.prover.next();
      const settled = world.settle(rental, device);
      expect(settled).toMatchObject({ ended: false, returned: 0n, accrued: 0n });
      paid += settled.paid;
      fees += settled.fees;
      seconds += settled.seconds;
    }
    const whole = quoteOf({ price: 2_000_000n, gpuCount: 3, seconds, feeBps: 225 });
    expect({ paid, fees }).toEqual({ paid: whole.net, fees: whole.fees });
    expect(world.balance(device.payout)).toBe(paid);
    expect(() => world.settle(rental, device)).toThrow('Nothing can be settled yet');
  });

  it('pays to the payout of now, in IO without a payment fee', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device, { mint: world.ioMint, deposit: 100_000_000n });
    device.prover.next();
    const settled = world.settle(rental, device);
    const whole = quoteOf({ price: 100_000_000n, gpuCount: 1, seconds: settled.seconds, feeBps: 25 });
    expect(settled).toMatchObject({ paid: whole.net, fees: whole.fees, mint: world.ioMint });
    expect(world.balance(device.payout, world.ioMint)).toBe(whole.net);
  });

  it('error: after the assignment has ended', () => {
    const { world, device, rental } = hired();
    world.release(rental.owner, rental, device);
    device.prover.next();
    expect(world.settle(rental, device).ended).toBe(true);
    expect(() => world.settle(rental, device)).toThrow('The device is not hired by this rental');
  });
});
