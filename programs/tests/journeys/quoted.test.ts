// What `quote` says before anything is signed is what the program takes, in both mints and for several devices.

import { describe, expect, it } from 'vitest';
import { quote } from '../../client/quote.ts';
import { type Currency, mintOf } from '../../client/units.ts';
import { type DeviceHandle, type RentalHandle, World } from '../support/world.ts';

const SECONDS = 997;

function hired(currency: Currency, minSeconds = 0) {
  const world = World.create();
  const devices = world.freshDevices([
    { terms: { askUsdc: 1_999_999n, askIo: 77_777_777n, minSeconds } },
    { gpus: 3, terms: { askUsdc: 1_234_567n, askIo: 99_999_999n, minSeconds } },
    { gpus: 8, terms: { askUsdc: 3n, askIo: 1n, minSeconds } },
  ]);
  const accounts = devices.map(({ device }) => world.device(device));
  const { parameters } = world.config();
  const quoted = quote({ devices: accounts, seconds: SECONDS, currency, parameters });
  const mint = mintOf(world.config(), currency);
  const rental = world.openRental(undefined, { mint, seconds: SECONDS, deposit: quoted.reserved });
  const [assigned] = world.assign(rental, ...devices).events;
  return { world, devices, rental, quoted, assigned };
}

/** Ends the assignments that are over, and adds up what they were paid. */
function settleAll(world: World, rental: RentalHandle, devices: readonly DeviceHandle[]) {
  const settled = devices.map((device) => world.settle(rental, device));
  return {
    paid: settled.reduce((sum, { paid }) => sum + paid, 0n),
    fees: settled.reduce((sum, { fees }) => sum + fees, 0n),
  };
}

describe.each<Currency>(['USDC', 'IO'])('a quote in %s', (currency) => {
  it('is reserved to the smallest unit, and paid when all seconds are proven', () => {
    const { world, devices, rental, quoted, assigned } = hired(currency);
    const reserved = quoted.devices.map((device) => ({ reserved: device.reserved }));
    expect(assigned?.data).toMatchObject({ devices: reserved, committed: quoted.reserved, free: 0n });
    world.run(BigInt(SECONDS) + 60n, ...devices.map(({ prover }) => prover));
    for (const device of devices) world.release(world.stranger, rental, device);
    const { paid, fees } = settleAll(world, rental, devices);
    expect({ paid, fees }).toEqual({ paid: quoted.supplierNet, fees: quoted.renterFee + quoted.supplierFee });
    expect(world.close(rental).amount).toBe(0n);
  });

  it('names the most that leaving at once costs', () => {
    const { world, devices, rental, quoted } = hired(currency, 300);
    for (const device of devices) world.release(rental.owner, rental, device);
    world.run(300n + 60n, ...devices.map(({ prover }) => prover));
    const { paid, fees } = settleAll(world, rental, devices);
    expect(paid + fees).toBe(quoted.minimum);
    expect(world.close(rental).amount).toBe(quoted.reserved - quoted.minimum);
  });
});
