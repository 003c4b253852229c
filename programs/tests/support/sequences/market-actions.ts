// What people do on the marketplace, in any order: renters, suppliers, workers, the authority, and strangers.

import { createTransferInstruction } from '@solana/spl-token';
import { expect } from 'vitest';
import { isAssigned } from '../../../client/device.ts';
import * as i from '../../../client/instructions/index.ts';
import { associatedTokenAddress, vaultAddress } from '../../../client/pda.ts';
import { TransactionRefused } from '../chain.ts';
import { type DeviceHandle, MODEL, PARAMETERS, type RentalHandle, type RenterHandle, type World } from '../world.ts';
import { type Action, one, type Pick } from './play.ts';
import type { Proven } from './proven.ts';
import type { Purses } from './purses.ts';

/** Who takes part in a sequence, and what models of it hold. */
export interface Cast {
  readonly world: World;
  readonly renters: readonly RenterHandle[];
  readonly devices: readonly DeviceHandle[];
  readonly rentals: RentalHandle[];
  readonly purses: Purses;
  readonly proven: Proven;
}

/** A device, mostly one that is hired. */
function choose({ world, devices }: Cast, pick: Pick): DeviceHandle {
  const hired = devices.filter(({ device }) => isAssigned(world.device(device)));
  return hired[pick(hired.length + 1)] ?? devices[pick(devices.length)]!;
}

/** The rental that hires a device. */
export function rentalOf({ world, rentals }: Cast, { device }: DeviceHandle): RentalHandle | undefined {
  return rentals.find(({ rental }) => world.device(device).assignment.rental.equals(rental));
}

/** Everything that people do, and strangers try. */
export const ACTIONS: Readonly<Record<string, Action<Cast>>> = {
  open({ world, renters, rentals }, pick) {
    const renter = renters[pick(renters.length)]!;
    const mint = [world.usdcMint, world.ioMint][pick(2)]!;
    const seconds = [60, 300, 900][pick(3)]!;
    const minimumGpus = [0, 3][pick(2)]!;
    rentals.push(
      world.openRental(renter, { mint, seconds, deposit: BigInt(1 + pick(60_000_000)), minimumGpus, fillSeconds: 60 }),
    );
  },
  assign({ world, rentals, devices }, pick) {
    const rental = one(rentals, pick);
    if (!rental) return;
    // Mostly devices that are free, now and then any.
    const free = devices.filter(({ device }) => !isAssigned(world.device(device)));
    const candidates = free.length > 0 && pick(4) > 0 ? free : devices;
    const hired = candidates.filter(() => pick(3) > 0);
    world.assign(rental, ...(hired.length > 0 ? hired : [candidates[0]!]));
  },
  tick({ devices }, pick) {
    devices[pick(devices.length)]!.prover.nextOrRestart();
  },
  tickAll({ world, devices }) {
    world.run(65n, ...devices.map(({ prover }) => prover));
  },
  wait({ world }, pick) {
    // Now and then so long that devices fall silent.
    world.chain.advanceSlots(BigInt(1 + pick(pick(8) === 0 ? 600 : 60)));
  },
  restart({ devices }, pick) {
    devices[pick(devices.length)]!.prover.start();
  },
  extend({ world, rentals, devices }, pick) {
    const handle = one(rentals, pick);
    if (!handle) return;
    const { owner, rental } = handle;
    const hired = devices.filter(({ device }) => world.device(device).assignment.rental.equals(rental));
    const chosen = (hired.length > 0 ? hired : devices).filter(() => pick(3) > 0).map(({ device }) => device);
    const endsAt = world.rental(rental).endsAt + BigInt(pick(400)) - 50n;
    world.send([i.rentalExtend({ owner: owner.publicKey, rental, endsAt, devices: chosen })], owner);
  },
  measureSlotTime({ world }) {
    world.chain.halt(1_800n);
    world.send([i.slotTimeMeasure()], world.stranger);
  },
  payout({ world, devices }, pick) {
    const { owner, payout } = devices[pick(devices.length)]!;
    world.send([i.supplierUpdate({ owner: owner.publicKey, payout, name: `Supplier ${pick(9)}` })], owner);
  },
  abandon({ world, devices }, pick) {
    const { owner, device, gpuHashes } = devices[pick(devices.length)]!;
    // Long silence is rare: it ends what else could happen.
    if (pick(8) === 0) world.chain.advanceSeconds(31n * 86_400n);
    world.send([i.gpuClaimRelease({ owner: owner.publicKey, device, hash: gpuHashes[0]! })], world.stranger);
  },
  release(all, pick) {
    const { world } = all;
    const device = choose(all, pick);
    const rental = rentalOf(all, device);
    if (rental) world.release([rental.owner, device.owner, world.stranger][pick(3)]!, rental, device);
  },
  settle(all, pick) {
    const device = choose(all, pick);
    const rental = rentalOf(all, device);
    if (rental) all.world.settle(rental, device);
  },
  withdraw({ world, rentals }, pick) {
    const handle = one(rentals, pick);
    if (!handle) return;
    const { owner, rental, mint } = handle;
    // Free money can be taken at any time.
    const amount = world.rental(rental).free;
    if (amount > 0n) world.send([i.rentalWithdraw({ owner: owner.publicKey, rental, mint, amount })], owner);
  },
  deposit({ world, rentals }, pick) {
    const handle = one(rentals, pick);
    if (!handle) return;
    const { owner, rental, mint } = handle;
    const amount = BigInt(1 + pick(1_000_000));
    world.send([i.rentalDeposit({ owner: owner.publicKey, rental, mint, amount })], owner);
  },
  close({ world, rentals }, pick) {
    const at = pick(rentals.length);
    const handle = rentals[at];
    if (!handle) return;
    world.close(handle);
    rentals.splice(at, 1);
  },
  list({ world, devices }, pick) {
    const [askUsdc, askIo] = [BigInt(1 + pick(3_000_000)), BigInt(1 + pick(300))];
    world.list(devices[pick(devices.length)]!, { askUsdc, askIo, minSeconds: [0, 60, 300][pick(3)]! });
  },
  accept({ world, devices }, pick) {
    const { worker, device } = devices[pick(devices.length)]!;
    const accepting = pick(3) > 0;
    world.send([i.deviceAcceptingSet({ authority: worker.publicKey, device, accepting })], worker);
  },
  fees({ world }, pick) {
    world.change({
      kind: 'Parameters',
      value: { ...PARAMETERS, reservationFeeBps: pick(101), paymentFeeUsdcBps: pick(501) },
    });
  },
  dust({ world, rentals, purses }, pick) {
    const handle = one(rentals, pick);
    if (!handle) return;
    const source = associatedTokenAddress(world.stranger.publicKey, handle.mint);
    const vault = vaultAddress(handle.rental);
    world.send([createTransferInstruction(source, vault, world.stranger.publicKey, 3n)], world.stranger);
    purses.move(handle.mint, source, vault, 3n);
  },
  pause({ world }, pick) {
    const { authority } = world;
    world.send([i.rentalsPauseSet({ authority: authority.publicKey, paused: pick(3) === 0 })], authority);
  },
  retire({ world, devices }, pick) {
    const { owner, device, gpuHashes } = devices[pick(devices.length)]!;
    if (pick(12) === 0) world.send([i.deviceRetire({ owner: owner.publicKey, device, gpuHashes })], owner);
  },
  intrude({ world, rentals, devices, renters }, pick) {
    const { rental, mint, owner } = one(rentals, pick) ?? {};
    const { device, payout } = devices[pick(devices.length)]!;
    const intruder = [world.stranger, ...renters.map((renter) => renter.owner)][pick(renters.length + 1)]!;
    if (!rental || !mint || owner?.publicKey.equals(intruder.publicKey)) return;
    const authority = intruder.publicKey;
    const money = { owner: authority, rental, mint, amount: 1n };
    const endsAt = world.rental(rental).endsAt;
    const forged = [
      i.rentalWithdraw(money),
      i.rentalDeposit(money),
      i.rentalAssign({ authority, rental, modelCode: MODEL.code, devices: [device], seenSlot: world.chain.slot }),
      i.rentalExtend({ owner: authority, rental, endsAt, devices: [device] }),
      i.listingSet({ owner: authority, device, askUsdc: 1n, askIo: 1n, minSeconds: 0, maxSeconds: 86_400 }),
      i.deviceAcceptingSet({ authority, device, accepting: false }),
      i.supplierUpdate({ owner: authority, payout, name: 'Intruder' }),
      i.rentalClose({ authority, owner: authority, rental, mint }),
    ];
    expect(() => world.send([forged[pick(forged.length)]!], intruder)).toThrow(TransactionRefused);
  },
};

/** How often each action is tried, where not once. */
export const WEIGHTS: Readonly<Record<string, number>> = {
  open: 3,
  assign: 6,
  tickAll: 6,
  tick: 2,
  settle: 5,
  release: 3,
  extend: 3,
};
