import type { Keypair, PublicKey, TransactionInstruction } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import * as i from '../../client/instructions/index.ts';
import { associatedTokenAddress, supplierAddress } from '../../client/pda.ts';
import { withAccount } from '../support/forge.ts';
import { type DeviceHandle, type RentalHandle, World } from '../support/world.ts';

/** Everything that moves money, price or payout, signed by a thief's key in place of the owner's. */
function moves(
  world: World,
  device: DeviceHandle,
  rental: RentalHandle,
  thief: PublicKey,
): [string, TransactionInstruction][] {
  const { device: key, payout, supplier } = device;
  const { rental: rentalKey, mint } = rental;
  const loot = associatedTokenAddress(thief, mint);
  const money = { owner: thief, rental: rentalKey, mint, amount: 1n, ownerToken: loot };
  const settle = { payer: thief, rental: rentalKey, mint, device: key, supplier, treasury: world.treasury };
  return [
    ['withdraw', i.rentalWithdraw(money)],
    ['close', i.rentalClose({ authority: thief, owner: thief, rental: rentalKey, mint })],
    [
      'close to the thief',
      i.rentalClose({ authority: thief, owner: rental.owner.publicKey, rental: rentalKey, mint, ownerToken: loot }),
    ],
    ['price', i.listingSet({ owner: thief, device: key, askUsdc: 1n, askIo: 1n, minSeconds: 0, maxSeconds: 60 })],
    ['unlist', i.listingClose({ owner: thief, device: key })],
    [
      'payout',
      withAccount(i.supplierUpdate({ owner: thief, payout: thief, name: 'x' }), supplierAddress(thief), supplier),
    ],
    ['settle to the thief', i.deviceSettle({ ...settle, payout: thief })],
    ['settle to another account', i.deviceSettle({ ...settle, payout, payoutToken: loot })],
    [
      'declare',
      i.deviceUpdate({ owner: thief, device: key, country: 1, connectivity: 'Low', encryptionKey: new Uint8Array(32) }),
    ],
    ['retire', i.deviceRetire({ owner: thief, device: key, gpuHashes: device.gpuHashes })],
    ['rotate', i.deviceWorkerRotate({ owner: thief, device: key, worker: thief })],
    ['release', i.deviceRelease({ authority: thief, rental: rentalKey, device: key })],
    ['job', i.jobWrite({ owner: thief, rental: rentalKey, offset: 0, total: 1, chunk: new Uint8Array(1) })],
    ['job key', i.jobKeyPublish({ owner: thief, rental: rentalKey, firstRank: 0, keys: [new Uint8Array(48)] })],
  ];
}

function expectNothingMoves(world: World, device: DeviceHandle, rental: RentalHandle, thief: Keypair): void {
  const state = () => ({
    rental: world.rental(rental.rental),
    listing: world.device(device.device).listing,
    worker: world.device(device.device).worker,
    vault: world.tokens(world.rental(rental.rental).vault),
  });
  const before = state();
  for (const [name, instruction] of moves(world, device, rental, thief.publicKey)) {
    expect(() => world.send([instruction], thief), name).toThrow(/^[A-Z]\w+: /);
  }
  expect(state()).toEqual(before);
}

describe('a stolen key', () => {
  it('of a worker moves neither money, nor price, nor payout', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    device.prover.next();
    expectNothingMoves(world, device, rental, device.worker);
  });

  it('of a session moves nothing either, and hires only what the rental allows', () => {
    const world = World.create();
    const [device, dear] = world.freshDevices([{}, { terms: { askUsdc: 5_000_000n } }]);
    const session = world.wallet('session');
    const rental = world.openRental(undefined, {
      priceCap: 2_000_000n,
      wantedGpus: 1,
      session: session.publicKey,
      sessionExpiresAt: world.chain.time + 50n,
    });
    const stolen = { ...rental, owner: session };
    expect(() => world.assign(stolen, dear!)).toThrow("The device's price is over the rental's cap");
    world.assign(stolen, device!);
    device!.prover.next();
    expectNothingMoves(world, device!, rental, session);
  });

  it("of another renter or supplier has no hold on one's own", () => {
    const world = World.create();
    const [device, other] = world.freshDevices([{}, {}]);
    const rental = world.rent(device!);
    const otherRental = world.openRental();
    device!.prover.next();
    expectNothingMoves(world, device!, rental, other!.owner);
    expectNothingMoves(world, device!, rental, otherRental.owner);
  });
});
