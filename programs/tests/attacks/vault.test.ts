// Who tries to get money out of a vault that is not his, or twice.

import { AuthorityType, createSetAuthorityInstruction, createTransferInstruction } from '@solana/spl-token';
import { describe, expect, it } from 'vitest';
import { quoteOf } from '../../client/amount.ts';
import * as i from '../../client/instructions/index.ts';
import * as pda from '../../client/pda.ts';
import { TransactionRefused } from '../support/chain.ts';
import { withAccount } from '../support/forge.ts';
import { mintTo } from '../support/tokens.ts';
import { MODEL, PARAMETERS, World } from '../support/world.ts';

const FEE_BPS = PARAMETERS.reservationFeeBps + PARAMETERS.paymentFeeUsdcBps;

const quote = (seconds: bigint) => quoteOf({ price: 2_000_000n, gpuCount: 1, seconds, feeBps: FEE_BPS });

describe('taking money out of a vault', () => {
  it('before any second was proven there is nothing to settle', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    expect(() => world.settle(rental, device)).toThrow('Nothing can be settled yet');
    world.chain.advanceSeconds(20n);
    expect(() => world.settle(rental, device)).toThrow('Nothing can be settled yet');
  });

  it('settling twice in one transaction pays once', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    world.run(200n, device.prover);
    const settle = world.settleInstruction(rental, device);
    expect(() => world.send([settle, settle], world.stranger)).toThrow('Nothing can be settled yet');
    expect(world.settle(rental, device).paid).toBeGreaterThan(0n);
    expect(() => world.settle(rental, device)).toThrow('Nothing can be settled yet');
  });

  it('a device is not settled from the vault of another rental, of the same renter or not', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    const sibling = world.openRental(rental);
    const foreign = world.openRental();
    world.run(200n, device.prover);
    for (const other of [sibling, foreign]) {
      expect(() => world.settle(other, device)).toThrow('The device is not hired by this rental');
      const forged = withAccount(
        world.settleInstruction(rental, device),
        pda.vaultAddress(rental.rental),
        pda.vaultAddress(other.rental),
      );
      expect(() => world.send([forged], world.stranger)).toThrow('The device is not hired by this rental');
    }
  });

  it("another's supplier account, payout or treasury gets nothing", () => {
    const world = World.create();
    const device = world.freshDevice();
    const other = world.freshDevice();
    const rental = world.rent(device);
    world.run(150n, device.prover);
    const settle = world.settleInstruction(rental, device);
    const send = (...forge: Parameters<typeof withAccount>) => world.send([withAccount(...forge)], world.stranger);
    expect(() => send(settle, device.supplier, other.supplier)).toThrow('The device is not hired by this rental');
    expect(() => send(settle, device.payout, other.payout)).toThrow('The payout account belongs to somebody else');
    expect(() => send(settle, world.treasury, other.payout)).toThrow("The treasury can't be the default key");
    const thief = mintTo(world.chain, world.mintAuthority, world.usdcMint, world.stranger.publicKey, 0n);
    for (const owner of [device.payout, world.treasury]) {
      const token = pda.associatedTokenAddress(owner, world.usdcMint);
      expect(() => send(settle, token, thief)).toThrow('The payout account belongs to somebody else');
    }
  });

  it("an account of the payout's owner beside its associated one is taken only when that one can't be used", () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    world.run(150n, device.prover);
    mintTo(world.chain, world.mintAuthority, world.usdcMint, device.payout, 1n);
    // The thief made the account, then gave it to the payout's owner.
    const { owner } = world.renter();
    const token = pda.associatedTokenAddress(owner.publicKey, world.usdcMint);
    const give = createSetAuthorityInstruction(token, owner.publicKey, AuthorityType.AccountOwner, device.payout);
    world.send([give], owner);
    const input = {
      ...{ payer: world.stranger.publicKey, rental: rental.rental, mint: rental.mint, device: device.device },
      ...{ supplier: device.supplier, payout: device.payout, treasury: world.treasury },
    };
    const settle = i.deviceSettle({ ...input, payoutToken: token });
    expect(() => world.send([settle], world.stranger)).toThrow('The payout account belongs to somebody else');
  });

  it('money sent to a vault is neither lost nor hired with, and goes to the renter at the close', () => {
    const world = World.create();
    const rental = world.openRental();
    const { owner } = world.renter();
    const from = pda.associatedTokenAddress(owner.publicKey, world.usdcMint);
    world.send([createTransferInstruction(from, pda.vaultAddress(rental.rental), owner.publicKey, 7n)], owner);
    const withdraw = (amount: bigint) =>
      world.send(
        [i.rentalWithdraw({ owner: rental.owner.publicKey, rental: rental.rental, mint: rental.mint, amount })],
        rental.owner,
      );
    expect(() => withdraw(10_000_001n)).toThrow('less free money');
    withdraw(10_000_000n);
    expect(world.close(rental)).toMatchObject({ amount: 0n, dust: 7n });
    expect(world.balance(rental.owner.publicKey)).toBe(1_000_000_007n);
  });

  it('a renter takes no money that is held for a device', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    const { free } = world.rental(rental.rental);
    const withdraw = (amount: bigint) =>
      world.send(
        [i.rentalWithdraw({ owner: rental.owner.publicKey, rental: rental.rental, mint: rental.mint, amount })],
        rental.owner,
      );
    expect(() => withdraw(free + 1n)).toThrow('less free money');
    withdraw(free);
    expect(() => world.close(rental)).toThrow('Devices are still hired or draining');
    world.run(700n, device.prover);
    world.release(world.stranger, rental, device);
    expect(() => world.close(rental)).toThrow('Devices are still hired or draining');
    expect(world.settle(rental, device).paid).toBe(quote(600n).net);
  });

  it("a session key assigns within its time, and can't take, end or close anything", () => {
    const world = World.create();
    const session = world.wallet('session');
    const [device, other] = [world.registerDevice(), world.registerDevice()];
    for (const handle of [device, other]) {
      world.list(handle);
      handle.prover.start();
    }
    world.run(300n, device.prover, other.prover);
    const sessionExpiresAt = world.chain.time + 30n;
    const rental = world.openRental(world.renter(), { session: session.publicKey, sessionExpiresAt });
    world.assign({ ...rental, owner: session }, device);
    const authority = session.publicKey;
    const { mint } = rental;
    const refused = [
      i.rentalWithdraw({ owner: authority, rental: rental.rental, mint, amount: 1n }),
      i.rentalDeposit({ owner: authority, rental: rental.rental, mint, amount: 1n }),
      i.deviceRelease({ authority, rental: rental.rental, device: device.device }),
      i.rentalClose({ authority, owner: rental.owner.publicKey, rental: rental.rental, mint }),
      i.rentalClose({ authority, owner: authority, rental: rental.rental, mint }),
    ];
    for (const instruction of refused) expect(() => world.send([instruction], session)).toThrow(TransactionRefused);
    world.chain.advanceSeconds(30n);
    expect(() => world.assign({ ...rental, owner: session }, other)).toThrow('Only the renter, or its session key');
  });

  it('a closed rental is neither opened again nor settled, withdrawn from or closed twice', () => {
    const world = World.create();
    const device = world.freshDevice();
    const renter = world.renter();
    const rental = world.openRental(renter);
    world.close(rental);
    expect(() => world.close(rental)).toThrow(TransactionRefused);
    expect(() => world.assign(rental, device)).toThrow(TransactionRefused);
    const again = i.rentalOpen(world.openInput(renter, { nonce: 0n }));
    expect(() => world.send([again], renter.owner)).toThrow(TransactionRefused);
    expect(world.openRental(renter).rental.equals(rental.rental)).toBe(false);
  });

  it('closing and hiring in one transaction leaves no device behind', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.openRental();
    const owner = rental.owner.publicKey;
    const assign = i.rentalAssign({
      ...{ authority: owner, rental: rental.rental, modelCode: MODEL.code },
      ...{ devices: [device.device], seenSlot: world.chain.slot },
    });
    const close = i.rentalClose({ authority: owner, owner, rental: rental.rental, mint: rental.mint });
    expect(() => world.send([assign, close], rental.owner)).toThrow('Devices are still hired or draining');
    expect(() => world.send([close, assign], rental.owner)).toThrow(TransactionRefused);
  });
});
