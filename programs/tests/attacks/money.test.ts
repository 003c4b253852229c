import { AuthorityType, createSetAuthorityInstruction, createTransferInstruction } from '@solana/spl-token';
import { describe, expect, it } from 'vitest';
import { quoteOf } from '../../client/amount.ts';
import * as i from '../../client/instructions/index.ts';
import * as pda from '../../client/pda.ts';
import { TransactionRefused } from '../support/chain.ts';
import { withAccount } from '../support/forge.ts';
import { mintTo } from '../support/tokens.ts';
import { type DeviceHandle, MODEL, PARAMETERS, World } from '../support/world.ts';

const PRICE = 2_000_000n;
const FEE_BPS = PARAMETERS.reservationFeeBps + PARAMETERS.paymentFeeUsdcBps;

const quote = (seconds: bigint, price = PRICE) => quoteOf({ price, gpuCount: 1, seconds, feeBps: FEE_BPS });

/** Sets a supplier's payout, once it may be set again. */
function payTo(world: World, { owner }: DeviceHandle, payout: Parameters<typeof pda.supplierAddress>[0]): void {
  world.chain.advanceSeconds(3_600n);
  world.send([i.supplierUpdate({ owner: owner.publicKey, payout, name: 'Supplier' })], owner);
}

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

describe('a device hired twice', () => {
  it('twice in one batch, or by two rentals in one transaction', () => {
    const world = World.create();
    const device = world.freshDevice();
    const [first, second] = [world.openRental(), world.openRental()];
    expect(() => world.assign(first, device, device)).toThrow('The device is hired or drains');
    const assign = ({ owner, rental }: typeof first) =>
      i.rentalAssign({
        ...{ authority: owner.publicKey, rental, modelCode: MODEL.code },
        ...{ devices: [device.device], seenSlot: world.chain.slot },
      });
    expect(() => world.send([assign(first), assign(second)], first.owner, second.owner)).toThrow(
      'The device is hired or drains',
    );
  });

  it('again before the first assignment was settled', () => {
    const world = World.create();
    const device = world.freshDevice();
    const first = world.rent(device);
    world.release(first.owner, first, device);
    device.prover.next();
    expect(() => world.rent(device)).toThrow('The device is hired or drains');
    world.settle(first, device);
    world.rent(device);
  });
});

describe('using a device without paying', () => {
  it('leaving just before a tick: the tail is held, and paid by that tick', () => {
    const world = World.create();
    const device = world.freshDevice();
    world.chain.advanceToSlot(device.prover.dueSlot - 1n);
    device.prover.next();
    const rental = world.rent(device);
    const assignedAt = world.chain.time;
    world.chain.advanceToSlot(device.prover.dueSlot - 1n);
    const used = world.chain.time - assignedAt;
    expect(world.release(rental.owner, rental, device)).toMatchObject({ reason: 'Renter', drained: false });
    expect(() => world.settle(rental, device)).toThrow('Nothing can be settled yet');
    expect(device.prover.next()).toMatchObject({ hiredSeconds: Number(used), drained: true });
    expect(world.settle(rental, device)).toMatchObject({ paid: quote(used).net, ended: true });
  });

  it('settling what accrued and leaving before the minimum: nothing is payable before it', () => {
    const world = World.create();
    const device = world.freshDevice({ terms: { minSeconds: 300 } });
    const rental = world.rent(device);
    const start = world.chain.time;
    world.run(100n, device.prover);
    expect(() => world.settle(rental, device)).toThrow('Nothing can be settled yet');
    expect(world.release(rental.owner, rental, device).releasedAt).toBe(start + 300n);
    world.run(400n, device.prover);
    expect(world.settle(rental, device)).toMatchObject({ paid: quote(300n).net, seconds: 300n, ended: true });
  });

  it('changing the terms or the fees under a running rental changes nothing of it', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    world.list(device, { askUsdc: PRICE * 100n, minSeconds: 600 });
    world.change({ kind: 'Parameters', value: { ...PARAMETERS, paymentFeeUsdcBps: 500 } });
    device.prover.start();
    world.run(700n, device.prover);
    world.release(world.stranger, rental, device);
    const { seconds, paid, fees } = world.settle(rental, device);
    expect({ paid, fees }).toEqual({ paid: quote(seconds).net, fees: quote(seconds).gross - quote(seconds).net });
  });

  it('a stranger who settles after every tick costs the supplier no unit', () => {
    const world = World.create();
    const device = world.freshDevice({ terms: { askUsdc: 131n } });
    const rental = world.rent(device);
    for (let at = 0; at < 20; at += 1) {
      device.prover.next();
      if (world.device(device.device).assignment.releasedAt === 0n) {
        try {
          world.settle(rental, device);
        } catch (error) {
          expect(String(error)).toContain('Nothing can be settled yet');
        }
      }
    }
    world.release(world.stranger, rental, device);
    world.settle(rental, device);
    expect(world.balance(device.payout)).toBe(quote(600n, 131n).net);
  });
});

describe("holding a renter's money", () => {
  it.each<
    [string, (world: World, device: DeviceHandle, rental: { rental: DeviceHandle['device'] }) => DeviceHandle['device']]
  >([
    ['the treasury', (world) => world.treasury],
    ['the rental that pays', (_, __, { rental }) => rental],
    ['the vault that pays', (_, __, { rental }) => pda.vaultAddress(rental)],
    ['the device', (_, { device }) => device],
    ['the mint', (world) => world.usdcMint],
    ['the config', () => pda.configAddress()],
    ['the payer', (world) => world.stranger.publicKey],
    ['a token account', (world, { payout }) => mintTo(world.chain, world.mintAuthority, world.usdcMint, payout, 1n)],
  ])('a payout that is %s stops no settlement', (_, payoutOf) => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    world.run(700n, device.prover);
    const payout = payoutOf(world, device, rental);
    payTo(world, device, payout);
    world.release(world.stranger, rental, device);
    expect(world.settle(rental, { ...device, payout })).toMatchObject({ ended: true, paid: quote(600n).net });
    world.close(rental);
  });

  it('a supplier that vanishes holds the rest no longer than silence and drain', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    const { silentSlots } = world.device(device.device).assignment;
    world.chain.advanceSlots(silentSlots + 5n);
    expect(world.release(world.stranger, rental, device)).toMatchObject({ reason: 'Silent', drained: true });
    expect(world.settle(rental, device)).toMatchObject({ ended: true, paid: 0n, returned: quote(600n).gross });
  });

  it('a supplier that leaves holds the tail no longer than the drain, and before the minimum earns nothing', () => {
    const world = World.create();
    const device = world.freshDevice({ terms: { minSeconds: 300 } });
    const rental = world.rent(device);
    world.run(100n, device.prover);
    world.release(device.owner, rental, device);
    const { drainAt, drainSlot } = world.device(device.device).assignment;
    world.chain.advanceToSlot(drainSlot + 1n);
    if (world.chain.time <= drainAt) world.chain.advanceSeconds(drainAt - world.chain.time + 1n);
    expect(world.settle(rental, device)).toMatchObject({ ended: true, paid: 0n, returned: quote(600n).gross });
  });

  it('a renter who leaves before the minimum is not bound to a device that falls silent then', () => {
    const world = World.create();
    const device = world.freshDevice({ terms: { minSeconds: 3_600, maxSeconds: 86_400 } });
    const rental = world.rent(device, { seconds: 36_000, deposit: 100_000_000n });
    world.run(100n, device.prover);
    world.release(rental.owner, rental, device);
    const { silentSlots } = world.device(device.device).assignment;
    world.chain.advanceSlots(silentSlots + 5n);
    expect(world.release(rental.owner, rental, device)).toMatchObject({ reason: 'Silent', drained: true });
    expect(world.settle(rental, device)).toMatchObject({ ended: true, paid: 0n });
    expect(world.rental(rental.rental)).toMatchObject({ free: 100_000_000n, committed: 0n });
  });

  it('a stranger releases no device that proves, and closes no rental before its end', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    world.run(100n, device.prover);
    expect(() => world.release(world.stranger, rental, device)).toThrow('Only renter or supplier may release');
    expect(() => world.release(device.worker, rental, device)).toThrow('Only renter or supplier may release');
    const empty = world.openRental();
    const close = i.rentalClose({
      ...{ authority: world.stranger.publicKey, owner: empty.owner.publicKey },
      ...{ rental: empty.rental, mint: empty.mint },
    });
    expect(() => world.send([close], world.stranger)).toThrow('The rental has not ended');
    world.chain.advanceSeconds(601n);
    const thief = withAccount(close, empty.owner.publicKey, world.stranger.publicKey);
    expect(() => world.send([thief], world.stranger)).toThrow('Only the renter');
    world.send([close], world.stranger);
    expect(world.balance(empty.owner.publicKey)).toBe(1_000_000_000n);
  });

  it('a pause stops neither ticks, settlement nor refunds', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    world.send([i.rentalsPauseSet({ authority: world.authority.publicKey, paused: true })], world.authority);
    expect(() => world.openRental()).toThrow('New rentals are paused');
    world.run(700n, device.prover);
    world.release(world.stranger, rental, device);
    world.settle(rental, device);
    world.close(rental);
  });
});
