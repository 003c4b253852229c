// Generated from programs/artifacts/marketplace.json by programs/scripts/generate.ts; do not edit.

import type { PublicKey } from '@solana/web3.js';
import * as c from '../../codec/index.ts';

/**
 * What a device owes to and earns from the rental that hires it. All terms are copies, so that no later change of a
 * listing, a model or the config reaches a running assignment.
 */
export interface Assignment {
  /** The rental, or the default key when the device is not hired. */
  rental: PublicKey;
  /** Mint that it is paid in. */
  mint: PublicKey;
  /** Smallest unit of the mint per GPU-hour. */
  price: bigint;
  /** Money for seconds not proven yet, the renter's side of the fee included. */
  reserved: bigint;
  /** Money for proven seconds not settled yet, the renter's side of the fee included. */
  accrued: bigint;
  /** Proven hired seconds. */
  hiredSeconds: bigint;
  /** Those of them that were settled. */
  settledSeconds: bigint;
  /** Paid to the supplier so far. */
  paid: bigint;
  /** Start of the hired time (Clock). */
  assignedAt: bigint;
  /** Its agreed end (Clock); an extension moves it. */
  endsAt: bigint;
  /** Its end after a release, 0 before one; may be in the future. */
  releasedAt: bigint;
  /** Clock from which accrued money can be settled. */
  payableAt: bigint;
  /** After this second and `drain_slot` the tail of a released device is given up. */
  drainAt: bigint;
  /** See `drain_at`. */
  drainSlot: bigint;
  /** Seconds and slots without credit after which the device is silent. */
  silentSeconds: bigint;
  /** See `silent_seconds`. */
  silentSlots: bigint;
  /** Seconds and slots that a released device has for its last tick. */
  drainSeconds: bigint;
  /** See `drain_seconds`. */
  drainSlots: bigint;
  /** Place in the rental, from 0. */
  rank: number;
  /** The listing's minimum at the time of assigning. */
  minSeconds: number;
  /** Fee from each side. */
  feeBps: number;
  /** GPUs hired. */
  gpuCount: number;
  /** 1 when a tick has delivered the last hired second. */
  drained: number;
  /** 1 when what accrued goes back to the renter: the device left or fell silent before the minimum. */
  forfeited: number;
}

/** Codec of {@link Assignment}. */
export const assignmentCodec: c.Codec<Assignment> = /* @__PURE__ */ c.struct<Assignment>({
  rental: c.pubkey,
  mint: c.pubkey,
  price: c.u64,
  reserved: c.u64,
  accrued: c.u64,
  hiredSeconds: c.u64,
  settledSeconds: c.u64,
  paid: c.u64,
  assignedAt: c.i64,
  endsAt: c.i64,
  releasedAt: c.i64,
  payableAt: c.i64,
  drainAt: c.i64,
  drainSlot: c.u64,
  silentSeconds: c.u64,
  silentSlots: c.u64,
  drainSeconds: c.u64,
  drainSlots: c.u64,
  rank: c.u32,
  minSeconds: c.u32,
  feeBps: c.u16,
  gpuCount: c.u8,
  drained: c.u8,
  forfeited: c.u8,
  _padding: c.padding(3),
});

/** [`Work`] as a zero-copy account holds it. */
export interface PackedWork {
  /** Kind of work: 0 none, 1 hash chain, 2 matrix products. */
  kind: number;
  /** Parameters of the kind: units and rounds of a hash chain; n, k and count of matrix products. */
  parameters: readonly number[];
}

/** Codec of {@link PackedWork}. */
export const packedWorkCodec: c.Codec<PackedWork> = /* @__PURE__ */ c.struct<PackedWork>({
  kind: c.u32,
  parameters: c.array(c.u32, 3),
});

/** A challenge: fixed before the hash of its slot exists. */
export interface Challenge {
  /** Slot whose hash seeds the work. */
  slot: bigint;
  /** Last slot in which an answer counts. */
  deadlineSlot: bigint;
  /** Latest heavy slot at or before `slot`. */
  heavySlot: bigint;
  /** Work asked for. */
  work: PackedWork;
  /** Most seconds that the answer can credit. */
  maxCredit: number;
  /** 1 when heavy work is asked for. */
  heavy: number;
}

/** Codec of {@link Challenge}. */
export const challengeCodec: c.Codec<Challenge> = /* @__PURE__ */ c.struct<Challenge>({
  slot: c.u64,
  deadlineSlot: c.u64,
  heavySlot: c.u64,
  work: packedWorkCodec,
  maxCredit: c.u32,
  heavy: c.u32,
});

/** The chain of ticks of a device. */
export interface Chain {
  /** Number of the next tick. Counts up for ever, also over restarts. */
  n: bigint;
  /** Challenge that the next tick answers. */
  challenge: Challenge;
  /** Slot of the challenge that `root` answered. */
  rootChallengeSlot: bigint;
  /** Latest heavy slot at or before it. */
  rootHeavySlot: bigint;
  /** Challenge slot of the latest heavy root that was opened correctly. */
  heavyOpenedSlot: bigint;
  /** Clock of the last tick. */
  lastTickAt: bigint;
  /** Clock of the last tick that credited. */
  lastCreditedAt: bigint;
  /** Slot of the last tick that credited. */
  lastCreditedSlot: bigint;
  /** Hash of the last receipt. */
  head: Uint8Array;
  /** Seed of the work under `root`, kept because SlotHashes forgets. */
  rootSeed: Uint8Array;
  /** Merkle root of the last tick, opened by the next. */
  root: Uint8Array;
  /** Work under `root`, kept because the model may change. */
  rootWork: PackedWork;
  /** 1 when there is a root to open. */
  hasRoot: number;
  /** 1 when the root is of heavy work. */
  rootHeavy: number;
  /** 1 since the first `chain_start`. */
  started: number;
}

/** Codec of {@link Chain}. */
export const chainCodec: c.Codec<Chain> = /* @__PURE__ */ c.struct<Chain>({
  n: c.u64,
  challenge: challengeCodec,
  rootChallengeSlot: c.u64,
  rootHeavySlot: c.u64,
  heavyOpenedSlot: c.u64,
  lastTickAt: c.i64,
  lastCreditedAt: c.i64,
  lastCreditedSlot: c.u64,
  head: c.byteArray(32),
  rootSeed: c.byteArray(32),
  root: c.byteArray(16),
  rootWork: packedWorkCodec,
  hasRoot: c.u32,
  rootHeavy: c.u32,
  started: c.u32,
  _padding: c.padding(4),
});

/** One account changed by an event, with its sequence after the change. */
export interface Change {
  /** The account that changed. */
  scope: PublicKey;
  /** Its sequence after the change: one more than before it. */
  sequence: bigint;
}

/** Codec of {@link Change}. */
export const changeCodec: c.Codec<Change> = /* @__PURE__ */ c.struct<Change>({
  scope: c.pubkey,
  sequence: c.u64,
});

/** What a challenge asks to be computed. New kinds are added at the end. */
export type Work =
  | { kind: 'HashChain'; units: number; rounds: number }
  | { kind: 'Matmul'; n: number; k: number; count: number };

/** Codec of {@link Work}. */
export const workCodec: c.Codec<Work> = /* @__PURE__ */ c.dataEnum<Work>([
  ['HashChain', c.struct({ units: c.u32, rounds: c.u32 })],
  ['Matmul', c.struct({ n: c.u32, k: c.u32, count: c.u32 })],
]);

/** The next challenge of a device, fixed before its slot exists. */
export interface ChallengeSet {
  /** Slot whose hash seeds the work. */
  slot: bigint;
  /** Last slot in which an answer counts. */
  deadlineSlot: bigint;
  /** The latest heavy slot at or before `slot`. */
  heavySlot: bigint;
  /** Heavy work is asked for. */
  heavy: boolean;
  /** Work asked for. */
  work: Work;
  /** The most seconds that the tick answering it can credit. */
  maxCredit: number;
}

/** Codec of {@link ChallengeSet}. */
export const challengeSetCodec: c.Codec<ChallengeSet> = /* @__PURE__ */ c.struct<ChallengeSet>({
  slot: c.u64,
  deadlineSlot: c.u64,
  heavySlot: c.u64,
  heavy: c.bool,
  work: workCodec,
  maxCredit: c.u32,
});

/** A device began a chain of ticks, or began again. */
export interface ChainStarted {
  /** The device, changed. */
  device: Change;
  /** The supplier account. */
  supplier: PublicKey;
  /** Number of the tick that answers the challenge. */
  n: bigint;
  /** The challenge that the next tick answers. */
  challenge: ChallengeSet;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link ChainStarted}. */
export const chainStartedCodec: c.Codec<ChainStarted> = /* @__PURE__ */ c.struct<ChainStarted>({
  device: changeCodec,
  supplier: c.pubkey,
  n: c.u64,
  challenge: challengeSetCodec,
  timestamp: c.i64,
});

/** Parameters of the marketplace, each within bounds of the program. */
export interface ConfigParameters {
  /** Seconds between proposing and executing a change. */
  timelockSeconds: number;
  /** Fee for reserving, from each side. */
  reservationFeeBps: number;
  /** Fee for paying in USDC, from each side. */
  paymentFeeUsdcBps: number;
  /** Fee for paying in IO, from each side. */
  paymentFeeIoBps: number;
  /** Intervals are multiples of this. */
  gridSlots: number;
  /** Heavy intervals are 1, 2, 4, … times this, so that heavy slots of all models coincide. */
  heavyGridSlots: number;
}

/** Codec of {@link ConfigParameters}. */
export const configParametersCodec: c.Codec<ConfigParameters> = /* @__PURE__ */ c.struct<ConfigParameters>({
  timelockSeconds: c.u32,
  reservationFeeBps: c.u16,
  paymentFeeUsdcBps: c.u16,
  paymentFeeIoBps: c.u16,
  gridSlots: c.u32,
  heavyGridSlots: c.u32,
});

/** Rules that hold for the whole marketplace. PDA `["config"]`. */
export interface Config {
  /** May propose changes and pause new rentals; any key, meant to be a multisig's vault. */
  authority: PublicKey;
  /** Owner of the token accounts that fees go to. */
  treasury: PublicKey;
  /** Rules on slash cases of the staking program. */
  arbiter: PublicKey;
  /** Mint of the stable coin, 6 decimals. */
  usdcMint: PublicKey;
  /** Mint of IO, 8 decimals. */
  ioMint: PublicKey;
  /** Parameters that change through the timelock only. */
  parameters: ConfigParameters;
  /** Slot time as last measured, milliseconds, 150 to 600. */
  slotMs: number;
  /** Slot from which the slot time is measured next. */
  slotAnchor: bigint;
  /** Clock at that slot. */
  slotAnchorAt: bigint;
  /** No new rentals. Ticks, settlements and refunds can't be paused. */
  rentalsPaused: boolean;
  /** Index of the next proposed change. Only counts up. */
  nextChangeIndex: bigint;
  /** Latest sequence of this account's changes. */
  sequence: bigint;
  /** PDA bump. */
  bump: number;
}

/** Codec of {@link Config}. */
export const configCodec: c.Codec<Config> = /* @__PURE__ */ c.struct<Config>({
  authority: c.pubkey,
  treasury: c.pubkey,
  arbiter: c.pubkey,
  usdcMint: c.pubkey,
  ioMint: c.pubkey,
  parameters: configParametersCodec,
  slotMs: c.u16,
  slotAnchor: c.u64,
  slotAnchorAt: c.i64,
  rentalsPaused: c.bool,
  nextChangeIndex: c.u64,
  sequence: c.u64,
  bump: c.u8,
  _reserved: c.padding(64),
});

/** Variants of {@link DeviceClass} in their order on chain. */
export const DEVICE_CLASSES = [
  'Gpu',
  'Cpu',
] as const;

/** What kind of processor proves. */
export type DeviceClass = (typeof DEVICE_CLASSES)[number];

/** Codec of {@link DeviceClass}. */
export const deviceClassCodec: c.Codec<DeviceClass> = /* @__PURE__ */ c.unitEnum<DeviceClass>(DEVICE_CLASSES);

/** Variants of {@link Pool} in their order on chain. */
export const POOLS = [
  'Enterprise',
  'Community',
  'Unsupported',
] as const;

/** Reward pool of a model. */
export type Pool = (typeof POOLS)[number];

/** Codec of {@link Pool}. */
export const poolCodec: c.Codec<Pool> = /* @__PURE__ */ c.unitEnum<Pool>(POOLS);

/** All that a GPU model can be set to. */
export interface GpuModelParameters {
  /** Code of the model, from 1. */
  code: number;
  /** Name as the field writes it, such as `H100 80 GB`. */
  name: string;
  /** GPU or CPU. */
  class: DeviceClass;
  /** Memory of one GPU. */
  vramMib: number;
  /** Reward multiplier, basis points. */
  multiplierBps: number;
  /** Reward pool. */
  pool: Pool;
  /** Work of each interval. */
  lightWork: Work;
  /** Work of each heavy interval. */
  heavyWork: Work;
  /** Slots between challenges of an idle device: a multiple of the hired interval, at most 72,000. */
  idleIntervalSlots: number;
  /** Slots between challenges of a hired device: a multiple of the grid, and a divisor of the heavy interval. */
  hiredIntervalSlots: number;
  /** Slots between heavy challenges: 1, 2, 4, … heavy grids. */
  heavyIntervalSlots: number;
  /** Slots to answer light work. */
  lightDeadlineSlots: number;
  /** Slots to answer heavy work. */
  heavyDeadlineSlots: number;
}

/** Codec of {@link GpuModelParameters}. */
export const gpuModelParametersCodec: c.Codec<GpuModelParameters> = /* @__PURE__ */ c.struct<GpuModelParameters>({
  code: c.u16,
  name: c.string,
  class: deviceClassCodec,
  vramMib: c.u32,
  multiplierBps: c.u32,
  pool: poolCodec,
  lightWork: workCodec,
  heavyWork: workCodec,
  idleIntervalSlots: c.u32,
  hiredIntervalSlots: c.u32,
  heavyIntervalSlots: c.u32,
  lightDeadlineSlots: c.u16,
  heavyDeadlineSlots: c.u16,
});

/** What a change of the config can be. */
export type ConfigChange =
  | { kind: 'Parameters'; value: ConfigParameters }
  | { kind: 'Authority'; value: PublicKey }
  | { kind: 'Treasury'; value: PublicKey }
  | { kind: 'GpuModel'; value: GpuModelParameters }
  | { kind: 'Arbiter'; value: PublicKey };

/** Codec of {@link ConfigChange}. */
export const configChangeCodec: c.Codec<ConfigChange> = /* @__PURE__ */ c.dataEnum<ConfigChange>([
  ['Parameters', c.struct({ value: configParametersCodec })],
  ['Authority', c.struct({ value: c.pubkey })],
  ['Treasury', c.struct({ value: c.pubkey })],
  ['GpuModel', c.struct({ value: gpuModelParametersCodec })],
  ['Arbiter', c.struct({ value: c.pubkey })],
]);

/** A pending change was withdrawn by the authority. */
export interface ConfigChangeCancelled {
  /** The config, changed. */
  config: Change;
  /** Address of the pending change. */
  pending: PublicKey;
  /** Index of the change. */
  index: bigint;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link ConfigChangeCancelled}. */
export const configChangeCancelledCodec: c.Codec<ConfigChangeCancelled> = /* @__PURE__ */ c.struct<ConfigChangeCancelled>({
  config: changeCodec,
  pending: c.pubkey,
  index: c.u64,
  timestamp: c.i64,
});

/** The authority proposed a change; it can be executed from `executable_at`. */
export interface ConfigChangeProposed {
  /** The config, changed. */
  config: Change;
  /** Address of the pending change. */
  pending: PublicKey;
  /** Index of the change. */
  index: bigint;
  /** Who proposed it and gets its rent back. */
  proposer: PublicKey;
  /** What it changes. */
  change: ConfigChange;
  /** Clock from which it can be executed, seconds. */
  executableAt: bigint;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link ConfigChangeProposed}. */
export const configChangeProposedCodec: c.Codec<ConfigChangeProposed> = /* @__PURE__ */ c.struct<ConfigChangeProposed>({
  config: changeCodec,
  pending: c.pubkey,
  index: c.u64,
  proposer: c.pubkey,
  change: configChangeCodec,
  executableAt: c.i64,
  timestamp: c.i64,
});

/** The config was created by the program's upgrade authority. */
export interface ConfigInitialized {
  /** The config, changed. */
  config: Change;
  /** May propose changes and pause new rentals. */
  authority: PublicKey;
  /** Owner of the token accounts that fees go to. */
  treasury: PublicKey;
  /** Rules on slash cases of the staking program. */
  arbiter: PublicKey;
  /** Mint of the stable coin, 6 decimals. */
  usdcMint: PublicKey;
  /** Mint of IO, 8 decimals. */
  ioMint: PublicKey;
  /** Parameters from now on. */
  parameters: ConfigParameters;
  /** Slot time until it is measured, milliseconds. */
  slotMs: number;
  /** Slot of this event, from which the slot time is measured first; the Clock at it is `timestamp`. */
  slotAnchor: bigint;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link ConfigInitialized}. */
export const configInitializedCodec: c.Codec<ConfigInitialized> = /* @__PURE__ */ c.struct<ConfigInitialized>({
  config: changeCodec,
  authority: c.pubkey,
  treasury: c.pubkey,
  arbiter: c.pubkey,
  usdcMint: c.pubkey,
  ioMint: c.pubkey,
  parameters: configParametersCodec,
  slotMs: c.u16,
  slotAnchor: c.u64,
  timestamp: c.i64,
});

/** Parameters of the config took effect. */
export interface ConfigUpdated {
  /** The config, changed. */
  config: Change;
  /** Index of the change. */
  index: bigint;
  /** May propose changes and pause new rentals. */
  authority: PublicKey;
  /** Owner of the token accounts that fees go to. */
  treasury: PublicKey;
  /** Rules on slash cases of the staking program. */
  arbiter: PublicKey;
  /** Parameters from now on. */
  parameters: ConfigParameters;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link ConfigUpdated}. */
export const configUpdatedCodec: c.Codec<ConfigUpdated> = /* @__PURE__ */ c.struct<ConfigUpdated>({
  config: changeCodec,
  index: c.u64,
  authority: c.pubkey,
  treasury: c.pubkey,
  arbiter: c.pubkey,
  parameters: configParametersCodec,
  timestamp: c.i64,
});

/** Variants of {@link Connectivity} in their order on chain. */
export const CONNECTIVITIES = [
  'Low',
  'Medium',
  'High',
  'Ultra',
] as const;

/** How fast a device is connected, as its supplier declares it. */
export type Connectivity = (typeof CONNECTIVITIES)[number];

/** Codec of {@link Connectivity}. */
export const connectivityCodec: c.Codec<Connectivity> = /* @__PURE__ */ c.unitEnum<Connectivity>(CONNECTIVITIES);

/** Terms at which a device can be hired. */
export interface Listing {
  /** Smallest unit of USDC per GPU-hour; 0 is not accepted. */
  askUsdc: bigint;
  /** Smallest unit of IO per GPU-hour; 0 is not accepted. */
  askIo: bigint;
  /** Slot of the last change of the terms. */
  termsSlot: bigint;
  /** Shortest time that the renter pays proven seconds of. */
  minSeconds: number;
  /** Longest time it can be hired for. */
  maxSeconds: number;
  /** 1 when it can be hired. */
  active: number;
}

/** Codec of {@link Listing}. */
export const listingCodec: c.Codec<Listing> = /* @__PURE__ */ c.struct<Listing>({
  askUsdc: c.u64,
  askIo: c.u64,
  termsSlot: c.u64,
  minSeconds: c.u32,
  maxSeconds: c.u32,
  active: c.u8,
  _padding: c.padding(7),
});

/** Credited seconds of one reward epoch. */
export interface EpochSeconds {
  /** The epoch: hours since 1970. */
  epoch: bigint;
  /** Idle seconds credited in it. */
  idle: number;
  /** Hired seconds credited in it. */
  hired: number;
}

/** Codec of {@link EpochSeconds}. */
export const epochSecondsCodec: c.Codec<EpochSeconds> = /* @__PURE__ */ c.struct<EpochSeconds>({
  epoch: c.u64,
  idle: c.u32,
  hired: c.u32,
});

/** GPUs of one host that prove their time together. PDA `["device", supplier, index]`. */
export interface Device {
  /** Latest sequence of this account's changes. */
  sequence: bigint;
  /** Its supplier account. */
  supplier: PublicKey;
  /** The supplier's cold key; `supplier` is derived from it. */
  owner: PublicKey;
  /** The hot key: ticks, reports, publishes endpoints, stops accepting; it can't move money. */
  worker: PublicKey;
  /** X25519 key that jobs are sealed to. */
  encryptionKey: Uint8Array;
  /** Clock of the registration. */
  registeredAt: bigint;
  /** All idle seconds credited. */
  idleSeconds: bigint;
  /** All hired seconds credited. */
  hiredSeconds: bigint;
  /** Terms. */
  listing: Listing;
  /** Time-lock chain. */
  chain: Chain;
  /** Rental that hires it. */
  assignment: Assignment;
  /** Seconds of the last four epochs. */
  seconds: readonly EpochSeconds[];
  /** Index at its supplier. */
  index: number;
  /** Code of its model. */
  modelCode: number;
  /** ISO 3166-1 numeric, declared. */
  country: number;
  /** Last reported exit code of the job. */
  exitCode: number;
  /** Number of GPUs, 1 to 8. */
  gpuCount: number;
  /** 0 GPU, 1 CPU. */
  class: number;
  /** 0 low to 3 ultra, declared. */
  connectivity: number;
  /** 1 when its worker takes assignments. */
  accepting: number;
  /** 1 when it left the network. */
  retired: number;
  /** Last reported state of the job. */
  jobState: number;
  /** PDA bump. */
  bump: number;
  /** Length of `endpoint`. */
  endpointLen: number;
  /** How the renter reaches the job, sealed to the renter. */
  endpoint: Uint8Array;
}

/** Codec of {@link Device}. */
export const deviceCodec: c.Codec<Device> = /* @__PURE__ */ c.struct<Device>({
  sequence: c.u64,
  supplier: c.pubkey,
  owner: c.pubkey,
  worker: c.pubkey,
  encryptionKey: c.byteArray(32),
  registeredAt: c.i64,
  idleSeconds: c.u64,
  hiredSeconds: c.u64,
  listing: listingCodec,
  chain: chainCodec,
  assignment: assignmentCodec,
  seconds: c.array(epochSecondsCodec, 4),
  index: c.u32,
  modelCode: c.u16,
  country: c.u16,
  exitCode: c.i32,
  gpuCount: c.u8,
  class: c.u8,
  connectivity: c.u8,
  accepting: c.u8,
  retired: c.u8,
  jobState: c.u8,
  bump: c.u8,
  endpointLen: c.u8,
  endpoint: c.byteArray(192),
  _reserved: c.padding(60),
});

/** A worker stopped or resumed accepting assignments. */
export interface DeviceAcceptingSet {
  /** The device, changed. */
  device: Change;
  /** The supplier account. */
  supplier: PublicKey;
  /** Its worker takes assignments. */
  accepting: boolean;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link DeviceAcceptingSet}. */
export const deviceAcceptingSetCodec: c.Codec<DeviceAcceptingSet> = /* @__PURE__ */ c.struct<DeviceAcceptingSet>({
  device: changeCodec,
  supplier: c.pubkey,
  accepting: c.bool,
  timestamp: c.i64,
});

/** One device of [`DevicesAssigned`]. */
export interface DeviceAssignment {
  /** The device, changed. */
  device: Change;
  /** The supplier account. */
  supplier: PublicKey;
  /** ISO 3166-1 numeric, declared. */
  country: number;
  /** GPUs of the device, 1 to 8. */
  gpuCount: number;
  /** Place of the device in the rental, from 0. */
  rank: number;
  /** Smallest unit of the mint per GPU-hour. */
  price: bigint;
  /** The listing's minimum, seconds. */
  minSeconds: number;
  /** Held for it, smallest unit: all of its time, the renter's side of the fee included. */
  reserved: bigint;
}

/** Codec of {@link DeviceAssignment}. */
export const deviceAssignmentCodec: c.Codec<DeviceAssignment> = /* @__PURE__ */ c.struct<DeviceAssignment>({
  device: changeCodec,
  supplier: c.pubkey,
  country: c.u16,
  gpuCount: c.u8,
  rank: c.u32,
  price: c.u64,
  minSeconds: c.u32,
  reserved: c.u64,
});

/** One device of [`DevicesExtended`]. */
export interface DeviceExtension {
  /** The device, changed. */
  device: Change;
  /** The supplier account. */
  supplier: PublicKey;
  /** Held for seconds not proven yet, after it, smallest unit. */
  reserved: bigint;
  /** How much of that the extension added. */
  added: bigint;
  /** Held for proven seconds not settled yet, smallest unit. */
  accrued: bigint;
}

/** Codec of {@link DeviceExtension}. */
export const deviceExtensionCodec: c.Codec<DeviceExtension> = /* @__PURE__ */ c.struct<DeviceExtension>({
  device: changeCodec,
  supplier: c.pubkey,
  reserved: c.u64,
  added: c.u64,
  accrued: c.u64,
});

export interface DeviceRegisterArgs {
  /** Hashes of the GPUs' UUIDs (of the machine's, for a CPU), one claim account each in the remaining accounts. */
  gpuHashes: readonly Uint8Array[];
  /** ISO 3166-1 numeric, declared. */
  country: number;
  /** Connectivity, declared. */
  connectivity: Connectivity;
  /** X25519 key that jobs are sealed to. */
  encryptionKey: Uint8Array;
}

/** Codec of {@link DeviceRegisterArgs}. */
export const deviceRegisterArgsCodec: c.Codec<DeviceRegisterArgs> = /* @__PURE__ */ c.struct<DeviceRegisterArgs>({
  gpuHashes: c.vec(c.byteArray(32)),
  country: c.u16,
  connectivity: connectivityCodec,
  encryptionKey: c.byteArray(32),
});

/** A device was registered, with its claims on GPUs. */
export interface DeviceRegistered {
  /** The device, changed. */
  device: Change;
  /** The supplier, changed. */
  supplier: Change;
  /** The supplier's owner. */
  owner: PublicKey;
  /** The worker key. */
  worker: PublicKey;
  /** Index of the device at its supplier. */
  index: number;
  /** Code of its model. */
  modelCode: number;
  /** GPU or CPU. */
  class: DeviceClass;
  /** GPUs of the device, 1 to 8. */
  gpuCount: number;
  /** ISO 3166-1 numeric, declared by the supplier. */
  country: number;
  /** Connectivity, declared: 0 low to 3 ultra. */
  connectivity: number;
  /** X25519 key that jobs are sealed to. */
  encryptionKey: Uint8Array;
  /** Hashes of the claimed GPUs' UUIDs; a raw UUID never goes on chain. */
  gpuHashes: readonly Uint8Array[];
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link DeviceRegistered}. */
export const deviceRegisteredCodec: c.Codec<DeviceRegistered> = /* @__PURE__ */ c.struct<DeviceRegistered>({
  device: changeCodec,
  supplier: changeCodec,
  owner: c.pubkey,
  worker: c.pubkey,
  index: c.u32,
  modelCode: c.u16,
  class: deviceClassCodec,
  gpuCount: c.u8,
  country: c.u16,
  connectivity: c.u8,
  encryptionKey: c.byteArray(32),
  gpuHashes: c.vec(c.byteArray(32)),
  timestamp: c.i64,
});

/** Variants of {@link ReleaseReason} in their order on chain. */
export const RELEASE_REASONS = [
  'Renter',
  'Supplier',
  'Silent',
  'Expired',
] as const;

/** Why a device was released; derived by the program from the signer and the state. */
export type ReleaseReason = (typeof RELEASE_REASONS)[number];

/** Codec of {@link ReleaseReason}. */
export const releaseReasonCodec: c.Codec<ReleaseReason> = /* @__PURE__ */ c.unitEnum<ReleaseReason>(RELEASE_REASONS);

/** A device was released from its rental and drains: its tail stays reserved until its next credited tick. */
export interface DeviceReleased {
  /** The device, changed. */
  device: Change;
  /** The supplier account. */
  supplier: PublicKey;
  /** The rental that hires the device. */
  rental: PublicKey;
  /** Why, as the program derived it. */
  reason: ReleaseReason;
  /** End of the hired time; in the future when the listing's minimum is still owed. */
  releasedAt: bigint;
  /** Clock from which accrued money can be settled. */
  payableAt: bigint;
  /** What accrued goes back to the renter. */
  forfeited: boolean;
  /** After this second and `drain_slot` the reserved tail goes back to the renter. */
  drainAt: bigint;
  /** See `drain_at`. */
  drainSlot: bigint;
  /** It has delivered its last hired second. */
  drained: boolean;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link DeviceReleased}. */
export const deviceReleasedCodec: c.Codec<DeviceReleased> = /* @__PURE__ */ c.struct<DeviceReleased>({
  device: changeCodec,
  supplier: c.pubkey,
  rental: c.pubkey,
  reason: releaseReasonCodec,
  releasedAt: c.i64,
  payableAt: c.i64,
  forfeited: c.bool,
  drainAt: c.i64,
  drainSlot: c.u64,
  drained: c.bool,
  timestamp: c.i64,
});

/** A device left the network; its GPU claims are free again. */
export interface DeviceRetired {
  /** The device, changed. */
  device: Change;
  /** The supplier account. */
  supplier: PublicKey;
  /** Slot of the device's last change of terms: this event's. */
  termsSlot: bigint;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link DeviceRetired}. */
export const deviceRetiredCodec: c.Codec<DeviceRetired> = /* @__PURE__ */ c.struct<DeviceRetired>({
  device: changeCodec,
  supplier: c.pubkey,
  termsSlot: c.u64,
  timestamp: c.i64,
});

/** What a device had earned was paid; when the assignment is over, the rest went back to `free`. */
export interface DeviceSettled {
  /** The device, changed. */
  device: Change;
  /** The rental, changed. */
  rental: Change;
  /** The supplier account. */
  supplier: PublicKey;
  /** Owner of the token accounts that settlements pay to. */
  payout: PublicKey;
  /** Mint that the rental is paid in. */
  mint: PublicKey;
  /** Code of its model. */
  modelCode: number;
  /** ISO 3166-1 numeric, declared by the supplier. */
  country: number;
  /** GPUs of the device, 1 to 8. */
  gpuCount: number;
  /** Smallest unit of the mint per GPU-hour. */
  price: bigint;
  /** Proven hired seconds paid for by this settlement. */
  seconds: bigint;
  /** To the supplier, smallest unit. */
  paid: bigint;
  /** To the treasury, both sides' fees. */
  fees: bigint;
  /** Back to the rental's free money. */
  returned: bigint;
  /** The assignment is over and the device is idle again. */
  ended: boolean;
  /** Held for seconds not proven yet, smallest unit. */
  reserved: bigint;
  /** Held for proven seconds not settled yet, smallest unit. */
  accrued: bigint;
  /** Sums of the rental after it. */
  rentalSettled: bigint;
  /** Paid to the treasury so far, smallest unit. */
  rentalFees: bigint;
  /** Held for devices, smallest unit. */
  rentalCommitted: bigint;
  /** The renter's free money, smallest unit. */
  rentalFree: bigint;
  /** GPUs that the rental hires now. */
  rentalAssignedGpus: number;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link DeviceSettled}. */
export const deviceSettledCodec: c.Codec<DeviceSettled> = /* @__PURE__ */ c.struct<DeviceSettled>({
  device: changeCodec,
  rental: changeCodec,
  supplier: c.pubkey,
  payout: c.pubkey,
  mint: c.pubkey,
  modelCode: c.u16,
  country: c.u16,
  gpuCount: c.u8,
  price: c.u64,
  seconds: c.u64,
  paid: c.u64,
  fees: c.u64,
  returned: c.u64,
  ended: c.bool,
  reserved: c.u64,
  accrued: c.u64,
  rentalSettled: c.u64,
  rentalFees: c.u64,
  rentalCommitted: c.u64,
  rentalFree: c.u64,
  rentalAssignedGpus: c.u32,
  timestamp: c.i64,
});

/** A device answered its challenge: a receipt. */
export interface DeviceTicked {
  /** The device, changed. */
  device: Change;
  /** The supplier account. */
  supplier: PublicKey;
  /** The rental that hires the device, or the default key. */
  rental: PublicKey;
  /** Code of its model. */
  modelCode: number;
  /** GPUs of the device, 1 to 8. */
  gpuCount: number;
  /** Where the device is, as its supplier declares it: ISO 3166-1 numeric. */
  country: number;
  /** Number of the tick. */
  n: bigint;
  /** The challenge answered: its slot, the first slot present at or after it, and that slot's hash. */
  challengeSlot: bigint;
  /** See `challenge_slot`. */
  presentSlot: bigint;
  /** See `challenge_slot`. */
  slotHash: Uint8Array;
  /** The challenge was heavy. */
  heavy: boolean;
  /** Seed of the work now committed to. */
  seed: Uint8Array;
  /** Merkle root now committed to. */
  root: Uint8Array;
  /** Work now committed to, of all GPUs of the device. */
  work: Work;
  /** Receipt hash before and after this tick. */
  previousHead: Uint8Array;
  /** See `previous_head`. */
  head: Uint8Array;
  /** One unit of the previous root was opened and is right. */
  opened: boolean;
  /** It was of heavy work. */
  openedHeavy: boolean;
  /** Its index among the units. */
  openedIndex: bigint;
  /** Siblings from the leaf up. */
  openedPath: readonly Uint8Array[];
  /** The 32 elements of an opened unit of matrix products, of which the program recomputed one; nothing of a hash chain. */
  openedLeaf: readonly number[];
  /** Seconds are credited: the opening is right and the latest heavy work was opened too. */
  credited: boolean;
  /** Start of the credited seconds (Clock), `timestamp` being their end. */
  creditedFrom: bigint;
  /** Idle seconds credited. */
  idleSeconds: number;
  /** Hired seconds credited. */
  hiredSeconds: number;
  /** Moved from `reserved` to `accrued` of the device, smallest unit of the assignment's mint. */
  accruedAmount: bigint;
  /** Held for seconds not proven yet, smallest unit. */
  reserved: bigint;
  /** Held for proven seconds not settled yet, smallest unit. */
  accrued: bigint;
  /** A released device has delivered its last seconds. */
  drained: boolean;
  /** The challenge that the next tick answers. */
  next: ChallengeSet;
  /** A claim of the worker about what it runs: image digest and container state, hashed. */
  workload: Uint8Array;
  /** Slot of the tick (Clock). */
  slot: bigint;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link DeviceTicked}. */
export const deviceTickedCodec: c.Codec<DeviceTicked> = /* @__PURE__ */ c.struct<DeviceTicked>({
  device: changeCodec,
  supplier: c.pubkey,
  rental: c.pubkey,
  modelCode: c.u16,
  gpuCount: c.u8,
  country: c.u16,
  n: c.u64,
  challengeSlot: c.u64,
  presentSlot: c.u64,
  slotHash: c.byteArray(32),
  heavy: c.bool,
  seed: c.byteArray(32),
  root: c.byteArray(16),
  work: workCodec,
  previousHead: c.byteArray(32),
  head: c.byteArray(32),
  opened: c.bool,
  openedHeavy: c.bool,
  openedIndex: c.u64,
  openedPath: c.vec(c.byteArray(16)),
  openedLeaf: c.vec(c.i32),
  credited: c.bool,
  creditedFrom: c.i64,
  idleSeconds: c.u32,
  hiredSeconds: c.u32,
  accruedAmount: c.u64,
  reserved: c.u64,
  accrued: c.u64,
  drained: c.bool,
  next: challengeSetCodec,
  workload: c.byteArray(32),
  slot: c.u64,
  timestamp: c.i64,
});

export interface DeviceUpdateArgs {
  /** ISO 3166-1 numeric, declared. */
  country: number;
  /** Connectivity, declared. */
  connectivity: Connectivity;
  /** X25519 key that jobs are sealed to. */
  encryptionKey: Uint8Array;
}

/** Codec of {@link DeviceUpdateArgs}. */
export const deviceUpdateArgsCodec: c.Codec<DeviceUpdateArgs> = /* @__PURE__ */ c.struct<DeviceUpdateArgs>({
  country: c.u16,
  connectivity: connectivityCodec,
  encryptionKey: c.byteArray(32),
});

/** A supplier changed what it declares about a device. */
export interface DeviceUpdated {
  /** The device, changed. */
  device: Change;
  /** The supplier account. */
  supplier: PublicKey;
  /** ISO 3166-1 numeric, declared by the supplier. */
  country: number;
  /** Connectivity, declared: 0 low to 3 ultra. */
  connectivity: number;
  /** X25519 key that jobs are sealed to. */
  encryptionKey: Uint8Array;
  /** Slot of the device's last change of terms: this event's. */
  termsSlot: bigint;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link DeviceUpdated}. */
export const deviceUpdatedCodec: c.Codec<DeviceUpdated> = /* @__PURE__ */ c.struct<DeviceUpdated>({
  device: changeCodec,
  supplier: c.pubkey,
  country: c.u16,
  connectivity: c.u8,
  encryptionKey: c.byteArray(32),
  termsSlot: c.u64,
  timestamp: c.i64,
});

/** The worker key of a device was replaced. */
export interface DeviceWorkerRotated {
  /** The device, changed. */
  device: Change;
  /** The supplier account. */
  supplier: PublicKey;
  /** The worker key. */
  worker: PublicKey;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link DeviceWorkerRotated}. */
export const deviceWorkerRotatedCodec: c.Codec<DeviceWorkerRotated> = /* @__PURE__ */ c.struct<DeviceWorkerRotated>({
  device: changeCodec,
  supplier: c.pubkey,
  worker: c.pubkey,
  timestamp: c.i64,
});

/** Devices were assigned to a rental, each with its money reserved. */
export interface DevicesAssigned {
  /** The rental, changed. */
  rental: Change;
  /** The renter's wallet. */
  owner: PublicKey;
  /** Mint that the rental is paid in. */
  mint: PublicKey;
  /** Model of all devices of the batch. */
  modelCode: number;
  /** The last complete slot that the quote knew: no device's terms changed after it. */
  seenSlot: bigint;
  /** Fee from each side, basis points. */
  feeBps: number;
  /** Agreed end (Clock). */
  endsAt: bigint;
  /** Seconds without credit after which each is silent, if `silent_slots` have passed too. */
  silentSeconds: bigint;
  /** See `silent_seconds`. */
  silentSlots: bigint;
  /** Seconds that each has for its last tick after a release, and longer until `drain_slots` have passed too. */
  drainSeconds: bigint;
  /** See `drain_seconds`. */
  drainSlots: bigint;
  /** The devices, 1 to 25. */
  devices: readonly DeviceAssignment[];
  /** GPUs that the rental hires now. */
  assignedGpus: number;
  /** GPUs that it hired by its fill deadline, released ones included. */
  filledGpus: number;
  /** Sums of the rental after it. */
  committed: bigint;
  /** The renter's free money after it, smallest unit. */
  free: bigint;
  /** Start of the hired time; accrued money is payable `min_seconds` of the device later. */
  timestamp: bigint;
}

/** Codec of {@link DevicesAssigned}. */
export const devicesAssignedCodec: c.Codec<DevicesAssigned> = /* @__PURE__ */ c.struct<DevicesAssigned>({
  rental: changeCodec,
  owner: c.pubkey,
  mint: c.pubkey,
  modelCode: c.u16,
  seenSlot: c.u64,
  feeBps: c.u16,
  endsAt: c.i64,
  silentSeconds: c.u64,
  silentSlots: c.u64,
  drainSeconds: c.u64,
  drainSlots: c.u64,
  devices: c.vec(deviceAssignmentCodec),
  assignedGpus: c.u32,
  filledGpus: c.u32,
  committed: c.u64,
  free: c.u64,
  timestamp: c.i64,
});

/** Devices were hired for longer, each at its price and with its money reserved. */
export interface DevicesExtended {
  /** The rental, changed. */
  rental: Change;
  /** The renter's wallet. */
  owner: PublicKey;
  /** Mint that the rental is paid in. */
  mint: PublicKey;
  /** Agreed end of these devices from now on (Clock). */
  endsAt: bigint;
  /** The devices, 1 to 25. */
  devices: readonly DeviceExtension[];
  /** Sums of the rental after it. */
  committed: bigint;
  /** The renter's free money after it, smallest unit. */
  free: bigint;
  /** End of the rental after it (Clock): the latest of its devices'. */
  rentalEndsAt: bigint;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link DevicesExtended}. */
export const devicesExtendedCodec: c.Codec<DevicesExtended> = /* @__PURE__ */ c.struct<DevicesExtended>({
  rental: changeCodec,
  owner: c.pubkey,
  mint: c.pubkey,
  endsAt: c.i64,
  devices: c.vec(deviceExtensionCodec),
  committed: c.u64,
  free: c.u64,
  rentalEndsAt: c.i64,
  timestamp: c.i64,
});

/** A worker published how the renter reaches the job, sealed to the renter. */
export interface EndpointPublished {
  /** The device, changed. */
  device: Change;
  /** The supplier account. */
  supplier: PublicKey;
  /** The rental that hires the device. */
  rental: PublicKey;
  /** Sealed endpoint. */
  endpoint: Uint8Array;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link EndpointPublished}. */
export const endpointPublishedCodec: c.Codec<EndpointPublished> = /* @__PURE__ */ c.struct<EndpointPublished>({
  device: changeCodec,
  supplier: c.pubkey,
  rental: c.pubkey,
  endpoint: c.bytes,
  timestamp: c.i64,
});

/**
 * The one device that claims a GPU. PDA `["gpu", hash]`, where `hash` is SHA-256 of `"escapement:gpu"` and the GPU's
 * UUID. Retiring the device frees it; so may anybody when the device had no credited second for 30 days.
 */
export interface GpuClaim {
  /** Hash of the GPU's UUID. */
  hash: Uint8Array;
  /** The device that claims it. */
  device: PublicKey;
  /** PDA bump. */
  bump: number;
}

/** Codec of {@link GpuClaim}. */
export const gpuClaimCodec: c.Codec<GpuClaim> = /* @__PURE__ */ c.struct<GpuClaim>({
  hash: c.byteArray(32),
  device: c.pubkey,
  bump: c.u8,
});

/**
 * A GPU of a device that has not proved for 30 days, or left the network, can be claimed again. The device has left the
 * network by it, if it had not.
 */
export interface GpuClaimReleased {
  /** The device, changed. */
  device: Change;
  /** The supplier account. */
  supplier: PublicKey;
  /** Address of the claim, closed by this. */
  claim: PublicKey;
  /** Hash of the GPU's UUID. */
  hash: Uint8Array;
  /** Slot in which the device left the network. */
  termsSlot: bigint;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link GpuClaimReleased}. */
export const gpuClaimReleasedCodec: c.Codec<GpuClaimReleased> = /* @__PURE__ */ c.struct<GpuClaimReleased>({
  device: changeCodec,
  supplier: c.pubkey,
  claim: c.pubkey,
  hash: c.byteArray(32),
  termsSlot: c.u64,
  timestamp: c.i64,
});

/** A model of the catalogue. PDA `["model", code]`. */
export interface GpuModel {
  /** Code of the model, from 1. */
  code: number;
  /** Name. */
  name: string;
  /** GPU or CPU. */
  class: DeviceClass;
  /** Memory of one GPU. */
  vramMib: number;
  /** Reward multiplier, basis points. */
  multiplierBps: number;
  /** Reward pool. */
  pool: Pool;
  /** Work of each interval. */
  lightWork: Work;
  /** Work of each heavy interval. */
  heavyWork: Work;
  /** Slots between challenges of an idle device. */
  idleIntervalSlots: number;
  /** Slots between challenges of a hired device. */
  hiredIntervalSlots: number;
  /** Slots between heavy challenges: 1, 2, 4, … heavy grids. */
  heavyIntervalSlots: number;
  /** Slots to answer light work. */
  lightDeadlineSlots: number;
  /** Slots to answer heavy work. */
  heavyDeadlineSlots: number;
  /** Slots without credit after which a device is not fresh. */
  freshSlots: number;
  /** Seconds without credit after which a device is not fresh, at the slot time of the last change. */
  freshSeconds: number;
  /** Shortest idle interval with its deadline that a running assignment can have been made under. */
  shortestPeriodSlots: number;
  /** Clock of the last change. */
  setAt: bigint;
  /** Latest sequence of this account's changes. */
  sequence: bigint;
  /** PDA bump. */
  bump: number;
}

/** Codec of {@link GpuModel}. */
export const gpuModelCodec: c.Codec<GpuModel> = /* @__PURE__ */ c.struct<GpuModel>({
  code: c.u16,
  name: c.string,
  class: deviceClassCodec,
  vramMib: c.u32,
  multiplierBps: c.u32,
  pool: poolCodec,
  lightWork: workCodec,
  heavyWork: workCodec,
  idleIntervalSlots: c.u32,
  hiredIntervalSlots: c.u32,
  heavyIntervalSlots: c.u32,
  lightDeadlineSlots: c.u16,
  heavyDeadlineSlots: c.u16,
  freshSlots: c.u32,
  freshSeconds: c.u32,
  shortestPeriodSlots: c.u32,
  setAt: c.i64,
  sequence: c.u64,
  bump: c.u8,
  _reserved: c.padding(64),
});

/** A GPU model was added to the catalogue or changed. */
export interface GpuModelSet {
  /** The config, changed. */
  config: Change;
  /** The model, changed. */
  model: Change;
  /** Index of the executed config change. */
  index: bigint;
  /** Code of the model, from 1. */
  code: number;
  /** Name of the model. */
  name: string;
  /** GPU or CPU. */
  class: DeviceClass;
  /** Memory of one GPU, MiB. */
  vramMib: number;
  /** Reward multiplier, basis points. */
  multiplierBps: number;
  /** Reward pool. */
  pool: Pool;
  /** Work of each interval, of one GPU. */
  lightWork: Work;
  /** Work of each heavy interval, of one GPU. */
  heavyWork: Work;
  /** Slots between challenges of an idle device. */
  idleIntervalSlots: number;
  /** Slots between challenges of a hired device. */
  hiredIntervalSlots: number;
  /** Slots between heavy challenges: 1, 2, 4, … heavy grids. */
  heavyIntervalSlots: number;
  /** Slots to answer light work. */
  lightDeadlineSlots: number;
  /** Slots to answer heavy work. */
  heavyDeadlineSlots: number;
  /** Seconds without credit after which a device is not fresh. */
  freshSeconds: number;
  /** Slots without credit after which a device is not fresh. */
  freshSlots: number;
  /** Shortest idle interval with its deadline that a running assignment can have been made under. */
  shortestPeriodSlots: number;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link GpuModelSet}. */
export const gpuModelSetCodec: c.Codec<GpuModelSet> = /* @__PURE__ */ c.struct<GpuModelSet>({
  config: changeCodec,
  model: changeCodec,
  index: c.u64,
  code: c.u16,
  name: c.string,
  class: deviceClassCodec,
  vramMib: c.u32,
  multiplierBps: c.u32,
  pool: poolCodec,
  lightWork: workCodec,
  heavyWork: workCodec,
  idleIntervalSlots: c.u32,
  hiredIntervalSlots: c.u32,
  heavyIntervalSlots: c.u32,
  lightDeadlineSlots: c.u16,
  heavyDeadlineSlots: c.u16,
  freshSeconds: c.u32,
  freshSlots: c.u32,
  shortestPeriodSlots: c.u32,
  timestamp: c.i64,
});

export interface InitializeArgs {
  /** May propose changes; any key, meant to be a multisig's vault. */
  authority: PublicKey;
  /** Owner of the token accounts that fees go to. */
  treasury: PublicKey;
  /** Rules on slash cases of the staking program. */
  arbiter: PublicKey;
  /** Slot time until it is measured, milliseconds, 150 to 600. */
  slotMs: number;
  /** First parameters. */
  parameters: ConfigParameters;
}

/** Codec of {@link InitializeArgs}. */
export const initializeArgsCodec: c.Codec<InitializeArgs> = /* @__PURE__ */ c.struct<InitializeArgs>({
  authority: c.pubkey,
  treasury: c.pubkey,
  arbiter: c.pubkey,
  slotMs: c.u16,
  parameters: configParametersCodec,
});

/** The job of a rental, sealed with a job key. PDA `["job", rental]`. Written in chunks; whole only when `complete`. */
export interface Job {
  /** The rental it belongs to. */
  rental: PublicKey;
  /** The renter, who paid its rent and gets it back. */
  owner: PublicKey;
  /** Length of the whole sealed job, bytes. */
  total: number;
  /** Bytes of it that were written. */
  written: number;
  /** All of it was written, and its hash is the one that the rental was opened with. */
  complete: boolean;
  /** PDA bump. */
  bump: number;
  /** What was written: format byte, nonce, AES-256-GCM ciphertext with tag. */
  body: Uint8Array;
}

/** Codec of {@link Job}. */
export const jobCodec: c.Codec<Job> = /* @__PURE__ */ c.struct<Job>({
  rental: c.pubkey,
  owner: c.pubkey,
  total: c.u16,
  written: c.u16,
  complete: c.bool,
  bump: c.u8,
  body: c.bytes,
});

/** A rental's job account was closed and its rent paid back. */
export interface JobClosed {
  /** The rental, changed. */
  rental: Change;
  /** The renter's wallet. */
  owner: PublicKey;
  /** Address of the job account. */
  job: PublicKey;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link JobClosed}. */
export const jobClosedCodec: c.Codec<JobClosed> = /* @__PURE__ */ c.struct<JobClosed>({
  rental: changeCodec,
  owner: c.pubkey,
  job: c.pubkey,
  timestamp: c.i64,
});

/**
 * A page of a rental's job key, wrapped to each of its devices. PDA `["job_keys", rental, page]`; it grows with the
 * ranks that are written.
 */
export interface JobKeys {
  /** The rental it belongs to. */
  rental: PublicKey;
  /** The renter, who paid its rent and gets it back. */
  owner: PublicKey;
  /** Page of the rental, from 0: it holds the ranks from 128 times this. */
  page: number;
  /** PDA bump. */
  bump: number;
  /**
   * The job key wrapped to the device of each rank: 32 encrypted bytes and a tag of 16, or zeros where none was
   * published.
   */
  keys: readonly Uint8Array[];
}

/** Codec of {@link JobKeys}. */
export const jobKeysCodec: c.Codec<JobKeys> = /* @__PURE__ */ c.struct<JobKeys>({
  rental: c.pubkey,
  owner: c.pubkey,
  page: c.u16,
  bump: c.u8,
  keys: c.vec(c.byteArray(48)),
});

/** A page of wrapped job keys was closed and its rent paid back. */
export interface JobKeysClosed {
  /** The rental, changed. */
  rental: Change;
  /** The renter's wallet. */
  owner: PublicKey;
  /** Address of the page. */
  jobKeys: PublicKey;
  /** Page of the rental, from 0. */
  page: number;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link JobKeysClosed}. */
export const jobKeysClosedCodec: c.Codec<JobKeysClosed> = /* @__PURE__ */ c.struct<JobKeysClosed>({
  rental: changeCodec,
  owner: c.pubkey,
  jobKeys: c.pubkey,
  page: c.u16,
  timestamp: c.i64,
});

/** Job keys, each wrapped to one device, were written into a page; a key that was there is replaced. */
export interface JobKeysPublished {
  /** The rental, changed. */
  rental: Change;
  /** The renter's wallet. */
  owner: PublicKey;
  /** Address of the page. */
  jobKeys: PublicKey;
  /** Page of the rental, from 0: the first rank divided by 128. */
  page: number;
  /** Rank of the device that the first key is wrapped to; the others follow. */
  firstRank: number;
  /** Wrapped keys, 48 bytes each. */
  keys: readonly Uint8Array[];
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link JobKeysPublished}. */
export const jobKeysPublishedCodec: c.Codec<JobKeysPublished> = /* @__PURE__ */ c.struct<JobKeysPublished>({
  rental: changeCodec,
  owner: c.pubkey,
  jobKeys: c.pubkey,
  page: c.u16,
  firstRank: c.u32,
  keys: c.vec(c.byteArray(48)),
  timestamp: c.i64,
});

/** Variants of {@link JobState} in their order on chain. */
export const JOB_STATES = [
  'Unknown',
  'Preparing',
  'Running',
  'Exited',
  'Failed',
] as const;

/** State of a job as its worker claims it. */
export type JobState = (typeof JOB_STATES)[number];

/** Codec of {@link JobState}. */
export const jobStateCodec: c.Codec<JobState> = /* @__PURE__ */ c.unitEnum<JobState>(JOB_STATES);

/** A worker reported the state of a job: a claim. */
export interface JobReported {
  /** The device, changed. */
  device: Change;
  /** The supplier account. */
  supplier: PublicKey;
  /** The rental that hires the device. */
  rental: PublicKey;
  /** State of the job. */
  state: JobState;
  /** Exit code of the container, where it ended. */
  exitCode: number;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link JobReported}. */
export const jobReportedCodec: c.Codec<JobReported> = /* @__PURE__ */ c.struct<JobReported>({
  device: changeCodec,
  supplier: c.pubkey,
  rental: c.pubkey,
  state: jobStateCodec,
  exitCode: c.i32,
  timestamp: c.i64,
});

/** A chunk of the sealed job of a rental was written; one at 0 begins the job, or begins it again. */
export interface JobWritten {
  /** The rental, changed. */
  rental: Change;
  /** The renter's wallet. */
  owner: PublicKey;
  /** Address of the job account. */
  job: PublicKey;
  /** Byte of the job at which the chunk begins. */
  offset: number;
  /** Length of the whole job, bytes. */
  total: number;
  /** Bytes of the sealed job. */
  chunk: Uint8Array;
  /** The job is whole, and is the one that the rental was opened with. */
  complete: boolean;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link JobWritten}. */
export const jobWrittenCodec: c.Codec<JobWritten> = /* @__PURE__ */ c.struct<JobWritten>({
  rental: changeCodec,
  owner: c.pubkey,
  job: c.pubkey,
  offset: c.u16,
  total: c.u16,
  chunk: c.bytes,
  complete: c.bool,
  timestamp: c.i64,
});

/** A supplier withdrew a device's listing. A running assignment goes on. */
export interface ListingClosed {
  /** The device, changed. */
  device: Change;
  /** The supplier account. */
  supplier: PublicKey;
  /** Slot of the device's last change of terms: this event's. */
  termsSlot: bigint;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link ListingClosed}. */
export const listingClosedCodec: c.Codec<ListingClosed> = /* @__PURE__ */ c.struct<ListingClosed>({
  device: changeCodec,
  supplier: c.pubkey,
  termsSlot: c.u64,
  timestamp: c.i64,
});

/** A supplier set the terms at which a device can be hired. */
export interface ListingSet {
  /** The device, changed. */
  device: Change;
  /** The supplier account. */
  supplier: PublicKey;
  /** Code of its model. */
  modelCode: number;
  /** ISO 3166-1 numeric, declared by the supplier. */
  country: number;
  /** Smallest unit of USDC per GPU-hour; 0 is not accepted. */
  askUsdc: bigint;
  /** Smallest unit of IO per GPU-hour; 0 is not accepted. */
  askIo: bigint;
  /** Shortest time that the renter pays proven seconds of. */
  minSeconds: number;
  /** Longest time that it can be hired for. */
  maxSeconds: number;
  /** Slot of the device's last change of terms: this event's. */
  termsSlot: bigint;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link ListingSet}. */
export const listingSetCodec: c.Codec<ListingSet> = /* @__PURE__ */ c.struct<ListingSet>({
  device: changeCodec,
  supplier: c.pubkey,
  modelCode: c.u16,
  country: c.u16,
  askUsdc: c.u64,
  askIo: c.u64,
  minSeconds: c.u32,
  maxSeconds: c.u32,
  termsSlot: c.u64,
  timestamp: c.i64,
});

export interface ListingSetArgs {
  /** Smallest unit of USDC per GPU-hour; 0 is not accepted. */
  askUsdc: bigint;
  /** Smallest unit of IO per GPU-hour; 0 is not accepted. */
  askIo: bigint;
  /** Shortest time that the renter pays proven seconds of. */
  minSeconds: number;
  /** Longest time the device can be hired for. */
  maxSeconds: number;
}

/** Codec of {@link ListingSetArgs}. */
export const listingSetArgsCodec: c.Codec<ListingSetArgs> = /* @__PURE__ */ c.struct<ListingSetArgs>({
  askUsdc: c.u64,
  askIo: c.u64,
  minSeconds: c.u32,
  maxSeconds: c.u32,
});

/** One unit of the previous root, opened. */
export interface Opening {
  /** Siblings from the leaf up. */
  path: readonly Uint8Array[];
  /** The 32 elements of a unit of matrix products; nothing of a hash chain, whose unit is recomputed. */
  leaf: readonly number[];
}

/** Codec of {@link Opening}. */
export const openingCodec: c.Codec<Opening> = /* @__PURE__ */ c.struct<Opening>({
  path: c.vec(c.byteArray(16)),
  leaf: c.vec(c.i32),
});

/** A change that was proposed and waits for its time. PDA `["change", index]`. */
export interface PendingChange {
  /** Its index; never used twice. */
  index: bigint;
  /** Who proposed it and gets its rent back. */
  proposer: PublicKey;
  /** Second from which anybody may execute it. */
  executableAt: bigint;
  /** What it changes. */
  change: ConfigChange;
  /** PDA bump. */
  bump: number;
}

/** Codec of {@link PendingChange}. */
export const pendingChangeCodec: c.Codec<PendingChange> = /* @__PURE__ */ c.struct<PendingChange>({
  index: c.u64,
  proposer: c.pubkey,
  executableAt: c.i64,
  change: configChangeCodec,
  bump: c.u8,
});

/**
 * A rental and the sums of its vault. PDA `["rental", renter, nonce]`.
 *
 * Always: `deposited = settled + fees + refunded + committed + free`, the vault holds at least `committed + free`, and
 * `committed` is the sum of what its devices hold as reserved and accrued.
 */
export interface Rental {
  /** The renter's wallet; refunds go to its token account. */
  owner: PublicKey;
  /** The renter account that its address is derived from. */
  renter: PublicKey;
  /** Nonce at the renter. */
  nonce: bigint;
  /** Mint that it is paid in. */
  mint: PublicKey;
  /** Token account that holds its money. */
  vault: PublicKey;
  /** Model wanted; 0 is any. */
  modelCode: number;
  /** Country wanted, ISO 3166-1 numeric; 0 is any. */
  country: number;
  /** Highest price, smallest unit per GPU-hour. */
  priceCap: bigint;
  /** GPUs wanted. */
  wantedGpus: number;
  /** GPUs under which the renter may leave without minimum; fixed at opening. */
  minimumGpus: number;
  /** GPUs hired now. */
  assignedGpus: number;
  /** GPUs hired by the fill deadline, released ones included. */
  filledGpus: number;
  /** Devices hired now or draining. */
  assignedDevices: number;
  /** Rank of the next device. */
  nextRank: number;
  /** Clock of the opening. */
  openedAt: bigint;
  /** Clock until which `minimum_gpus` must be hired. */
  fillDeadline: bigint;
  /** Clock of its end; an extension moves it. */
  endsAt: bigint;
  /** All money put in. */
  deposited: bigint;
  /** Paid to suppliers. */
  settled: bigint;
  /** Paid to the treasury. */
  fees: bigint;
  /** Paid back to the renter. */
  refunded: bigint;
  /** Held for devices. */
  committed: bigint;
  /** The renter's, to take or to hire with. */
  free: bigint;
  /** May assign devices until `session_expires_at`; the default key is none. */
  session: PublicKey;
  /** Clock of the session's end. */
  sessionExpiresAt: bigint;
  /** SHA-256 of the sealed job; zero when only proven time is rented. */
  jobHash: Uint8Array;
  /** X25519 public key of the renter. */
  encryptionKey: Uint8Array;
  /** A job account exists. */
  hasJob: boolean;
  /** Pages of wrapped job keys that exist. */
  jobKeyPages: number;
  /** Latest sequence of this account's changes. */
  sequence: bigint;
  /** PDA bump. */
  bump: number;
  /** PDA bump of the vault. */
  vaultBump: number;
}

/** Codec of {@link Rental}. */
export const rentalCodec: c.Codec<Rental> = /* @__PURE__ */ c.struct<Rental>({
  owner: c.pubkey,
  renter: c.pubkey,
  nonce: c.u64,
  mint: c.pubkey,
  vault: c.pubkey,
  modelCode: c.u16,
  country: c.u16,
  priceCap: c.u64,
  wantedGpus: c.u32,
  minimumGpus: c.u32,
  assignedGpus: c.u32,
  filledGpus: c.u32,
  assignedDevices: c.u32,
  nextRank: c.u32,
  openedAt: c.i64,
  fillDeadline: c.i64,
  endsAt: c.i64,
  deposited: c.u64,
  settled: c.u64,
  fees: c.u64,
  refunded: c.u64,
  committed: c.u64,
  free: c.u64,
  session: c.pubkey,
  sessionExpiresAt: c.i64,
  jobHash: c.byteArray(32),
  encryptionKey: c.byteArray(32),
  hasJob: c.bool,
  jobKeyPages: c.u16,
  sequence: c.u64,
  bump: c.u8,
  vaultBump: c.u8,
  _reserved: c.padding(62),
});

/** A rental is over; its whole balance went to the renter. */
export interface RentalClosed {
  /** The rental, changed. */
  rental: Change;
  /** The renter's wallet. */
  owner: PublicKey;
  /** Mint that the rental is paid in. */
  mint: PublicKey;
  /** Free money paid back by the close. */
  amount: bigint;
  /** What others had sent to the vault beside it, paid out too. */
  dust: bigint;
  /** All money put in so far, smallest unit. */
  deposited: bigint;
  /** Paid to suppliers, smallest unit. */
  settled: bigint;
  /** Paid to the treasury, smallest unit. */
  fees: bigint;
  /** Paid back to the renter so far, smallest unit. */
  refunded: bigint;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link RentalClosed}. */
export const rentalClosedCodec: c.Codec<RentalClosed> = /* @__PURE__ */ c.struct<RentalClosed>({
  rental: changeCodec,
  owner: c.pubkey,
  mint: c.pubkey,
  amount: c.u64,
  dust: c.u64,
  deposited: c.u64,
  settled: c.u64,
  fees: c.u64,
  refunded: c.u64,
  timestamp: c.i64,
});

/** The renter put more money into a rental's vault. */
export interface RentalDeposited {
  /** The rental, changed. */
  rental: Change;
  /** The renter's wallet. */
  owner: PublicKey;
  /** How much, smallest unit. */
  amount: bigint;
  /** All money put in so far, smallest unit. */
  deposited: bigint;
  /** The renter's free money after it, smallest unit. */
  free: bigint;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link RentalDeposited}. */
export const rentalDepositedCodec: c.Codec<RentalDeposited> = /* @__PURE__ */ c.struct<RentalDeposited>({
  rental: changeCodec,
  owner: c.pubkey,
  amount: c.u64,
  deposited: c.u64,
  free: c.u64,
  timestamp: c.i64,
});

export interface RentalOpenArgs {
  /** Model wanted; 0 is any. */
  modelCode: number;
  /** Country wanted, ISO 3166-1 numeric; 0 is any. */
  country: number;
  /** Highest price, smallest unit per GPU-hour. */
  priceCap: bigint;
  /** GPUs wanted. */
  wantedGpus: number;
  /** GPUs under which the renter may leave without minimum. */
  minimumGpus: number;
  /** Length of the rental from now. */
  seconds: number;
  /** Time to reach the minimum, at most 600. */
  fillSeconds: number;
  /** Money put into the vault at once. */
  deposit: bigint;
  /** Key that may assign devices; the default key is none. */
  session: PublicKey;
  /** Clock of the session's end. */
  sessionExpiresAt: bigint;
  /** SHA-256 of the sealed job; zero when only proven time is rented. */
  jobHash: Uint8Array;
  /** X25519 public key of the renter. */
  encryptionKey: Uint8Array;
}

/** Codec of {@link RentalOpenArgs}. */
export const rentalOpenArgsCodec: c.Codec<RentalOpenArgs> = /* @__PURE__ */ c.struct<RentalOpenArgs>({
  modelCode: c.u16,
  country: c.u16,
  priceCap: c.u64,
  wantedGpus: c.u32,
  minimumGpus: c.u32,
  seconds: c.u32,
  fillSeconds: c.u32,
  deposit: c.u64,
  session: c.pubkey,
  sessionExpiresAt: c.i64,
  jobHash: c.byteArray(32),
  encryptionKey: c.byteArray(32),
});

/** A renter opened a rental with a vault of its own. */
export interface RentalOpened {
  /** The rental, changed. */
  rental: Change;
  /** The renter account, changed. */
  renter: Change;
  /** The renter's wallet. */
  owner: PublicKey;
  /** Nonce of the rental at its renter. */
  nonce: bigint;
  /** Mint that the rental is paid in. */
  mint: PublicKey;
  /** Token account that holds the rental's money. */
  vault: PublicKey;
  /** Model wanted; 0 is any. */
  modelCode: number;
  /** Country wanted, ISO 3166-1 numeric; 0 is any. */
  country: number;
  /** Highest price, smallest unit per GPU-hour. */
  priceCap: bigint;
  /** GPUs wanted. */
  wantedGpus: number;
  /** GPUs under which the renter may leave without minimum. */
  minimumGpus: number;
  /** All money put in so far, smallest unit. */
  deposited: bigint;
  /** Clock until which `minimum_gpus` must be hired, seconds. */
  fillDeadline: bigint;
  /** Agreed end (Clock, seconds). */
  endsAt: bigint;
  /** May assign devices until `session_expires_at`; the default key is none. */
  session: PublicKey;
  /** Clock of the session's end, seconds. */
  sessionExpiresAt: bigint;
  /** SHA-256 of the sealed job; zero when only proven time is rented. */
  jobHash: Uint8Array;
  /** X25519 public key of the renter. */
  encryptionKey: Uint8Array;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link RentalOpened}. */
export const rentalOpenedCodec: c.Codec<RentalOpened> = /* @__PURE__ */ c.struct<RentalOpened>({
  rental: changeCodec,
  renter: changeCodec,
  owner: c.pubkey,
  nonce: c.u64,
  mint: c.pubkey,
  vault: c.pubkey,
  modelCode: c.u16,
  country: c.u16,
  priceCap: c.u64,
  wantedGpus: c.u32,
  minimumGpus: c.u32,
  deposited: c.u64,
  fillDeadline: c.i64,
  endsAt: c.i64,
  session: c.pubkey,
  sessionExpiresAt: c.i64,
  jobHash: c.byteArray(32),
  encryptionKey: c.byteArray(32),
  timestamp: c.i64,
});

/** The renter took free money out of a rental's vault. */
export interface RentalWithdrawn {
  /** The rental, changed. */
  rental: Change;
  /** The renter's wallet. */
  owner: PublicKey;
  /** How much, smallest unit. */
  amount: bigint;
  /** Paid back to the renter so far, smallest unit. */
  refunded: bigint;
  /** The renter's free money after it, smallest unit. */
  free: bigint;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link RentalWithdrawn}. */
export const rentalWithdrawnCodec: c.Codec<RentalWithdrawn> = /* @__PURE__ */ c.struct<RentalWithdrawn>({
  rental: changeCodec,
  owner: c.pubkey,
  amount: c.u64,
  refunded: c.u64,
  free: c.u64,
  timestamp: c.i64,
});

/** New rentals were paused or resumed. Nothing else can be paused. */
export interface RentalsPauseSet {
  /** The config, changed. */
  config: Change;
  /** No new rentals. */
  paused: boolean;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link RentalsPauseSet}. */
export const rentalsPauseSetCodec: c.Codec<RentalsPauseSet> = /* @__PURE__ */ c.struct<RentalsPauseSet>({
  config: changeCodec,
  paused: c.bool,
  timestamp: c.i64,
});

/** Somebody who rents. PDA `["renter", owner]`; it stays, so that no rental's address is used twice. */
export interface Renter {
  /** The renter's wallet. */
  owner: PublicKey;
  /** Nonce of the next rental. Only counts up. */
  nextNonce: bigint;
  /** Latest sequence of this account's changes. */
  sequence: bigint;
  /** PDA bump. */
  bump: number;
}

/** Codec of {@link Renter}. */
export const renterCodec: c.Codec<Renter> = /* @__PURE__ */ c.struct<Renter>({
  owner: c.pubkey,
  nextNonce: c.u64,
  sequence: c.u64,
  bump: c.u8,
});

/** The slot time was measured. Anybody may, once an hour. */
export interface SlotTimeMeasured {
  /** The config, changed. */
  config: Change;
  /** Milliseconds of a slot between both anchors, held between 150 and 600. */
  slotMs: number;
  /** The anchor before: a slot. */
  fromSlot: bigint;
  /** Clock at it. */
  fromAt: bigint;
  /** The anchor from now on: the slot of this event; the Clock at it is `timestamp`. */
  slot: bigint;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link SlotTimeMeasured}. */
export const slotTimeMeasuredCodec: c.Codec<SlotTimeMeasured> = /* @__PURE__ */ c.struct<SlotTimeMeasured>({
  config: changeCodec,
  slotMs: c.u16,
  fromSlot: c.u64,
  fromAt: c.i64,
  slot: c.u64,
  timestamp: c.i64,
});

/** Somebody who owns devices. PDA `["supplier", owner]`. */
export interface Supplier {
  /** The cold key: sets prices and payout, retires devices. */
  owner: PublicKey;
  /** Owner of the token accounts that settlements pay to. It changes at most once an hour. */
  payout: PublicKey;
  /** Clock at which `payout` was set last. */
  payoutChangedAt: bigint;
  /** Name shown on pages, chosen by the supplier. */
  name: string;
  /** Index of the next device. Only counts up, so that an address is never used twice. */
  nextDeviceIndex: number;
  /** Latest sequence of this account's changes. */
  sequence: bigint;
  /** PDA bump. */
  bump: number;
}

/** Codec of {@link Supplier}. */
export const supplierCodec: c.Codec<Supplier> = /* @__PURE__ */ c.struct<Supplier>({
  owner: c.pubkey,
  payout: c.pubkey,
  payoutChangedAt: c.i64,
  name: c.string,
  nextDeviceIndex: c.u32,
  sequence: c.u64,
  bump: c.u8,
});

export interface SupplierArgs {
  /** Owner of the token accounts that settlements pay to. */
  payout: PublicKey;
  /** Name shown on pages, at most 32 bytes. */
  name: string;
}

/** Codec of {@link SupplierArgs}. */
export const supplierArgsCodec: c.Codec<SupplierArgs> = /* @__PURE__ */ c.struct<SupplierArgs>({
  payout: c.pubkey,
  name: c.string,
});

/** A supplier registered. Its payout was set at `timestamp`. */
export interface SupplierRegistered {
  /** The supplier, changed. */
  supplier: Change;
  /** The supplier's owner. */
  owner: PublicKey;
  /** Owner of the token accounts that settlements pay to. */
  payout: PublicKey;
  /** Name shown on pages. */
  name: string;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link SupplierRegistered}. */
export const supplierRegisteredCodec: c.Codec<SupplierRegistered> = /* @__PURE__ */ c.struct<SupplierRegistered>({
  supplier: changeCodec,
  owner: c.pubkey,
  payout: c.pubkey,
  name: c.string,
  timestamp: c.i64,
});

/** A supplier changed its payout owner or its name. */
export interface SupplierUpdated {
  /** The supplier, changed. */
  supplier: Change;
  /** The supplier's owner. */
  owner: PublicKey;
  /** Owner of the token accounts that settlements pay to. */
  payout: PublicKey;
  /** Clock at which the payout was set last. */
  payoutChangedAt: bigint;
  /** Name shown on pages. */
  name: string;
  /** Clock of the event, seconds. */
  timestamp: bigint;
}

/** Codec of {@link SupplierUpdated}. */
export const supplierUpdatedCodec: c.Codec<SupplierUpdated> = /* @__PURE__ */ c.struct<SupplierUpdated>({
  supplier: changeCodec,
  owner: c.pubkey,
  payout: c.pubkey,
  payoutChangedAt: c.i64,
  name: c.string,
  timestamp: c.i64,
});

export interface TickArgs {
  /** Merkle root over all units of the challenge's work. */
  root: Uint8Array;
  /** The unit of the previous root that this challenge asks for; none at the first tick of a chain. */
  opening: Opening | null;
  /** A claim about what the device runs: image digest and container state, hashed. Zero for nothing. */
  workload: Uint8Array;
}

/** Codec of {@link TickArgs}. */
export const tickArgsCodec: c.Codec<TickArgs> = /* @__PURE__ */ c.struct<TickArgs>({
  root: c.byteArray(16),
  opening: c.option(openingCodec),
  workload: c.byteArray(32),
});
