import { createTransferInstruction } from '@solana/spl-token';
import { describe, expect, it } from 'vitest';
import { type RentalCloseInput, rentalClose, rentalDeposit } from '../../client/instructions/rental.ts';
import { associatedTokenAddress, vaultAddress } from '../../client/pda.ts';
import { withAccount } from '../support/forge.ts';
import { World } from '../support/world.ts';

function opened() {
  const world = World.create();
  const rental = world.openRental();
  const owner = rental.owner.publicKey;
  const input: RentalCloseInput = { authority: owner, owner, rental: rental.rental, mint: rental.mint };
  return { world, rental, owner, input };
}

describe('rental_close', () => {
  it('error: a stranger before the end', () => {
    const { world, input } = opened();
    const forged = rentalClose({ ...input, authority: world.stranger.publicKey });
    expect(() => world.send([forged], world.stranger)).toThrow(
      'The rental has not ended, so only its renter may close it',
    );
  });

  it('error: while a device is hired or drains', () => {
    const { world, rental } = opened();
    const device = world.freshDevice();
    world.assign(rental, device);
    expect(() => world.close(rental)).toThrow('Devices are still hired or draining');
    world.chain.advanceSlots(5n);
    world.release(rental.owner, rental, device);
    expect(() => world.close(rental)).toThrow('Devices are still hired or draining');
  });

  it("error: to another owner, or out of another's vault", () => {
    const { world, rental, input } = opened();
    const thief = world.openRental();
    const forged = rentalClose({ ...input, authority: thief.owner.publicKey, owner: thief.owner.publicKey });
    expect(() => world.send([forged], thief.owner)).toThrow(
      'Only the renter, or its session key in its time, may do this',
    );
    const vault = withAccount(rentalClose(input), vaultAddress(rental.rental), vaultAddress(thief.rental));
    expect(() => world.send([vault], rental.owner)).toThrow('The device is not hired by this rental');
  });

  it("error: to a stranger's token account after the end", () => {
    const { world, input } = opened();
    const thief = world.renter();
    world.chain.advanceSeconds(600n);
    const ownerToken = associatedTokenAddress(thief.owner.publicKey, input.mint);
    const forged = rentalClose({ ...input, authority: thief.owner.publicKey, ownerToken });
    expect(() => world.send([forged], thief.owner)).toThrow('The payout account belongs to somebody else');
  });

  it('pays everything back, dust included, and gives the rent back', () => {
    const { world, rental, owner } = opened();
    const donor = world.renter();
    const token = associatedTokenAddress(donor.owner.publicKey, rental.mint);
    world.send([createTransferInstruction(token, vaultAddress(rental.rental), donor.owner.publicKey, 7n)], donor.owner);
    const before = world.chain.balance(owner);
    expect(world.close(rental)).toMatchObject({ amount: 10_000_000n, dust: 7n, refunded: 10_000_000n });
    expect(world.balance(owner)).toBe(1_000_000_007n);
    expect(world.chain.balance(owner)).toBeGreaterThan(before);
    expect(world.chain.data(vaultAddress(rental.rental))).toBeUndefined();
  });

  it('is done by anybody after the end, to the renter', () => {
    const { world, input, owner } = opened();
    world.chain.advanceSeconds(600n);
    world.send([rentalClose({ ...input, authority: world.stranger.publicKey })], world.stranger);
    expect(world.balance(owner)).toBe(1_000_000_000n);
  });

  it('is final', () => {
    const { world, rental, owner, input } = opened();
    world.close(rental);
    expect(() => world.send([rentalClose(input)], rental.owner)).toThrow('An account does not exist');
    const deposit = rentalDeposit({ owner, rental: rental.rental, mint: rental.mint, amount: 1n });
    expect(() => world.send([deposit], rental.owner)).toThrow('An account does not exist');
  });
});
