import { describe, expect, it } from 'vitest';
import { grossAmount } from '../../client/amount.ts';
import { listingClose } from '../../client/instructions/listing.ts';
import { rentalExtend } from '../../client/instructions/rental.ts';
import type { DeviceHandle, FreshDeviceOptions } from '../support/defaults.ts';
import { withoutSignature } from '../support/forge.ts';
import { type RentalHandle, World } from '../support/world.ts';

const DAY = 86_400n;

function hired(options: readonly FreshDeviceOptions[] = [{}], deposit = 100_000_000n) {
  const world = World.create();
  const devices = world.freshDevices(options);
  const rental = world.openRental(undefined, { deposit, seconds: 600 });
  world.assign(rental, ...devices);
  const { endsAt } = world.rental(rental.rental);
  return { world, devices, device: devices[0]!, rental, endsAt };
}

const extend = (world: World, { owner, rental }: RentalHandle, endsAt: bigint, ...devices: readonly DeviceHandle[]) =>
  world.send(
    [rentalExtend({ owner: owner.publicKey, rental, endsAt, devices: devices.map(({ device }) => device) })],
    owner,
  );

const cost = (seconds: bigint, price = 2_000_000n, gpuCount = 1) =>
  grossAmount({ price, gpuCount, seconds, feeBps: 225 });

describe('rental_extend', () => {
  it('error: not the renter, nor its session key, nor the supplier', () => {
    const { world, device, endsAt } = hired();
    const session = world.wallet('session');
    const rental = world.openRental(undefined, {
      session: session.publicKey,
      sessionExpiresAt: world.chain.time + 1_000n,
    });
    for (const owner of [world.stranger, session, device.owner]) {
      expect(() => extend(world, { ...rental, owner }, endsAt + 60n, device)).toThrow('Only the renter');
    }
    const unsigned = rentalExtend({ ...rental, owner: rental.owner.publicKey, endsAt, devices: [device.device] });
    expect(() => world.send([withoutSignature(unsigned, rental.owner.publicKey)], world.stranger)).toThrow(
      'An account has to sign',
    );
  });

  it('error: no device, or more than 25', () => {
    const { world, device, rental, endsAt } = hired();
    expect(() => extend(world, rental, endsAt + 60n)).toThrow('A batch has 1 to 25 devices');
    const many = new Array<DeviceHandle>(26).fill(device);
    expect(() => extend(world, rental, endsAt + 60n, ...many)).toThrow('A batch has 1 to 25 devices');
  });

  it('error: a device of another rental, of none, or an account of another kind', () => {
    const { world, device, rental, endsAt } = hired();
    const other = world.freshDevice();
    expect(() => extend(world, rental, endsAt + 60n, device, other)).toThrow('The device is not hired by this rental');
    world.rent(other);
    expect(() => extend(world, rental, endsAt + 60n, other)).toThrow('The device is not hired by this rental');
    expect(() => extend(world, rental, endsAt + 60n, { ...device, device: device.supplier })).toThrow(
      'An account is of another kind',
    );
    expect(() => extend(world, rental, endsAt + 60n, { ...device, device: rental.owner.publicKey })).toThrow(
      'An account belongs to another program',
    );
  });

  it('error: a device that was released, or whose time has ended', () => {
    const { world, devices, rental, endsAt } = hired([{}, {}]);
    const [first, second] = devices as [DeviceHandle, DeviceHandle];
    world.chain.advanceSlots(1n);
    world.release(rental.owner, rental, first);
    expect(() => extend(world, rental, endsAt + 60n, first)).toThrow('The device was released already');
    world.run(endsAt - world.chain.time, second.prover);
    expect(() => extend(world, rental, endsAt + 60n, second)).toThrow("The device's hired time has ended");
  });

  it('error: a supplier that listed it no more', () => {
    const { world, device, rental, endsAt } = hired();
    world.send([listingClose({ owner: device.owner.publicKey, device: device.device })], device.owner);
    expect(() => extend(world, rental, endsAt + 60n, device)).toThrow('The device is not listed');
  });

  it('error: an end that is not later, the same device twice', () => {
    const { world, device, rental, endsAt } = hired();
    const message = 'An extension must end after the agreed end';
    for (const end of [endsAt, endsAt - 1n, 0n, -(2n ** 63n)]) {
      expect(() => extend(world, rental, end, device)).toThrow(message);
    }
    expect(() => extend(world, rental, endsAt + 60n, device, device)).toThrow(message);
  });

  it("error: longer than the listing's longest time from its start, or than 90 days from the rental's", () => {
    const message = 'The time is outside the allowed minimum and maximum';
    const { world, device, rental } = hired([{ terms: { maxSeconds: 900 } }]);
    const { assignedAt } = world.device(device.device).assignment;
    expect(() => extend(world, rental, assignedAt + 901n, device)).toThrow(message);
    extend(world, rental, assignedAt + 900n, device);
    expect(() => extend(world, rental, 2n ** 63n - 1n, device)).toThrow(message);

    const long = hired([{ terms: { maxSeconds: Number(90n * DAY) } }], 500_000_000n);
    const later = long.world.freshDevice({ terms: { maxSeconds: Number(90n * DAY) } });
    long.world.list(long.device, { askUsdc: 1n, maxSeconds: Number(90n * DAY) });
    extend(long.world, long.rental, long.endsAt + 1_000n, long.device);
    long.world.assign(long.rental, later);
    const { openedAt } = long.world.rental(long.rental.rental);
    // It was hired after the rental was opened, so its own 90 days would end later.
    expect(() => extend(long.world, long.rental, openedAt + 90n * DAY + 1n, later)).toThrow(message);
  });

  it('error: more than the free money', () => {
    const { world, device, rental, endsAt } = hired([{}], cost(600n) + cost(60n));
    expect(() => extend(world, rental, endsAt + 61n, device)).toThrow('less free money than this needs');
    extend(world, rental, endsAt + 60n, device);
    expect(world.rental(rental.rental).free).toBe(0n);
  });

  it('reserves exactly what the longer time costs, at the price of the assignment', () => {
    const { world, devices, rental, endsAt } = hired([{}, { gpus: 3 }]);
    const [first, second] = devices as [DeviceHandle, DeviceHandle];
    world.list(first, { askUsdc: 9_000_000n });
    world.change({ kind: 'Parameters', value: { ...world.config().parameters, reservationFeeBps: 100 } });
    for (const { prover } of devices) prover.nextOrRestart();
    const before = devices.map(({ device }) => world.device(device).assignment);
    const { free } = world.rental(rental.rental);
    const [event] = extend(world, rental, endsAt + 300n, first, second).events;
    const added = [cost(900n) - cost(600n), cost(900n, 2_000_000n, 3) - cost(600n, 2_000_000n, 3)] as const;
    expect(event).toMatchObject({
      name: 'DevicesExtended',
      data: {
        endsAt: endsAt + 300n,
        rentalEndsAt: endsAt + 300n,
        free: free - added[0] - added[1],
        devices: before.map(({ reserved, accrued }, at) => ({
          reserved: reserved + added[at]!,
          added: added[at],
          accrued,
        })),
      },
    });
    for (const [at, { device }] of devices.entries()) {
      const { assignment: a } = world.device(device);
      expect(a.endsAt).toBe(endsAt + 300n);
      expect(a.reserved + a.accrued).toBe(cost(900n, 2_000_000n, [1, 3][at]));
    }
    expect(world.rental(rental.rental).endsAt).toBe(endsAt + 300n);
  });

  it('pays for all of the longer time, in steps that cost what they cost at once', () => {
    const { world, device, rental, endsAt } = hired([{ terms: { askUsdc: 1_999_999n } }]);
    for (let step = 1n; step <= 7n; step += 1n) extend(world, rental, endsAt + step * 13n, device);
    expect(world.device(device.device).assignment.reserved).toBe(cost(691n, 1_999_999n));
    world.run(691n + 60n, device.prover);
    expect(world.release(world.stranger, rental, device)).toMatchObject({
      reason: 'Expired',
      releasedAt: endsAt + 91n,
    });
    expect(world.settle(rental, device)).toMatchObject({ ended: true, seconds: 691n, returned: 0n });
    world.close(rental);
  });

  it('keeps the end of the rental where only a device that ends earlier is extended', () => {
    const { world, devices, rental, endsAt } = hired([{}, {}]);
    const [first, second] = devices as [DeviceHandle, DeviceHandle];
    extend(world, rental, endsAt + 600n, first);
    extend(world, rental, endsAt + 100n, second);
    expect(world.rental(rental.rental).endsAt).toBe(endsAt + 600n);
    expect(world.device(second.device).assignment.endsAt).toBe(endsAt + 100n);
  });
});
