import {
  ACCOUNT_SIZE,
  AuthorityType,
  createCloseAccountInstruction,
  createFreezeAccountInstruction,
  createInitializeAccount3Instruction,
  createSetAuthorityInstruction,
  createTransferInstruction,
  TOKEN_PROGRAM_ID,
} from '@solana/spl-token';
import { type Keypair, type PublicKey, SystemProgram } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { deviceSettle, rentalClose } from '../../client/instructions/rental.ts';
import { associatedTokenAddress, vaultAddress } from '../../client/pda.ts';
import { keypair } from '../support/keys.ts';
import { mintTo } from '../support/tokens.ts';
import { type DeviceHandle, type RentalHandle, World } from '../support/world.ts';

/** A hired device with something to settle, whose payout is a wallet that the test holds. */
function earned() {
  const world = World.create();
  const payout = world.wallet('payout wallet');
  const device = world.freshDevice({ supplier: world.supplier(payout.publicKey) });
  const rental = world.rent(device);
  device.prover.next();
  return {
    world,
    device,
    rental,
    payout,
    associated: associatedTokenAddress(payout.publicKey, world.usdcMint),
  };
}

/** A token account of an owner that is not its associated one. Anybody can make it. */
function anotherAccount(world: World, owner: PublicKey, label: string): PublicKey {
  const account = keypair(label);
  const create = SystemProgram.createAccount({
    fromPubkey: world.stranger.publicKey,
    newAccountPubkey: account.publicKey,
    lamports: 2_039_280 * 2,
    space: ACCOUNT_SIZE,
    programId: TOKEN_PROGRAM_ID,
  });
  world.send(
    [create, createInitializeAccount3Instruction(account.publicKey, world.usdcMint, owner)],
    world.stranger,
    account,
  );
  return account.publicKey;
}

function settleTo(
  world: World,
  rental: RentalHandle,
  device: DeviceHandle,
  payoutToken?: PublicKey,
  treasuryToken?: PublicKey,
) {
  const { mint, rental: key } = rental;
  const { device: deviceKey, supplier, payout } = device;
  const payer = world.stranger.publicKey;
  const settle = deviceSettle({
    payer,
    rental: key,
    mint,
    device: deviceKey,
    supplier,
    payout,
    treasury: world.treasury,
    payoutToken,
    treasuryToken,
  });
  return world.send([settle], world.stranger);
}

const giveAway = (world: World, account: PublicKey, owner: Keypair) =>
  world.send(
    [createSetAuthorityInstruction(account, owner.publicKey, AuthorityType.AccountOwner, world.stranger.publicKey)],
    owner,
  );

describe('a payout token account', () => {
  it('that was closed is made again by whoever settles', () => {
    const { world, device, rental, payout, associated } = earned();
    settleTo(world, rental, device);
    const paid = world.tokens(associated);
    const empty = createTransferInstruction(
      associated,
      associatedTokenAddress(rental.owner.publicKey, rental.mint),
      payout.publicKey,
      paid,
    );
    const close = createCloseAccountInstruction(associated, payout.publicKey, payout.publicKey);
    world.send([empty, close], payout);
    expect(world.chain.data(associated)).toBeUndefined();
    device.prover.next();
    settleTo(world, rental, device);
    expect(world.tokens(associated)).toBeGreaterThan(0n);
  });

  it("error: another of the payout's while the associated one can be used", () => {
    const { world, device, rental, payout } = earned();
    const other = anotherAccount(world, payout.publicKey, 'other');
    expect(() => settleTo(world, rental, device, other)).toThrow('The payout account belongs to somebody else');
    mintTo(world.chain, world.mintAuthority, world.usdcMint, payout.publicKey, 0n);
    expect(() => settleTo(world, rental, device, other)).toThrow('The payout account belongs to somebody else');
  });

  it('that was given away stops nobody: another of the payout is paid', () => {
    const { world, device, rental, payout, associated } = earned();
    mintTo(world.chain, world.mintAuthority, world.usdcMint, payout.publicKey, 0n);
    giveAway(world, associated, payout);
    expect(() => settleTo(world, rental, device)).toThrow('The payout account belongs to somebody else');
    const thief = anotherAccount(world, world.stranger.publicKey, 'thief');
    expect(() => settleTo(world, rental, device, thief)).toThrow('The payout account belongs to somebody else');
    const other = anotherAccount(world, payout.publicKey, 'other');
    settleTo(world, rental, device, other);
    expect(world.tokens(other)).toBeGreaterThan(0n);
  });

  it('that was frozen stops nobody either', () => {
    const { world, device, rental, payout, associated } = earned();
    mintTo(world.chain, world.mintAuthority, world.usdcMint, payout.publicKey, 0n);
    const { publicKey: issuer } = world.mintAuthority;
    world.send([createFreezeAccountInstruction(associated, world.usdcMint, issuer)], world.mintAuthority);
    expect(() => settleTo(world, rental, device)).toThrow('The payout account belongs to somebody else');
    const other = anotherAccount(world, payout.publicKey, 'other');
    settleTo(world, rental, device, other);
    expect(world.tokens(other)).toBeGreaterThan(0n);
  });

  it('of the treasury is passed over too when it is frozen', () => {
    const { world, device, rental } = earned();
    mintTo(world.chain, world.mintAuthority, world.usdcMint, world.treasury, 0n);
    const account = associatedTokenAddress(world.treasury, world.usdcMint);
    const { publicKey: issuer } = world.mintAuthority;
    world.send([createFreezeAccountInstruction(account, world.usdcMint, issuer)], world.mintAuthority);
    expect(() => settleTo(world, rental, device)).toThrow('The payout account belongs to somebody else');
    const other = anotherAccount(world, world.treasury, 'other treasury');
    settleTo(world, rental, device, undefined, other);
    expect(world.tokens(other)).toBeGreaterThan(0n);
  });

  it('is not needed where nothing is paid', () => {
    const { world, device, rental, payout, associated } = earned();
    settleTo(world, rental, device);
    giveAway(world, associated, payout);
    world.fallSilent(device);
    world.release(world.stranger, rental, device);
    expect(settleTo(world, rental, device).events).toMatchObject([{ data: { ended: true, paid: 0n } }]);
    world.close(rental);
  });
});

describe("a renter's token account", () => {
  it('that was given away does not hold the refund back', () => {
    const world = World.create();
    const rental = world.openRental();
    const owner = rental.owner.publicKey;
    giveAway(world, associatedTokenAddress(owner, rental.mint), rental.owner);
    const input = { authority: owner, owner, rental: rental.rental, mint: rental.mint };
    expect(() => world.send([rentalClose(input)], rental.owner)).toThrow('The payout account belongs to somebody else');
    const ownerToken = anotherAccount(world, owner, 'other wallet');
    world.send([rentalClose({ ...input, ownerToken })], rental.owner);
    expect(world.tokens(ownerToken)).toBe(10_000_000n);
  });
});

describe('dust in a vault', () => {
  it('changes nothing that is owed and goes to the renter at the end', () => {
    const { world, device, rental } = earned();
    mintTo(world.chain, world.mintAuthority, world.usdcMint, world.stranger.publicKey, 1_000n);
    const source = associatedTokenAddress(world.stranger.publicKey, world.usdcMint);
    world.send(
      [createTransferInstruction(source, vaultAddress(rental.rental), world.stranger.publicKey, 999n)],
      world.stranger,
    );
    const { free, committed } = world.rental(rental.rental);
    expect(world.tokens(vaultAddress(rental.rental))).toBe(free + committed + 999n);
    world.release(rental.owner, rental, device);
    device.prover.next();
    expect(settleTo(world, rental, device).events).toMatchObject([{ data: { ended: true } }]);
    const closed = world.close(rental);
    expect(closed.dust).toBe(999n);
    expect(closed.settled + closed.fees + closed.refunded).toBe(10_000_000n);
  });
});
