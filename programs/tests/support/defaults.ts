import type { Keypair, PublicKey } from '@solana/web3.js';
import type * as t from '../../client/generated/marketplace/types.ts';
import type { Diligence, Prover } from './prover.ts';

/** First parameters: a short timelock, io.net's fees. */
export const PARAMETERS: t.ConfigParameters = {
  timelockSeconds: 60,
  reservationFeeBps: 25,
  paymentFeeUsdcBps: 200,
  paymentFeeIoBps: 0,
  gridSlots: 25,
  heavyGridSlots: 300,
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

/** What a device is registered with: one GPU, honest, of a new supplier, unless told otherwise. */
export interface DeviceOptions {
  readonly supplier?: SupplierHandle;
  readonly gpus?: number;
  readonly modelCode?: number;
  readonly diligence?: Diligence;
}

/** What a device is registered and listed with. */
export interface FreshDeviceOptions extends DeviceOptions {
  readonly terms?: Partial<t.ListingSetArgs>;
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
