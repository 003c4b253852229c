import { describe, expect, it } from 'vitest';
import { decodeRenter } from '../../client/generated/marketplace/accounts.ts';
import { type RentalOpenInput, rentalOpen } from '../../client/instructions/rental.ts';
import { associatedTokenAddress, rentalAddress, vaultAddress } from '../../client/pda.ts';
import { withAccount, withoutSignature } from '../support/forge.ts';
import { keypair } from '../support/keys.ts';
import { createMint, mintTo } from '../support/tokens.ts';
import { World } from '../support/world.ts';

describe('rental_open', () => {
  const world = World.create();
  const renter = world.renter();
  const open = (change: Partial<RentalOpenInput> = {}) =>
    world.send([rentalOpen(world.openInput(renter, change))], renter.owner);

  it.each<[string, Partial<RentalOpenInput>, string]>([
    ['no GPU', { wantedGpus: 0 }, 'A rental wants at least one GPU'],
    ['a minimum over what is wanted', { wantedGpus: 2, minimumGpus: 3 }, 'no more for its minimum than it wants'],
    ['no time', { seconds: 0 }, 'The time is outside the allowed minimum and maximum'],
    ['over 90 days', { seconds: 90 * 86_400 + 1 }, 'The time is outside the allowed minimum and maximum'],
    ['over ten minutes to fill', { fillSeconds: 601 }, 'The fill time must be between 0 and 600 seconds'],
    ['no price', { priceCap: 0n }, 'The amount must be more than zero'],
    ['no deposit', { deposit: 0n }, 'The amount must be more than zero'],
    ['more than the wallet holds', { deposit: 1_000_000_001n }, 'The token account holds less than this needs'],
    ['a nonce that is not the next', { nonce: 1n }, 'An account is not at its derived address'],
  ])('error: %s', (_, change, message) => {
    expect(() => open(change)).toThrow(message);
  });

  it('error: a mint that the config does not name', () => {
    const mint = keypair('other mint');
    createMint(world.chain, world.mintAuthority, mint, 6);
    mintTo(world.chain, world.mintAuthority, mint.publicKey, renter.owner.publicKey, 100_000_000n);
    expect(() => open({ mint: mint.publicKey })).toThrow('This mint is not accepted');
  });

  it("error: the tokens of another mint, or somebody else's", () => {
    const { publicKey: owner } = renter.owner;
    expect(() => open({ ownerToken: associatedTokenAddress(owner, world.ioMint) })).toThrow(
      'A token account is of another mint',
    );
    const victim = world.renter();
    expect(() => open({ ownerToken: associatedTokenAddress(victim.owner.publicKey, world.usdcMint) })).toThrow(
      'A token account has another owner',
    );
  });

  it("error: without the renter's signature, or for another wallet", () => {
    const input = world.openInput(renter);
    const forged = withoutSignature(rentalOpen(input), renter.owner.publicKey);
    expect(() => world.send([forged], world.stranger)).toThrow('An account has to sign');
    const other = withAccount(rentalOpen(input), renter.owner.publicKey, world.stranger.publicKey);
    expect(() => world.send([other], world.stranger)).toThrow('An account is not at its derived address');
  });

  it('opens a rental with its vault', () => {
    const before = world.balance(renter.owner.publicKey);
    const session = keypair('session').publicKey;
    const { events } = open({
      modelCode: 7,
      country: 276,
      minimumGpus: 4,
      fillSeconds: 600,
      session,
      sessionExpiresAt: 5n,
    });
    const key = rentalAddress(renter.renter, 0n);
    const { time } = world.chain;
    expect(events).toMatchObject([
      { name: 'RentalOpened', data: { nonce: 0n, deposited: 10_000_000n, endsAt: time + 600n } },
    ]);
    expect(world.rental(key)).toMatchObject({
      owner: renter.owner.publicKey,
      mint: world.usdcMint,
      vault: vaultAddress(key),
      modelCode: 7,
      country: 276,
      wantedGpus: 16,
      minimumGpus: 4,
      openedAt: time,
      fillDeadline: time + 600n,
      endsAt: time + 600n,
      deposited: 10_000_000n,
      free: 10_000_000n,
      committed: 0n,
      session,
      sessionExpiresAt: 5n,
      hasJob: false,
      sequence: 1n,
    });
    expect(world.balance(renter.owner.publicKey)).toBe(before - 10_000_000n);
    expect(world.tokens(vaultAddress(key))).toBe(10_000_000n);
  });

  it('never uses an address twice, closed or not', () => {
    const { rental } = world.openRental(renter);
    world.close({ ...renter, rental, mint: world.usdcMint });
    const used = decodeRenter(world.chain.data(renter.renter)!).nextNonce - 1n;
    expect(() => open({ nonce: used })).toThrow('An account is not at its derived address');
    expect(world.openRental(renter).rental).not.toEqual(rental);
  });

  it('is not stopped by lamports that somebody sent to the vault first', () => {
    const { nonce } = world.openInput(renter);
    const rental = rentalAddress(renter.renter, nonce);
    world.chain.airdrop(rental, 1n);
    world.chain.airdrop(vaultAddress(rental), 1n);
    open();
  });
});
