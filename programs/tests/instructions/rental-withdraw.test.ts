import { describe, expect, it } from 'vitest';
import { type RentalMoneyInput, rentalWithdraw } from '../../client/instructions/rental.ts';
import { associatedTokenAddress, vaultAddress } from '../../client/pda.ts';
import { withAccount } from '../support/forge.ts';
import { World } from '../support/world.ts';

describe('rental_withdraw', () => {
  const world = World.create();
  const device = world.freshDevice();
  const session = world.wallet('session');
  const handle = world.rent(device, { session: session.publicKey, sessionExpiresAt: world.chain.time + 600n });
  const { rental, mint } = handle;
  const owner = handle.owner.publicKey;
  const withdraw = (change: Partial<RentalMoneyInput> = {}) =>
    rentalWithdraw({ owner, rental, mint, amount: 5n, ...change });

  it('error: nothing, or more than is free', () => {
    expect(() => world.send([withdraw({ amount: 0n })], handle.owner)).toThrow('The amount must be more than zero');
    const { free } = world.rental(rental);
    expect(() => world.send([withdraw({ amount: free + 1n })], handle.owner)).toThrow(
      'The rental has less free money than this needs',
    );
  });

  it('error: not the renter, nor its session key, worker or supplier', () => {
    for (const signer of [world.stranger, session, device.worker, device.owner]) {
      const forged = withdraw({ owner: signer.publicKey, ownerToken: associatedTokenAddress(owner, mint) });
      expect(() => world.send([forged], signer)).toThrow(
        'Only the renter, or its session key in its time, may do this',
      );
    }
  });

  it("error: to another's token account, or out of another's vault", () => {
    const other = world.openRental();
    const ownerToken = associatedTokenAddress(other.owner.publicKey, mint);
    expect(() => world.send([withdraw({ ownerToken })], handle.owner)).toThrow('A token account has another owner');
    const vault = withAccount(withdraw(), vaultAddress(rental), vaultAddress(other.rental));
    expect(() => world.send([vault], handle.owner)).toThrow('The device is not hired by this rental');
  });

  it('gives free money back while a device is hired', () => {
    const { free } = world.rental(rental);
    const before = world.balance(owner);
    const { events } = world.send([withdraw({ amount: free })], handle.owner);
    expect(events).toMatchObject([{ name: 'RentalWithdrawn', data: { amount: free, refunded: free, free: 0n } }]);
    expect(world.balance(owner)).toBe(before + free);
  });
});
