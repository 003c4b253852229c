// Generated from programs/artifacts/marketplace.json by programs/scripts/generate.ts; do not edit.

import { type AccountMeta, PublicKey, TransactionInstruction } from '@solana/web3.js';
import * as c from '../../codec/index.ts';
import { derive, instructionData, meta } from '../../codec/instruction.ts';
import { MARKETPLACE_PROGRAM_ID } from './program.ts';
import * as t from './types.ts';

/** First bytes of `chainStart`. */
export const CHAIN_START_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(226, 56, 29, 137, 108, 10, 155, 147);

/** Accounts of `chainStart`. */
export interface ChainStartAccounts {
  /** The one config: the program makes no second, so its type is proof enough. */
  config: PublicKey;
  /** The device. */
  device: PublicKey;
  /** The device's model: the program makes one account for each code. */
  model: PublicKey;
  /** The device's worker key. */
  worker: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Begins a chain of ticks, or begins it again. Signer: the worker. */
export function chainStartInstruction(
  accounts: ChainStartAccounts,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const configKey = accounts.config;
  const deviceKey = accounts.device;
  const modelKey = accounts.model;
  const workerKey = accounts.worker;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(configKey, false, false),
    meta(deviceKey, false, true),
    meta(modelKey, false, false),
    meta(workerKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(CHAIN_START_INSTRUCTION_DISCRIMINATOR) });
}

/** First bytes of `configCancel`. */
export const CONFIG_CANCEL_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(175, 67, 52, 103, 179, 40, 227, 170);

/** Accounts of `configCancel`. */
export interface ConfigCancelAccounts {
  /**
   * The config.
   * Derived when left out.
   */
  config?: PublicKey;
  /** The proposed change. */
  pending: PublicKey;
  proposer: PublicKey;
  /** The config's authority. */
  authority: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Withdraws a proposed change. Signer: the authority. */
export function configCancelInstruction(
  accounts: ConfigCancelAccounts,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const configKey = accounts.config ?? derive([/* @__PURE__ */ Uint8Array.of(99, 111, 110, 102, 105, 103)], programId);
  const pendingKey = accounts.pending;
  const proposerKey = accounts.proposer;
  const authorityKey = accounts.authority;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(configKey, false, true),
    meta(pendingKey, false, true),
    meta(proposerKey, false, true),
    meta(authorityKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(CONFIG_CANCEL_INSTRUCTION_DISCRIMINATOR) });
}

/** First bytes of `configExecute`. */
export const CONFIG_EXECUTE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(251, 159, 40, 124, 7, 230, 232, 201);

/** Accounts of `configExecute`. */
export interface ConfigExecuteAccounts {
  /**
   * The config.
   * Derived when left out.
   */
  config?: PublicKey;
  /** The proposed change. */
  pending: PublicKey;
  proposer: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Executes a change of the config whose timelock has passed. Signer: none needed. */
export function configExecuteInstruction(
  accounts: ConfigExecuteAccounts,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const configKey = accounts.config ?? derive([/* @__PURE__ */ Uint8Array.of(99, 111, 110, 102, 105, 103)], programId);
  const pendingKey = accounts.pending;
  const proposerKey = accounts.proposer;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(configKey, false, true),
    meta(pendingKey, false, true),
    meta(proposerKey, false, true),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(CONFIG_EXECUTE_INSTRUCTION_DISCRIMINATOR) });
}

/** First bytes of `configPropose`. */
export const CONFIG_PROPOSE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(26, 48, 39, 125, 195, 34, 214, 116);

/** Accounts of `configPropose`. */
export interface ConfigProposeAccounts {
  /**
   * The config.
   * Derived when left out.
   */
  config?: PublicKey;
  /** The proposed change. */
  pending: PublicKey;
  /** The config's authority. */
  authority: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Proposes a change of the config or of a GPU model. Signer: the authority. */
export function configProposeInstruction(
  accounts: ConfigProposeAccounts,
  args: t.ConfigChange,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const configKey = accounts.config ?? derive([/* @__PURE__ */ Uint8Array.of(99, 111, 110, 102, 105, 103)], programId);
  const pendingKey = accounts.pending;
  const authorityKey = accounts.authority;
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(configKey, false, true),
    meta(pendingKey, false, true),
    meta(authorityKey, true, true),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(CONFIG_PROPOSE_INSTRUCTION_DISCRIMINATOR, c.encode(t.configChangeCodec, args)) });
}

/** First bytes of `deviceAcceptingSet`. */
export const DEVICE_ACCEPTING_SET_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(182, 229, 10, 24, 111, 116, 157, 126);

/** Accounts of `deviceAcceptingSet`. */
export interface DeviceAcceptingSetAccounts {
  /** The device. */
  device: PublicKey;
  /** The device's worker or its supplier's owner. */
  authority: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `deviceAcceptingSet`. */
export interface DeviceAcceptingSetArgs {
  accepting: boolean;
}

/** Stops or resumes taking assignments. Signer: the worker or the supplier's owner. */
export function deviceAcceptingSetInstruction(
  accounts: DeviceAcceptingSetAccounts,
  args: DeviceAcceptingSetArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const deviceKey = accounts.device;
  const authorityKey = accounts.authority;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(deviceKey, false, true),
    meta(authorityKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(DEVICE_ACCEPTING_SET_INSTRUCTION_DISCRIMINATOR, c.encode(c.bool, args.accepting)) });
}

/** First bytes of `deviceRegister`. */
export const DEVICE_REGISTER_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(77, 167, 110, 130, 117, 102, 23, 200);

/** Accounts of `deviceRegister`. */
export interface DeviceRegisterAccounts {
  /**
   * The supplier account.
   * Derived when left out.
   */
  supplier?: PublicKey;
  /** The device. */
  device: PublicKey;
  /** Its model. */
  model: PublicKey;
  /** The supplier's owner. */
  owner: PublicKey;
  /** Signs too, so that nobody registers a worker key that is not his. */
  worker: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Registers a device and claims its GPUs. Signers: the supplier's owner and the worker. */
export function deviceRegisterInstruction(
  accounts: DeviceRegisterAccounts,
  args: t.DeviceRegisterArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const ownerKey = accounts.owner;
  const supplierKey = accounts.supplier ?? derive([/* @__PURE__ */ Uint8Array.of(115, 117, 112, 112, 108, 105, 101, 114), ownerKey.toBytes()], programId);
  const deviceKey = accounts.device;
  const modelKey = accounts.model;
  const workerKey = accounts.worker;
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(supplierKey, false, true),
    meta(deviceKey, false, true),
    meta(modelKey, false, false),
    meta(ownerKey, true, true),
    meta(workerKey, true, false),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(DEVICE_REGISTER_INSTRUCTION_DISCRIMINATOR, c.encode(t.deviceRegisterArgsCodec, args)) });
}

/** First bytes of `deviceRelease`. */
export const DEVICE_RELEASE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(88, 35, 243, 48, 219, 175, 58, 159);

/** Accounts of `deviceRelease`. */
export interface DeviceReleaseAccounts {
  /** The config. */
  config: PublicKey;
  /** The rental that hires the device. */
  rental: PublicKey;
  /** The device that is released. */
  device: PublicKey;
  /** The renter, the supplier's owner, or anybody when the device is silent or its end has come. */
  authority: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Ends a device's hired time. Signer: renter, supplier, or anybody when silent or expired. */
export function deviceReleaseInstruction(
  accounts: DeviceReleaseAccounts,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const configKey = accounts.config;
  const rentalKey = accounts.rental;
  const deviceKey = accounts.device;
  const authorityKey = accounts.authority;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(configKey, false, false),
    meta(rentalKey, false, false),
    meta(deviceKey, false, true),
    meta(authorityKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(DEVICE_RELEASE_INSTRUCTION_DISCRIMINATOR) });
}

/** First bytes of `deviceRetire`. */
export const DEVICE_RETIRE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(28, 132, 143, 85, 14, 203, 51, 32);

/** Accounts of `deviceRetire`. */
export interface DeviceRetireAccounts {
  /** The device. */
  device: PublicKey;
  /** The supplier's owner. */
  owner: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Takes a device out of the network and frees its GPUs. Signer: the supplier's owner. */
export function deviceRetireInstruction(
  accounts: DeviceRetireAccounts,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const deviceKey = accounts.device;
  const ownerKey = accounts.owner;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(deviceKey, false, true),
    meta(ownerKey, true, true),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(DEVICE_RETIRE_INSTRUCTION_DISCRIMINATOR) });
}

/** First bytes of `deviceSettle`. */
export const DEVICE_SETTLE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(175, 28, 211, 89, 100, 127, 68, 84);

/** Accounts of `deviceSettle`. */
export interface DeviceSettleAccounts {
  /** The config. */
  config: PublicKey;
  /** The rental. */
  rental: PublicKey;
  /** Token account that holds the rental's money. */
  vault: PublicKey;
  /** The device. */
  device: PublicKey;
  /** The supplier account. */
  supplier: PublicKey;
  /** Mint that the rental is paid in. */
  mint: PublicKey;
  payout: PublicKey;
  payoutToken: PublicKey;
  treasury: PublicKey;
  treasuryToken: PublicKey;
  /** Anybody. */
  payer: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Pays what a device earned and ends an assignment that is over. Signer: anybody. */
export function deviceSettleInstruction(
  accounts: DeviceSettleAccounts,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const configKey = accounts.config;
  const rentalKey = accounts.rental;
  const vaultKey = accounts.vault;
  const deviceKey = accounts.device;
  const supplierKey = accounts.supplier;
  const mintKey = accounts.mint;
  const payoutKey = accounts.payout;
  const payoutTokenKey = accounts.payoutToken;
  const treasuryKey = accounts.treasury;
  const treasuryTokenKey = accounts.treasuryToken;
  const payerKey = accounts.payer;
  const tokenProgramKey = new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
  const associatedTokenProgramKey = new PublicKey('ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL');
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(configKey, false, false),
    meta(rentalKey, false, true),
    meta(vaultKey, false, true),
    meta(deviceKey, false, true),
    meta(supplierKey, false, false),
    meta(mintKey, false, false),
    meta(payoutKey, false, false),
    meta(payoutTokenKey, false, true),
    meta(treasuryKey, false, false),
    meta(treasuryTokenKey, false, true),
    meta(payerKey, true, true),
    meta(tokenProgramKey, false, false),
    meta(associatedTokenProgramKey, false, false),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(DEVICE_SETTLE_INSTRUCTION_DISCRIMINATOR) });
}

/** First bytes of `deviceUpdate`. */
export const DEVICE_UPDATE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(247, 186, 152, 99, 240, 226, 137, 143);

/** Accounts of `deviceUpdate`. */
export interface DeviceUpdateAccounts {
  /** The device. */
  device: PublicKey;
  /** The supplier's owner. */
  owner: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Changes what is declared about a device. Signer: the supplier's owner. */
export function deviceUpdateInstruction(
  accounts: DeviceUpdateAccounts,
  args: t.DeviceUpdateArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const deviceKey = accounts.device;
  const ownerKey = accounts.owner;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(deviceKey, false, true),
    meta(ownerKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(DEVICE_UPDATE_INSTRUCTION_DISCRIMINATOR, c.encode(t.deviceUpdateArgsCodec, args)) });
}

/** First bytes of `deviceWorkerRotate`. */
export const DEVICE_WORKER_ROTATE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(78, 13, 243, 114, 30, 212, 6, 189);

/** Accounts of `deviceWorkerRotate`. */
export interface DeviceWorkerRotateAccounts {
  /** The device. */
  device: PublicKey;
  /** The supplier's owner. */
  owner: PublicKey;
  /** The new worker key, which signs too. */
  worker: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Replaces the worker key. Signers: the supplier's owner and the new worker. */
export function deviceWorkerRotateInstruction(
  accounts: DeviceWorkerRotateAccounts,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const deviceKey = accounts.device;
  const ownerKey = accounts.owner;
  const workerKey = accounts.worker;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(deviceKey, false, true),
    meta(ownerKey, true, false),
    meta(workerKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(DEVICE_WORKER_ROTATE_INSTRUCTION_DISCRIMINATOR) });
}

/** First bytes of `endpointPublish`. */
export const ENDPOINT_PUBLISH_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(100, 77, 141, 104, 182, 126, 200, 156);

/** Accounts of `endpointPublish`. */
export interface EndpointPublishAccounts {
  /** The device. */
  device: PublicKey;
  /** The device's worker key. */
  worker: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `endpointPublish`. */
export interface EndpointPublishArgs {
  endpoint: Uint8Array;
}

/** Publishes a sealed endpoint. Signer: the worker. */
export function endpointPublishInstruction(
  accounts: EndpointPublishAccounts,
  args: EndpointPublishArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const deviceKey = accounts.device;
  const workerKey = accounts.worker;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(deviceKey, false, true),
    meta(workerKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(ENDPOINT_PUBLISH_INSTRUCTION_DISCRIMINATOR, c.encode(c.bytes, args.endpoint)) });
}

/** First bytes of `gpuClaimRelease`. */
export const GPU_CLAIM_RELEASE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(201, 176, 140, 13, 184, 180, 145, 211);

/** Accounts of `gpuClaimRelease`. */
export interface GpuClaimReleaseAccounts {
  /** The claim that is released. */
  claim: PublicKey;
  /** The device that holds the claim, and has not proved for 30 days or left the network. */
  device: PublicKey;
  owner: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Frees a GPU whose device has not proved for 30 days, or left the network. Signer: none needed. */
export function gpuClaimReleaseInstruction(
  accounts: GpuClaimReleaseAccounts,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const claimKey = accounts.claim;
  const deviceKey = accounts.device;
  const ownerKey = accounts.owner;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(claimKey, false, true),
    meta(deviceKey, false, true),
    meta(ownerKey, false, true),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(GPU_CLAIM_RELEASE_INSTRUCTION_DISCRIMINATOR) });
}

/** First bytes of `gpuModelExecute`. */
export const GPU_MODEL_EXECUTE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(183, 8, 58, 41, 95, 161, 130, 223);

/** Accounts of `gpuModelExecute`. */
export interface GpuModelExecuteAccounts {
  /**
   * The config.
   * Derived when left out.
   */
  config?: PublicKey;
  /** The proposed change. */
  pending: PublicKey;
  proposer: PublicKey;
  /**
   * The model.
   * Derived when left out.
   */
  model?: PublicKey;
  /** Pays the rent of a new model. */
  payer: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `gpuModelExecute`. */
export interface GpuModelExecuteArgs {
  code: number;
}

/** Executes a change of a GPU model whose timelock has passed. Signer: anybody. */
export function gpuModelExecuteInstruction(
  accounts: GpuModelExecuteAccounts,
  args: GpuModelExecuteArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const configKey = accounts.config ?? derive([/* @__PURE__ */ Uint8Array.of(99, 111, 110, 102, 105, 103)], programId);
  const pendingKey = accounts.pending;
  const proposerKey = accounts.proposer;
  const modelKey = accounts.model ?? derive([/* @__PURE__ */ Uint8Array.of(109, 111, 100, 101, 108), c.encode(c.u16, args.code)], programId);
  const payerKey = accounts.payer;
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(configKey, false, true),
    meta(pendingKey, false, true),
    meta(proposerKey, false, true),
    meta(modelKey, false, true),
    meta(payerKey, true, true),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(GPU_MODEL_EXECUTE_INSTRUCTION_DISCRIMINATOR, c.encode(c.u16, args.code)) });
}

/** First bytes of `initialize`. */
export const INITIALIZE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(175, 175, 109, 31, 13, 152, 155, 237);

/** Accounts of `initialize`. */
export interface InitializeAccounts {
  /**
   * The config.
   * Derived when left out.
   */
  config?: PublicKey;
  /** Derived when left out. */
  programData?: PublicKey;
  /** The program's upgrade authority; pays. */
  upgradeAuthority: PublicKey;
  /** Mint of the stable coin, 6 decimals. */
  usdcMint: PublicKey;
  /** Mint of IO, 8 decimals. */
  ioMint: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Creates the config. Signer: the program's upgrade authority. */
export function initializeInstruction(
  accounts: InitializeAccounts,
  args: t.InitializeArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const configKey = accounts.config ?? derive([/* @__PURE__ */ Uint8Array.of(99, 111, 110, 102, 105, 103)], programId);
  const programDataKey = accounts.programData ?? derive([/* @__PURE__ */ Uint8Array.of(3, 141, 198, 98, 85, 54, 11, 207, 246, 12, 127, 244, 48, 105, 60, 156, 22, 14, 88, 96, 73, 226, 157, 9, 162, 168, 114, 115, 96, 0, 0, 0)], new PublicKey(/* @__PURE__ */ Uint8Array.of(2, 168, 246, 145, 78, 136, 161, 176, 226, 16, 21, 62, 247, 99, 174, 43, 0, 194, 185, 61, 22, 193, 36, 210, 192, 83, 122, 16, 4, 128, 0, 0)));
  const upgradeAuthorityKey = accounts.upgradeAuthority;
  const usdcMintKey = accounts.usdcMint;
  const ioMintKey = accounts.ioMint;
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(configKey, false, true),
    meta(programDataKey, false, false),
    meta(upgradeAuthorityKey, true, true),
    meta(usdcMintKey, false, false),
    meta(ioMintKey, false, false),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(INITIALIZE_INSTRUCTION_DISCRIMINATOR, c.encode(t.initializeArgsCodec, args)) });
}

/** First bytes of `jobClose`. */
export const JOB_CLOSE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(135, 94, 228, 49, 115, 248, 186, 242);

/** Accounts of `jobClose`. */
export interface JobCloseAccounts {
  /** The rental. */
  rental: PublicKey;
  /**
   * The job of the rental.
   * Derived when left out.
   */
  job?: PublicKey;
  owner: PublicKey;
  /** The renter; after the rental's end, anybody. */
  authority: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Closes the job of a rental. Signer: the renter; after its end, anybody. */
export function jobCloseInstruction(
  accounts: JobCloseAccounts,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const rentalKey = accounts.rental;
  const jobKey = accounts.job ?? derive([/* @__PURE__ */ Uint8Array.of(106, 111, 98), rentalKey.toBytes()], programId);
  const ownerKey = accounts.owner;
  const authorityKey = accounts.authority;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(rentalKey, false, true),
    meta(jobKey, false, true),
    meta(ownerKey, false, true),
    meta(authorityKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(JOB_CLOSE_INSTRUCTION_DISCRIMINATOR) });
}

/** First bytes of `jobKeyPublish`. */
export const JOB_KEY_PUBLISH_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(224, 217, 42, 27, 181, 215, 231, 221);

/** Accounts of `jobKeyPublish`. */
export interface JobKeyPublishAccounts {
  /** The rental. */
  rental: PublicKey;
  jobKeys: PublicKey;
  /** The renter's wallet. */
  owner: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `jobKeyPublish`. */
export interface JobKeyPublishArgs {
  firstRank: number;
  keys: readonly Uint8Array[];
}

/** Publishes the job's key, wrapped to each of some devices. Signer: the renter. */
export function jobKeyPublishInstruction(
  accounts: JobKeyPublishAccounts,
  args: JobKeyPublishArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const rentalKey = accounts.rental;
  const jobKeysKey = accounts.jobKeys;
  const ownerKey = accounts.owner;
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(rentalKey, false, true),
    meta(jobKeysKey, false, true),
    meta(ownerKey, true, true),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(JOB_KEY_PUBLISH_INSTRUCTION_DISCRIMINATOR, c.encode(c.u32, args.firstRank), c.encode(c.vec(c.byteArray(48)), args.keys)) });
}

/** First bytes of `jobKeysClose`. */
export const JOB_KEYS_CLOSE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(14, 246, 194, 138, 131, 151, 216, 181);

/** Accounts of `jobKeysClose`. */
export interface JobKeysCloseAccounts {
  /** The rental. */
  rental: PublicKey;
  /** A page of job keys. */
  jobKeys: PublicKey;
  owner: PublicKey;
  /** The renter; after the rental's end, anybody. */
  authority: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Closes a page of wrapped job keys. Signer: the renter; after the rental's end, anybody. */
export function jobKeysCloseInstruction(
  accounts: JobKeysCloseAccounts,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const rentalKey = accounts.rental;
  const jobKeysKey = accounts.jobKeys;
  const ownerKey = accounts.owner;
  const authorityKey = accounts.authority;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(rentalKey, false, true),
    meta(jobKeysKey, false, true),
    meta(ownerKey, false, true),
    meta(authorityKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(JOB_KEYS_CLOSE_INSTRUCTION_DISCRIMINATOR) });
}

/** First bytes of `jobReport`. */
export const JOB_REPORT_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(104, 130, 132, 41, 204, 199, 162, 106);

/** Accounts of `jobReport`. */
export interface JobReportAccounts {
  /** The device. */
  device: PublicKey;
  /** The device's worker key. */
  worker: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `jobReport`. */
export interface JobReportArgs {
  state: t.JobState;
  exitCode: number;
}

/** Reports a job's state, a claim. Signer: the worker. */
export function jobReportInstruction(
  accounts: JobReportAccounts,
  args: JobReportArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const deviceKey = accounts.device;
  const workerKey = accounts.worker;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(deviceKey, false, true),
    meta(workerKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(JOB_REPORT_INSTRUCTION_DISCRIMINATOR, c.encode(t.jobStateCodec, args.state), c.encode(c.i32, args.exitCode)) });
}

/** First bytes of `jobWrite`. */
export const JOB_WRITE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(200, 147, 7, 0, 219, 1, 181, 178);

/** Accounts of `jobWrite`. */
export interface JobWriteAccounts {
  /** The rental. */
  rental: PublicKey;
  /**
   * The job of the rental.
   * Derived when left out.
   */
  job?: PublicKey;
  /** The renter's wallet. */
  owner: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `jobWrite`. */
export interface JobWriteArgs {
  offset: number;
  total: number;
  chunk: Uint8Array;
}

/** Writes a chunk of the sealed job of a rental. Signer: the renter. */
export function jobWriteInstruction(
  accounts: JobWriteAccounts,
  args: JobWriteArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const rentalKey = accounts.rental;
  const jobKey = accounts.job ?? derive([/* @__PURE__ */ Uint8Array.of(106, 111, 98), rentalKey.toBytes()], programId);
  const ownerKey = accounts.owner;
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(rentalKey, false, true),
    meta(jobKey, false, true),
    meta(ownerKey, true, true),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(JOB_WRITE_INSTRUCTION_DISCRIMINATOR, c.encode(c.u16, args.offset), c.encode(c.u16, args.total), c.encode(c.bytes, args.chunk)) });
}

/** First bytes of `listingClose`. */
export const LISTING_CLOSE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(204, 94, 39, 220, 114, 118, 96, 49);

/** Accounts of `listingClose`. */
export interface ListingCloseAccounts {
  /** The device. */
  device: PublicKey;
  /** The supplier's owner. */
  owner: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Withdraws a listing. Signer: the supplier's owner. */
export function listingCloseInstruction(
  accounts: ListingCloseAccounts,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const deviceKey = accounts.device;
  const ownerKey = accounts.owner;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(deviceKey, false, true),
    meta(ownerKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(LISTING_CLOSE_INSTRUCTION_DISCRIMINATOR) });
}

/** First bytes of `listingSet`. */
export const LISTING_SET_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(91, 217, 13, 169, 158, 101, 147, 60);

/** Accounts of `listingSet`. */
export interface ListingSetAccounts {
  /** The device. */
  device: PublicKey;
  /** The supplier's owner. */
  owner: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Sets the terms at which a device can be hired. Signer: the supplier's owner. */
export function listingSetInstruction(
  accounts: ListingSetAccounts,
  args: t.ListingSetArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const deviceKey = accounts.device;
  const ownerKey = accounts.owner;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(deviceKey, false, true),
    meta(ownerKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(LISTING_SET_INSTRUCTION_DISCRIMINATOR, c.encode(t.listingSetArgsCodec, args)) });
}

/** First bytes of `rentalAssign`. */
export const RENTAL_ASSIGN_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(166, 215, 140, 142, 225, 188, 90, 15);

/** Accounts of `rentalAssign`. */
export interface RentalAssignAccounts {
  /** The config. */
  config: PublicKey;
  /** Model of all devices of the batch. */
  model: PublicKey;
  /** The rental that hires them. */
  rental: PublicKey;
  /** The renter or its session key. */
  authority: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `rentalAssign`. */
export interface RentalAssignArgs {
  seenSlot: bigint;
}

/**
 * Hires devices of one model. `seen_slot` is the last complete slot that the quote knows: a device whose terms changed
 * after it is refused. Signer: the renter or its session key.
 */
export function rentalAssignInstruction(
  accounts: RentalAssignAccounts,
  args: RentalAssignArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const configKey = accounts.config;
  const modelKey = accounts.model;
  const rentalKey = accounts.rental;
  const authorityKey = accounts.authority;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(configKey, false, false),
    meta(modelKey, false, false),
    meta(rentalKey, false, true),
    meta(authorityKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(RENTAL_ASSIGN_INSTRUCTION_DISCRIMINATOR, c.encode(c.u64, args.seenSlot)) });
}

/** First bytes of `rentalClose`. */
export const RENTAL_CLOSE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(53, 42, 120, 56, 2, 14, 0, 38);

/** Accounts of `rentalClose`. */
export interface RentalCloseAccounts {
  /** The rental. */
  rental: PublicKey;
  /** Token account that holds the rental's money. */
  vault: PublicKey;
  /** Mint that the rental is paid in. */
  mint: PublicKey;
  owner: PublicKey;
  ownerToken: PublicKey;
  /** The renter; after the rental's end, anybody. */
  authority: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Closes a rental and pays the rest back. Signer: the renter; after its end, anybody. */
export function rentalCloseInstruction(
  accounts: RentalCloseAccounts,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const rentalKey = accounts.rental;
  const vaultKey = accounts.vault;
  const mintKey = accounts.mint;
  const ownerKey = accounts.owner;
  const ownerTokenKey = accounts.ownerToken;
  const authorityKey = accounts.authority;
  const tokenProgramKey = new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
  const associatedTokenProgramKey = new PublicKey('ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL');
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(rentalKey, false, true),
    meta(vaultKey, false, true),
    meta(mintKey, false, false),
    meta(ownerKey, false, true),
    meta(ownerTokenKey, false, true),
    meta(authorityKey, true, true),
    meta(tokenProgramKey, false, false),
    meta(associatedTokenProgramKey, false, false),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(RENTAL_CLOSE_INSTRUCTION_DISCRIMINATOR) });
}

/** First bytes of `rentalDeposit`. */
export const RENTAL_DEPOSIT_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(243, 203, 244, 154, 2, 153, 215, 123);

/** Accounts of `rentalDeposit`. */
export interface RentalDepositAccounts {
  /** The rental. */
  rental: PublicKey;
  /** Token account that holds the rental's money. */
  vault: PublicKey;
  /** Mint that the rental is paid in. */
  mint: PublicKey;
  /** Token account of the renter. */
  ownerToken: PublicKey;
  /** The renter's wallet. */
  owner: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `rentalDeposit`. */
export interface RentalDepositArgs {
  amount: bigint;
}

/** Puts more money into a rental. Signer: the renter. */
export function rentalDepositInstruction(
  accounts: RentalDepositAccounts,
  args: RentalDepositArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const rentalKey = accounts.rental;
  const vaultKey = accounts.vault;
  const mintKey = accounts.mint;
  const ownerTokenKey = accounts.ownerToken;
  const ownerKey = accounts.owner;
  const tokenProgramKey = new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(rentalKey, false, true),
    meta(vaultKey, false, true),
    meta(mintKey, false, false),
    meta(ownerTokenKey, false, true),
    meta(ownerKey, true, false),
    meta(tokenProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(RENTAL_DEPOSIT_INSTRUCTION_DISCRIMINATOR, c.encode(c.u64, args.amount)) });
}

/** First bytes of `rentalExtend`. */
export const RENTAL_EXTEND_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(228, 52, 53, 155, 130, 8, 151, 182);

/** Accounts of `rentalExtend`. */
export interface RentalExtendAccounts {
  /** The rental whose devices are hired for longer. */
  rental: PublicKey;
  /** The renter; a session key can't. */
  owner: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `rentalExtend`. */
export interface RentalExtendArgs {
  endsAt: bigint;
}

/** Hires devices of a rental until a later end, `ends_at`. Signer: the renter. */
export function rentalExtendInstruction(
  accounts: RentalExtendAccounts,
  args: RentalExtendArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const rentalKey = accounts.rental;
  const ownerKey = accounts.owner;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(rentalKey, false, true),
    meta(ownerKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(RENTAL_EXTEND_INSTRUCTION_DISCRIMINATOR, c.encode(c.i64, args.endsAt)) });
}

/** First bytes of `rentalOpen`. */
export const RENTAL_OPEN_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(87, 253, 130, 70, 167, 178, 150, 15);

/** Accounts of `rentalOpen`. */
export interface RentalOpenAccounts {
  /** The config. */
  config: PublicKey;
  /**
   * The renter account; it is made with the first rental.
   * Derived when left out.
   */
  renter?: PublicKey;
  /** The rental. */
  rental: PublicKey;
  /**
   * Token account that holds the rental's money.
   * Derived when left out.
   */
  vault?: PublicKey;
  /** Mint that the rental is paid in. */
  mint: PublicKey;
  /** Token account of the renter. */
  ownerToken: PublicKey;
  /** The renter's wallet. */
  owner: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Opens a rental with its vault and first deposit. Signer: the renter. */
export function rentalOpenInstruction(
  accounts: RentalOpenAccounts,
  args: t.RentalOpenArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const configKey = accounts.config;
  const ownerKey = accounts.owner;
  const renterKey = accounts.renter ?? derive([/* @__PURE__ */ Uint8Array.of(114, 101, 110, 116, 101, 114), ownerKey.toBytes()], programId);
  const rentalKey = accounts.rental;
  const vaultKey = accounts.vault ?? derive([/* @__PURE__ */ Uint8Array.of(118, 97, 117, 108, 116), rentalKey.toBytes()], programId);
  const mintKey = accounts.mint;
  const ownerTokenKey = accounts.ownerToken;
  const tokenProgramKey = new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(configKey, false, false),
    meta(renterKey, false, true),
    meta(rentalKey, false, true),
    meta(vaultKey, false, true),
    meta(mintKey, false, false),
    meta(ownerTokenKey, false, true),
    meta(ownerKey, true, true),
    meta(tokenProgramKey, false, false),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(RENTAL_OPEN_INSTRUCTION_DISCRIMINATOR, c.encode(t.rentalOpenArgsCodec, args)) });
}

/** First bytes of `rentalWithdraw`. */
export const RENTAL_WITHDRAW_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(253, 55, 142, 216, 135, 79, 51, 149);

/** Accounts of `rentalWithdraw`. */
export interface RentalWithdrawAccounts {
  /** The rental. */
  rental: PublicKey;
  /** Token account that holds the rental's money. */
  vault: PublicKey;
  /** Mint that the rental is paid in. */
  mint: PublicKey;
  /** Token account of the renter. */
  ownerToken: PublicKey;
  /** The renter's wallet. */
  owner: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `rentalWithdraw`. */
export interface RentalWithdrawArgs {
  amount: bigint;
}

/** Takes free money out of a rental. Signer: the renter. */
export function rentalWithdrawInstruction(
  accounts: RentalWithdrawAccounts,
  args: RentalWithdrawArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const rentalKey = accounts.rental;
  const vaultKey = accounts.vault;
  const mintKey = accounts.mint;
  const ownerTokenKey = accounts.ownerToken;
  const ownerKey = accounts.owner;
  const tokenProgramKey = new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(rentalKey, false, true),
    meta(vaultKey, false, true),
    meta(mintKey, false, false),
    meta(ownerTokenKey, false, true),
    meta(ownerKey, true, false),
    meta(tokenProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(RENTAL_WITHDRAW_INSTRUCTION_DISCRIMINATOR, c.encode(c.u64, args.amount)) });
}

/** First bytes of `rentalsPauseSet`. */
export const RENTALS_PAUSE_SET_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(245, 95, 23, 167, 223, 183, 232, 204);

/** Accounts of `rentalsPauseSet`. */
export interface RentalsPauseSetAccounts {
  /**
   * The config.
   * Derived when left out.
   */
  config?: PublicKey;
  /** The config's authority. */
  authority: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `rentalsPauseSet`. */
export interface RentalsPauseSetArgs {
  paused: boolean;
}

/** Stops or resumes the opening of rentals, nothing else. Signer: the authority. */
export function rentalsPauseSetInstruction(
  accounts: RentalsPauseSetAccounts,
  args: RentalsPauseSetArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const configKey = accounts.config ?? derive([/* @__PURE__ */ Uint8Array.of(99, 111, 110, 102, 105, 103)], programId);
  const authorityKey = accounts.authority;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(configKey, false, true),
    meta(authorityKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(RENTALS_PAUSE_SET_INSTRUCTION_DISCRIMINATOR, c.encode(c.bool, args.paused)) });
}

/** First bytes of `slotTimeMeasure`. */
export const SLOT_TIME_MEASURE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(182, 234, 23, 210, 190, 20, 127, 199);

/** Accounts of `slotTimeMeasure`. */
export interface SlotTimeMeasureAccounts {
  /**
   * The config, whose anchor is at least an hour old.
   * Derived when left out.
   */
  config?: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Measures the slot time over the last hour or more. Signer: none needed. */
export function slotTimeMeasureInstruction(
  accounts: SlotTimeMeasureAccounts,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const configKey = accounts.config ?? derive([/* @__PURE__ */ Uint8Array.of(99, 111, 110, 102, 105, 103)], programId);
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(configKey, false, true),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(SLOT_TIME_MEASURE_INSTRUCTION_DISCRIMINATOR) });
}

/** First bytes of `supplierRegister`. */
export const SUPPLIER_REGISTER_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(4, 52, 177, 143, 152, 249, 224, 176);

/** Accounts of `supplierRegister`. */
export interface SupplierRegisterAccounts {
  /**
   * The supplier account.
   * Derived when left out.
   */
  supplier?: PublicKey;
  /** The supplier's owner. */
  owner: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Registers a supplier. Signer: its owner. */
export function supplierRegisterInstruction(
  accounts: SupplierRegisterAccounts,
  args: t.SupplierArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const ownerKey = accounts.owner;
  const supplierKey = accounts.supplier ?? derive([/* @__PURE__ */ Uint8Array.of(115, 117, 112, 112, 108, 105, 101, 114), ownerKey.toBytes()], programId);
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(supplierKey, false, true),
    meta(ownerKey, true, true),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(SUPPLIER_REGISTER_INSTRUCTION_DISCRIMINATOR, c.encode(t.supplierArgsCodec, args)) });
}

/** First bytes of `supplierUpdate`. */
export const SUPPLIER_UPDATE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(37, 196, 11, 92, 188, 170, 157, 31);

/** Accounts of `supplierUpdate`. */
export interface SupplierUpdateAccounts {
  /**
   * The supplier account.
   * Derived when left out.
   */
  supplier?: PublicKey;
  /** The supplier's owner. */
  owner: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Changes the name of a supplier, and once an hour its payout. Signer: its owner. */
export function supplierUpdateInstruction(
  accounts: SupplierUpdateAccounts,
  args: t.SupplierArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const ownerKey = accounts.owner;
  const supplierKey = accounts.supplier ?? derive([/* @__PURE__ */ Uint8Array.of(115, 117, 112, 112, 108, 105, 101, 114), ownerKey.toBytes()], programId);
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(supplierKey, false, true),
    meta(ownerKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(SUPPLIER_UPDATE_INSTRUCTION_DISCRIMINATOR, c.encode(t.supplierArgsCodec, args)) });
}

/** First bytes of `tick`. */
export const TICK_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(92, 79, 44, 8, 101, 80, 63, 15);

/** Accounts of `tick`. */
export interface TickAccounts {
  /** The one config: the program makes no second, so its type is proof enough. */
  config: PublicKey;
  /** The device. */
  device: PublicKey;
  /** The device's model: the program makes one account for each code. */
  model: PublicKey;
  /** The device's worker key. */
  worker: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Answers a challenge: the receipt of Proof of Time-Lock. Signer: the worker. */
export function tickInstruction(
  accounts: TickAccounts,
  args: t.TickArgs,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): TransactionInstruction {
  const configKey = accounts.config;
  const deviceKey = accounts.device;
  const modelKey = accounts.model;
  const workerKey = accounts.worker;
  const slotHashesKey = new PublicKey('SysvarS1otHashes111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(configKey, false, false),
    meta(deviceKey, false, true),
    meta(modelKey, false, false),
    meta(workerKey, true, false),
    meta(slotHashesKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(TICK_INSTRUCTION_DISCRIMINATOR, c.encode(t.tickArgsCodec, args)) });
}
