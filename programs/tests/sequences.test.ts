// Random sequences of instructions by random people. After every step the books balance (`World.send` checks that), no
// refusal is one that must never happen, and at the end a stranger can end everything that is left.

import { createTransferInstruction } from '@solana/spl-token';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAssigned } from '../client/device.ts';
import * as i from '../client/instructions/index.ts';
import { associatedTokenAddress, vaultAddress } from '../client/pda.ts';
import { TransactionRefused } from './support/chain.ts';
import { mintTo } from './support/tokens.ts';
import { type DeviceHandle, PARAMETERS, type RentalHandle, type RenterHandle, World } from './support/world.ts';

/** What must never be the reason of a refusal, whoever does what. */
const NEVER = ['Overflow', 'Insolvent'];

/** Who takes part in a sequence. */
interface Cast {
  readonly world: World;
  readonly renters: readonly RenterHandle[];
  readonly devices: readonly DeviceHandle[];
  readonly rentals: RentalHandle[];
}

type Action = (cast: Cast, pick: (length: number) => number) => void;

/** A device, mostly one that is hired. */
function choose({ world, devices }: Cast, pick: (length: number) => number): DeviceHandle {
  const hired = devices.filter(({ device }) => isAssigned(world.device(device)));
  return hired[pick(hired.length + 1)] ?? devices[pick(devices.length)]!;
}

/** The rental that hires a device. */
function rentalOf({ world, rentals }: Cast, { device }: DeviceHandle): RentalHandle | undefined {
  return rentals.find(({ rental }) => world.device(device).assignment.rental.equals(rental));
}

const ACTIONS: Readonly<Record<string, Action>> = {
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
    const rental = rentals[pick(Math.max(rentals.length, 1))];
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
    const handle = rentals[pick(Math.max(rentals.length, 1))];
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
    const handle = rentals[pick(Math.max(rentals.length, 1))];
    if (!handle) return;
    const { owner, rental, mint } = handle;
    // Free money can be taken at any time.
    const amount = world.rental(rental).free;
    if (amount > 0n) world.send([i.rentalWithdraw({ owner: owner.publicKey, rental, mint, amount })], owner);
  },
  deposit({ world, rentals }, pick) {
    const handle = rentals[pick(Math.max(rentals.length, 1))];
    if (!handle) return;
    const { owner, rental, mint } = handle;
    const amount = BigInt(1 + pick(1_000_000));
    world.send([i.rentalDeposit({ owner: owner.publicKey, rental, mint, amount })], owner);
  },
  close({ world, rentals }, pick) {
    const at = pick(Math.max(rentals.length, 1));
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
  dust({ world, rentals }, pick) {
    const handle = rentals[pick(Math.max(rentals.length, 1))];
    if (!handle) return;
    const source = associatedTokenAddress(world.stranger.publicKey, handle.mint);
    const transfer = createTransferInstruction(source, vaultAddress(handle.rental), world.stranger.publicKey, 3n);
    world.send([transfer], world.stranger);
  },
};

/** How often each action is tried, where not once. */
const WEIGHTS: Readonly<Record<string, number>> = {
  open: 3,
  assign: 6,
  tickAll: 6,
  tick: 2,
  settle: 5,
  release: 3,
  extend: 3,
};

const NAMES = Object.keys(ACTIONS).flatMap((name) => new Array<string>(WEIGHTS[name] ?? 1).fill(name));

function cast(): Cast {
  const world = World.create();
  const renters = [world.renter(), world.renter()];
  for (const mint of [world.usdcMint, world.ioMint]) {
    mintTo(world.chain, world.mintAuthority, mint, world.stranger.publicKey, 1_000_000n);
    mintTo(world.chain, world.mintAuthority, mint, world.treasury, 0n);
  }
  const devices = world.freshDevices([{}, { gpus: 3 }, { diligence: { light: 0.9, heavy: 0.7 } }]);
  return { world, renters, devices, rentals: [] };
}

/** All tokens of a mint that the cast can have. */
function supply({ world, renters, devices, rentals }: Cast, mint: RentalHandle['mint']): bigint {
  const owners = [
    ...renters.map(({ owner }) => owner.publicKey),
    ...devices.map(({ payout }) => payout),
    world.treasury,
    world.stranger.publicKey,
  ];
  const wallets = owners.reduce((sum, owner) => sum + world.balance(owner, mint), 0n);
  const vaults = rentals.filter((rental) => rental.mint.equals(mint));
  return vaults.reduce((sum, { rental }) => sum + world.tokens(vaultAddress(rental)), wallets);
}

/** Runs an action; a refusal is fine, unless it is one that must never happen. */
function attempt(action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
    expect(NEVER, error.message).not.toContain(error.failure.name);
    expect(error.failure.code, error.message).toBeGreaterThanOrEqual(6_000);
  }
}

/** A stranger releases, settles and closes all that is left, and every unit and every account is accounted for. */
function endEverything(all: Cast): void {
  const { world, devices, rentals } = all;
  world.chain.advanceSeconds(3_000n);
  for (const device of devices) {
    const { assignment } = world.device(device.device);
    const rental = rentalOf(all, device);
    if (!rental) continue;
    if (assignment.releasedAt === 0n) world.release(world.stranger, rental, device);
    world.chain.advanceSeconds(300n);
    expect(world.settle(rental, device).ended).toBe(true);
    expect(world.device(device.device).hiredSeconds).toBeGreaterThanOrEqual(assignment.settledSeconds);
  }
  for (const { owner, rental, mint } of rentals) {
    const close = i.rentalClose({ authority: world.stranger.publicKey, owner: owner.publicKey, rental, mint });
    expect(world.send([close], world.stranger).events).toMatchObject([{ name: 'RentalClosed' }]);
  }
  rentals.length = 0;
  world.replay.checkAll(world.chain);
}

describe('any sequence of instructions', () => {
  it('keeps the books, and can be ended by a stranger', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.array(fc.nat(), { minLength: 8, maxLength: 8 })), {
      minLength: 30,
      maxLength: 30,
      size: 'max',
    });
    fc.assert(
      fc.property(steps, (sequence) => {
        const all = cast();
        const { usdcMint, ioMint } = all.world;
        const before = [usdcMint, ioMint].map((mint) => supply(all, mint));
        for (const [name, numbers] of sequence) {
          let at = 0;
          const pick = (length: number) => numbers[at++ % numbers.length]! % length;
          attempt(() => ACTIONS[name]!(all, pick));
        }
        endEverything(all);
        expect([usdcMint, ioMint].map((mint) => supply(all, mint))).toEqual(before);
      }),
      { numRuns: 100 },
    );
  }, 300_000);
});
