// A marketplace on an in-process chain: config, mints, one model, and makers of suppliers, devices, renters and rentals.

import { address } from '@solana/kit';
import type { Keypair, PublicKey, TransactionInstruction } from '@solana/web3.js';
import { marketplaceProgram } from '../../client/artifacts.ts';
import * as accounts from '../../client/generated/marketplace/accounts.ts';
import { MARKETPLACE_PROGRAM_ID } from '../../client/generated/marketplace/program.ts';
import type * as t from '../../client/generated/marketplace/types.ts';
import * as i from '../../client/instructions/index.ts';
import type { RentalOpenInput } from '../../client/instructions/rental.ts';
import * as pda from '../../client/pda.ts';
import { gpuHash } from '../../client/proof/hash.ts';
import { generateEncryptionKeys } from '../../client/sealed.ts';
import { Books } from './books.ts';
import { type Sent, SLOT_MS } from './chain.ts';
import {
  type DeviceHandle,
  type DeviceOptions,
  type FreshDeviceOptions,
  MODEL,
  type RentalHandle,
  type RenterHandle,
  type SupplierHandle,
} from './defaults.ts';
import { keypair } from './keys.ts';
import { Prover } from './prover.ts';
import { type Restore, together } from './saved.ts';
import { createMint, mintTo } from './tokens.ts';

export { type DeviceHandle, MODEL, PARAMETERS, type RentalHandle, type RenterHandle } from './defaults.ts';

/** A marketplace on an in-process chain. */
export class World extends Books {
  #labels = 0;

  private constructor() {
    super();
  }

  /** A chain with the program and two mints, and no config yet. */
  static empty(): World {
    const world = new World();
    world.chain.svm.addProgram(address(MARKETPLACE_PROGRAM_ID.toBase58()), marketplaceProgram());
    // LiteSVM deploys without an upgrade authority: tag u32, slot u64, then the authority as an option.
    const authority = world.upgradeAuthority.publicKey.toBytes();
    world.chain.overwrite(pda.programDataAddress(), (data) => data.set([1, ...authority], 12));
    for (const key of [world.upgradeAuthority, world.authority, world.mintAuthority, world.stranger]) {
      world.chain.airdrop(key.publicKey);
    }
    createMint(world.chain, world.mintAuthority, keypair('usdc mint'), 6);
    createMint(world.chain, world.mintAuthority, keypair('io mint'), 8);
    return world;
  }

  /** A marketplace with config and one model. */
  static create(parameters: Partial<t.ConfigParameters> = {}): World {
    const world = World.empty();
    world.send([world.initializeInstruction(parameters)], world.upgradeAuthority);
    world.setModel(MODEL);
    return world;
  }

  override save(): Restore {
    const labels = this.#labels;
    return together(super.save(), () => {
      this.#labels = labels;
    });
  }

  /** A wallet with SOL. */
  wallet(label = 'wallet'): Keypair {
    const wallet = this.#key(label);
    this.chain.airdrop(wallet.publicKey);
    return wallet;
  }

  /** Registers a supplier, paid to an owner of its own unless one is given. */
  supplier(payout = this.#key('payout').publicKey): SupplierHandle {
    const owner = this.wallet('supplier');
    this.send([i.supplierRegister({ owner: owner.publicKey, payout, name: 'Supplier' })], owner);
    return { owner, payout, supplier: pda.supplierAddress(owner.publicKey) };
  }

  /** Registers a device, of a new supplier unless one is given. */
  registerDevice(options: DeviceOptions = {}): DeviceHandle {
    const { supplier = this.supplier(), gpus = 1, modelCode = MODEL.code, diligence } = options;
    const worker = this.wallet('worker');
    const index = accounts.decodeSupplier(this.chain.data(supplier.supplier)!).nextDeviceIndex;
    const device = pda.deviceAddress(supplier.supplier, index);
    const gpuHashes = Array.from({ length: gpus }, (_, at) => gpuHash(`${device.toBase58()} ${at}`));
    const register = i.deviceRegister({
      owner: supplier.owner.publicKey,
      worker: worker.publicKey,
      index,
      modelCode,
      gpuHashes,
      country: 276,
      connectivity: 'High',
      encryptionKey: generateEncryptionKeys().publicKey,
    });
    this.send([register], supplier.owner, worker);
    const prover = new Prover(this, device, worker, diligence);
    return { ...supplier, device, worker, gpuHashes, modelCode, prover };
  }

  /** Sets a device's listing: two dollars or one IO an hour unless told otherwise. */
  list(device: DeviceHandle, terms: Partial<t.ListingSetArgs> = {}): void {
    const args = { askUsdc: 2_000_000n, askIo: 100_000_000n, minSeconds: 0, maxSeconds: 86_400, ...terms };
    this.send([i.listingSet({ owner: device.owner.publicKey, device: device.device, ...args })], device.owner);
  }

  /** A device that is registered, listed and fresh. */
  freshDevice(options: FreshDeviceOptions = {}): DeviceHandle {
    return this.freshDevices([options])[0] as DeviceHandle;
  }

  /** Devices that are registered, listed and fresh at the same time. */
  freshDevices(options: readonly FreshDeviceOptions[]): DeviceHandle[] {
    const devices = options.map((device) => {
      const handle = this.registerDevice(device);
      this.list(handle, device.terms);
      return handle;
    });
    for (const { prover } of devices) prover.start();
    while (devices.some(({ device }) => this.device(device).chain.lastCreditedSlot === 0n)) {
      for (const { prover } of devices) prover.nextOrRestart();
    }
    return devices;
  }

  /** A wallet with SOL and tokens of both mints. */
  renter(amount = 1_000_000_000n): RenterHandle {
    const owner = this.wallet('renter');
    for (const mint of [this.usdcMint, this.ioMint])
      mintTo(this.chain, this.mintAuthority, mint, owner.publicKey, amount);
    return { owner, renter: pda.renterAddress(owner.publicKey) };
  }

  /** What a rental of ten minutes with ten dollars is opened with. */
  openInput({ owner, renter }: RenterHandle, options: Partial<RentalOpenInput> = {}): RentalOpenInput {
    const data = this.chain.data(renter);
    return {
      owner: owner.publicKey,
      nonce: data ? accounts.decodeRenter(data).nextNonce : 0n,
      mint: this.usdcMint,
      priceCap: 1_000_000_000n,
      wantedGpus: 16,
      seconds: 600,
      deposit: 10_000_000n,
      encryptionKey: new Uint8Array(32).fill(9),
      ...options,
    };
  }

  /** Opens a rental. */
  openRental(renter: RenterHandle = this.renter(), options: Partial<RentalOpenInput> = {}): RentalHandle {
    const input = this.openInput(renter, options);
    this.send([i.rentalOpen(input)], renter.owner);
    return { ...renter, rental: pda.rentalAddress(renter.renter, input.nonce), mint: input.mint };
  }

  /** Hires devices of one model for a rental. */
  assign({ owner, rental }: RentalHandle, ...devices: readonly DeviceHandle[]): Sent {
    const assign = i.rentalAssign({
      authority: owner.publicKey,
      rental,
      modelCode: devices[0]!.modelCode,
      devices: devices.map(({ device }) => device),
      seenSlot: this.chain.slot,
    });
    return this.send([assign], owner);
  }

  /** Opens a rental and hires a device for it. */
  rent(device: DeviceHandle, options: Partial<RentalOpenInput> = {}): RentalHandle {
    const rental = this.openRental(this.renter(), options);
    this.assign(rental, device);
    return rental;
  }

  /** Pretends that a rental has hired devices of this many ranks, more than a test could register. */
  pretendRanks(rental: PublicKey, nextRank: number): void {
    this.chain.overwrite(rental, (data) => {
      data.set(accounts.encodeRental({ ...accounts.decodeRental(data), nextRank }));
    });
  }

  /** Releases a device as `signer`. */
  release(signer: Keypair, { rental }: RentalHandle, { device }: DeviceHandle): t.DeviceReleased {
    const sent = this.send([i.deviceRelease({ authority: signer.publicKey, rental, device })], signer);
    return sent.events[0]!.data as t.DeviceReleased;
  }

  /** Lets time pass until a hired device that does not prove can be released by anybody. */
  fallSilent({ device }: DeviceHandle): void {
    const { assignment, chain } = this.device(device);
    this.chain.advanceToSlot(chain.lastCreditedSlot + assignment.silentSlots + 1n);
    const seconds = chain.lastCreditedAt + assignment.silentSeconds + 1n - this.chain.time;
    if (seconds > 0n) this.chain.advanceSeconds(seconds);
  }

  /** `deviceSettle` by a stranger. */
  settleInstruction({ rental, mint }: RentalHandle, handle: DeviceHandle): TransactionInstruction {
    const { device, supplier, payout } = handle;
    return i.deviceSettle({
      payer: this.stranger.publicKey,
      rental,
      mint,
      device,
      supplier,
      payout,
      treasury: this.treasury,
    });
  }

  /** Settles a device as a stranger. */
  settle(rental: RentalHandle, device: DeviceHandle): t.DeviceSettled {
    const sent = this.send([this.settleInstruction(rental, device)], this.stranger);
    return sent.events[0]!.data as t.DeviceSettled;
  }

  /** Closes a rental as its renter. */
  close({ owner, rental, mint }: RentalHandle): t.RentalClosed {
    const authority = owner.publicKey;
    const sent = this.send([i.rentalClose({ authority, owner: authority, rental, mint })], owner);
    return sent.events[0]!.data as t.RentalClosed;
  }

  /** Lets the provers answer all their challenges until `seconds` have passed. */
  run(seconds: bigint, ...provers: readonly Prover[]): void {
    const end = this.chain.time + seconds;
    for (;;) {
      const due = provers
        .map((prover) => ({ prover, slot: prover.dueSlot }))
        .sort((a, b) => (a.slot < b.slot ? -1 : 1));
      const [first] = due;
      const ahead =
        first && first.slot > this.chain.slot ? ((first.slot - this.chain.slot) * BigInt(SLOT_MS)) / 1_000n : 0n;
      if (!first || this.chain.time + ahead >= end) break;
      first.prover.nextOrRestart();
    }
    if (end > this.chain.time) this.chain.advanceSeconds(end - this.chain.time);
  }

  #key(label: string): Keypair {
    this.#labels += 1;
    return keypair(`${label} ${this.#labels}`);
  }
}
