/** What is played: devices, rentals and assignments, and the program's arithmetic of money. */
import { keyOf } from './recorder.fixture.ts';

/** Mints of the played market. */
export const MINTS = { USDC: keyOf('mint usdc'), IO: keyOf('mint io') } as const;

/** Fees of the played config, basis points. */
export const FEES = { reservation: 25, USDC: 200, IO: 0 } as const;

/** The played config account. */
export const CONFIG = keyOf('config');

/** A mint of the played market. */
export type Mint = keyof typeof MINTS;

/** Work of a challenge as it is played. */
export type PlayedWork =
  | { readonly kind: 'HashChain'; readonly units: number; readonly rounds: number }
  | { readonly kind: 'Matmul'; readonly n: number; readonly k: number; readonly count: number };

/** A device as it is played. */
export interface PlayedDevice {
  readonly id: string;
  readonly supplier: string;
  readonly owner: string;
  readonly modelCode: number;
  readonly gpuCount: number;
  readonly country: number;
  ticks: number;
  lastTickAt: number;
  askUsdc: bigint;
  askIo: bigint;
  minSeconds: number;
  assignment: PlayedAssignment | undefined;
}

/** A rental as it is played. */
export interface PlayedRental {
  readonly id: string;
  readonly owner: string;
  readonly mint: Mint;
  endsAt: number;
  deposited: bigint;
  settled: bigint;
  fees: bigint;
  refunded: bigint;
  committed: bigint;
  free: bigint;
  gpus: number;
  nextRank: number;
}

/** An assignment of a device to a rental, as it is played. */
export interface PlayedAssignment {
  readonly rental: PlayedRental;
  readonly price: bigint;
  readonly feeBps: number;
  readonly assignedAt: number;
  hiredSeconds: bigint;
  settledSeconds: bigint;
  reserved: bigint;
  accrued: bigint;
  releasedAt: number | undefined;
}

const share = (price: bigint, gpus: number, seconds: bigint, bps: number) =>
  (price * BigInt(gpus) * seconds * BigInt(bps)) / 36_000_000n;

/** What `gpus` cost the renter. */
export const gross = (price: bigint, gpus: number, seconds: bigint, feeBps: number) =>
  share(price, gpus, seconds, 10_000 + feeBps);

/** What the supplier gets of it. */
export const net = (price: bigint, gpus: number, seconds: bigint, feeBps: number) =>
  share(price, gpus, seconds, 10_000 - feeBps);
