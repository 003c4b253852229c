import { describe, expect, it } from 'vitest';
import { type RentalMoneyInput, rentalDeposit } from '../../client/instructions/rental.ts';
import { associatedTokenAddress, vaultAddress } from '../../client/pda.ts';
import { withAccount } from '../support/forge.ts';
import { World } from '../support/world.ts';

describe('rental_deposit', () => {
  const world = World.create();
  const handle = world.openRental();
  const { rental, mint } = handle;
  const owner = handle.owner.publicKey;
  const deposit = (change: Partial<RentalMoneyInput> = {}) =>
    rentalDeposit({ owner, rental, mint, amount: 5n, ...change });

  it('error: nothing', () => {
    expect(() => world.send([deposit({ amount: 0n })], handle.owner)).toThrow('The amount must be more than zero');
  });

  it('error: not the renter', () => {
    const other = world.renter();
    expect(() => world.send([deposit({ owner: other.owner.publicKey })], other.owner)).toThrow('Only the renter');
  });

  it('error: another vault, mint or token account', () => {
    const { rental: otherRental } = world.openRental();
    const vault = withAccount(deposit(), vaultAddress(rental), vaultAddress(otherRental));
    expect(() => world.send([vault], handle.owner)).toThrow('The device is not hired by this rental');
    expect(() => world.send([deposit({ mint: world.ioMint })], handle.owner)).toThrow('This mint is not accepted');
    const ownerToken = associatedTokenAddress(owner, world.ioMint);
    expect(() => world.send([deposit({ ownerToken })], handle.owner)).toThrow('A token account is of another mint');
  });

  it('adds to the free money', () => {
    const { events } = world.send([deposit()], handle.owner);
    expect(events).toMatchObject([
      { name: 'RentalDeposited', data: { amount: 5n, deposited: 10_000_005n, free: 10_000_005n } },
    ]);
    expect(world.tokens(vaultAddress(rental))).toBe(10_000_005n);
  });
});
