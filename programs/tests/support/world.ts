// A marketplace on an in-process chain: config, mints, one model, and makers of suppliers, devices, renters and rentals.

import { address } from '@solana/kit';
import { type Keypair, PublicKey, type TransactionInstruction } from '@solana/web3.js';
import { expect } from 'vitest';
import { marketplaceProgram } from '../../client/artifacts.ts';
import * as accounts from '../../client/generated/marketplace/accounts.ts';
import { MARKETPLACE_PROGRAM_ID } from '../../client/generated/marketplace/program.ts';
import type * as t from '../../client/generated/marketplace/types.ts';
import * as i from '../../client/instructions/index.ts';
import type { RentalOpenInput } from '../../client/instructions/rental.ts';
import * as pda from '../../client/pda.ts';
import { gpuHash } from '../../client/proof/hash.ts';
import { generateEncryptionKeys } from '../../client/sealed.ts';
import { Chain, type Sent, SLOT_MS } from './chain.ts';
import { keypair } from './keys.ts';
import { Ledger } from './ledger.ts';
import { type Diligence, Prover } from './prover.ts';
import { createMint, mintTo, tokenBalance } from './tokens.ts';

/** First parameters: a short timelock, io.net's fees. */
export const PARAMETERS: t.ConfigParameters = {
  timelockSeconds: 60,
  reservationFeeBps: 25,
  paymentFeeUsdcBps: 200,
  paymentFeeIoBps: 0,
  gridSlots: 25,
  heavyGridSlots: 300,
  slotMs: SLOT_MS,
};

/** Idle 60 s, hired 30 s, heavy 120 s; the least work that the program allows. */
export const MODEL: t.GpuModelParameters = {
  code: 7,
  name: 'Test card',
  class: 'Gpu',
  vramMib: 81_920,
  multiplierBps: 10_000,
  pool: 'Enterprise',
  lightWork: { kind: 'HashChain', units: 32, rounds: 8 },
  heavyWork: { kind: 'HashChain', units: 64, rounds: 64 },
  idleIntervalSlots: 150,
  hiredIntervalSlots: 75,
  heavyIntervalSlots: 300,
  lightDeadlineSlots: 25,
  heavyDeadlineSlots: 50,
};

/** A supplier's owner with its account. */
export interface SupplierHandle {
  readonly owner: Keypair;
  readonly supplier: PublicKey;
  readonly payout: PublicKey;
}

/** A device with the keys around it. */
export interface DeviceHandle extends SupplierHandle {
  readonly device: PublicKey;
  readonly worker: Keypair;
  readonly gpuHashes: readonly Uint8Array[];
  readonly modelCode: number;
  readonly prover: Prover;
}

/** A renter's wallet with its account. */
export interface RenterHandle {
  readonly owner: Keypair;
  readonly renter: PublicKey;
}

/** A rental with its renter. */
export interface RentalHandle extends RenterHandle {
  readonly rental: PublicKey;
  readonly mint: PublicKey;
}

/** A marketplace on an in-process chain. */
export class World {
  readonly chain = new Chain();
  readonly ledger = new Ledger();
  readonly upgradeAuthority = keypair('upgrade authority');
  readonly authority = keypair('config authority');
  readonly treasury = keypair('treasury').publicKey;
  readonly mintAuthority = keypair('mint authority');
  readonly usdcMint = keypair('usdc mint').publicKey;
  readonly ioMint = keypair('io mint').publicKey;
  readonly stranger = keypair('stranger');
  readonly rentals = new Set<string>();
  readonly devices = new Set<string>();
  #labels = 0;

  private constructor() {}

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

  /** `initialize` with the tests' parameters. */
  initializeInstruction(parameters: Partial<t.ConfigParameters> = {}): TransactionInstruction {
    return i.initialize({
      upgradeAuthority: this.upgradeAuthority.publicKey,
      authority: this.authority.publicKey,
      treasury: this.treasury,
      usdcMint: this.usdcMint,
      ioMint: this.ioMint,
      parameters: { ...PARAMETERS, ...parameters },
    });
  }

  /** Sends a transaction, follows its events, and checks every rule that always holds. */
  send(instructions: readonly TransactionInstruction[], ...signers: [Keypair, ...Keypair[]]): Sent {
    const sent = this.chain.send(instructions, signers);
    this.ledger.add(sent.events);
    for (const event of sent.events) {
      if (event.name === 'RentalOpened') this.rentals.add(event.data.rental.scope.toBase58());
      if (event.name === 'RentalClosed') this.rentals.delete(event.data.rental.scope.toBase58());
      if (event.name === 'DeviceRegistered') this.devices.add(event.data.device.scope.toBase58());
    }
    this.checkInvariants();
    return sent;
  }

  /** Every unit of money is where the books say, and every account is where events left it. */
  checkInvariants(): void {
    const devices = [...this.devices].map((key) => ({ key, account: this.device(new PublicKey(key)) }));
    for (const { key, account } of devices) expect(account.sequence, key).toBe(this.ledger.sequenceOf(key));
    for (const key of this.rentals) {
      const rental = this.rental(new PublicKey(key));
      const { settled, fees, refunded, committed, free } = rental;
      expect(rental.sequence, key).toBe(this.ledger.sequenceOf(key));
      expect(rental.deposited, key).toBe(settled + fees + refunded + committed + free);
      expect(this.tokens(rental.vault), key).toBeGreaterThanOrEqual(committed + free);
      const hired = devices.filter(({ account }) => account.assignment.rental.toBase58() === key);
      const held = hired.reduce((sum, { account: { assignment: a } }) => sum + a.reserved + a.accrued, 0n);
      expect(committed, key).toBe(held);
      expect(rental.assignedDevices, key).toBe(hired.length);
      expect(rental.assignedGpus, key).toBe(hired.reduce((sum, { account }) => sum + account.gpuCount, 0));
    }
  }

  /** Proposes a change and executes it after the timelock. */
  change(change: t.ConfigChange): void {
    const { authority } = this;
    const index = this.config().nextChangeIndex;
    this.send([i.configPropose({ authority: authority.publicKey, index, change })], authority);
    this.chain.advanceSeconds(BigInt(this.config().parameters.timelockSeconds));
    const pending = { index, proposer: authority.publicKey };
    const payer = authority.publicKey;
    const execute =
      change.kind === 'GpuModel'
        ? i.gpuModelExecute({ ...pending, code: change.value.code, payer })
        : i.configExecute(pending);
    this.send([execute], authority);
  }

  /** Adds a model or changes one, through the timelock. */
  setModel(value: t.GpuModelParameters): void {
    this.change({ kind: 'GpuModel', value });
  }

  /** A wallet with SOL. */
  wallet(label = 'wallet'): Keypair {
    const wallet = this.#key(label);
    this.chain.airdrop(wallet.publicKey);
    return wallet;
  }

  /** Registers a supplier. */
  supplier(): SupplierHandle {
    const owner = this.wallet('supplier');
    const payout = this.#key('payout').publicKey;
    this.send([i.supplierRegister({ owner: owner.publicKey, payout, name: 'Supplier' })], owner);
    return { owner, payout, supplier: pda.supplierAddress(owner.publicKey) };
  }

  /** Registers a device, of a new supplier unless one is given. */
  registerDevice(
    options: { supplier?: SupplierHandle; gpus?: number; modelCode?: number; diligence?: Diligence } = {},
  ): DeviceHandle {
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
  freshDevice(
    options: Parameters<World['registerDevice']>[0] & { terms?: Partial<t.ListingSetArgs> } = {},
  ): DeviceHandle {
    const device = this.registerDevice(options);
    this.list(device, options.terms);
    device.prover.start();
    device.prover.untilCredited();
    return device;
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

  /** Releases a device as `signer`. */
  release(signer: Keypair, { rental }: RentalHandle, { device }: DeviceHandle): t.DeviceReleased {
    const sent = this.send([i.deviceRelease({ authority: signer.publicKey, rental, device })], signer);
    return sent.events[0]!.data as t.DeviceReleased;
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

  config(): t.Config {
    return accounts.decodeConfig(this.chain.data(pda.configAddress())!);
  }

  model(code = MODEL.code): t.GpuModel {
    return accounts.decodeGpuModel(this.chain.data(pda.gpuModelAddress(code))!);
  }

  device(key: PublicKey): t.Device {
    return accounts.decodeDevice(this.chain.data(key)!);
  }

  rental(key: PublicKey): t.Rental {
    return accounts.decodeRental(this.chain.data(key)!);
  }

  /** Balance of a token account. */
  tokens(token: PublicKey): bigint {
    return tokenBalance(this.chain, token);
  }

  /** Balance of an owner's associated token account. */
  balance(owner: PublicKey, mint = this.usdcMint): bigint {
    return this.tokens(pda.associatedTokenAddress(owner, mint));
  }

  #key(label: string): Keypair {
    this.#labels += 1;
    return keypair(`${label} ${this.#labels}`);
  }
}
