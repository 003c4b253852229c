// A marketplace whose IO is minted by the rewards program, on an in-process chain.

import { address, lamports } from '@solana/kit';
import {
  AuthorityType,
  createBurnInstruction,
  createSetAuthorityInstruction,
  createTransferInstruction,
} from '@solana/spl-token';
import { type Keypair, PublicKey, type TransactionInstruction } from '@solana/web3.js';
import { programBytes } from '../../../client/artifacts.ts';
import { encodeDevice } from '../../../client/generated/marketplace/accounts.ts';
import { REWARDS_PROGRAM_ID, SUPPLY_BEFORE } from '../../../client/generated/rewards/program.ts';
import type * as t from '../../../client/generated/rewards/types.ts';
import { encodeDeviceStake } from '../../../client/generated/staking/accounts.ts';
import { STAKE_PER_GPU, STAKING_PROGRAM_ID } from '../../../client/generated/staking/program.ts';
import { supplierUpdate } from '../../../client/instructions/supplier.ts';
import { associatedTokenAddress, programDataAddress } from '../../../client/pda.ts';
import * as r from '../../../client/rewards/index.ts';
import { stakeAddress } from '../../../client/staking/pda.ts';
import type { DeviceOptions } from '../defaults.ts';
import { mintTo } from '../tokens.ts';
import { type DeviceHandle, World } from '../world.ts';
import { RewardsBooks, type RewardsSent } from './books.ts';

/** A stake: what the device needs, of its owner alone, unless told otherwise. */
export interface StakeOptions {
  readonly active?: bigint;
  readonly coStaker?: PublicKey;
  readonly coActive?: bigint;
  readonly coShareBps?: number;
}

const requiredStake = ({ multiplierBps }: { multiplierBps: number }, gpuCount: number): bigint =>
  (STAKE_PER_GPU * BigInt(Math.max(10_000, multiplierBps)) * BigInt(gpuCount)) / 10_000n;

/** A marketplace with rewards. */
export class RewardsWorld extends RewardsBooks {
  readonly upgradeAuthority: Keypair;
  readonly stranger: Keypair;
  /** Holds the 500,000,000 IO that are there before the emission. */
  readonly bank: Keypair;

  private constructor(world: World) {
    super(world);
    this.upgradeAuthority = world.upgradeAuthority;
    this.stranger = world.stranger;
    this.bank = world.wallet('bank');
  }

  /** A marketplace whose mint of IO still belongs to a person and has no supply, with no emission. */
  static unfunded(): RewardsWorld {
    const world = World.create();
    world.chain.svm.addProgram(address(REWARDS_PROGRAM_ID.toBase58()), programBytes('rewards'));
    world.chain.svm.addProgram(address(STAKING_PROGRAM_ID.toBase58()), programBytes('staking'));
    const authority = world.upgradeAuthority.publicKey.toBytes();
    world.chain.overwrite(programDataAddress(REWARDS_PROGRAM_ID), (data) => data.set([1, ...authority], 12));
    return new RewardsWorld(world);
  }

  /** The same with the supply of before the emission, all of it in the bank. */
  static empty(): RewardsWorld {
    const rewards = RewardsWorld.unfunded();
    const { chain, mintAuthority, ioMint } = rewards.world;
    mintTo(chain, mintAuthority, ioMint, rewards.bank.publicKey, SUPPLY_BEFORE);
    return rewards;
  }

  /** A marketplace with an emission that begins with the next full hour. */
  static create(): RewardsWorld {
    const rewards = RewardsWorld.empty();
    rewards.handOver();
    rewards.send([rewards.initializeInstruction()], rewards.upgradeAuthority);
    return rewards;
  }

  /** Gives the mint of IO away: minting to `to`, freezing to nobody. */
  handOver(to: PublicKey | null = r.mintAuthorityAddress()): void {
    this.setAuthority(AuthorityType.FreezeAccount, null);
    this.setAuthority(AuthorityType.MintTokens, to);
  }

  /** Changes an authority of the mint of IO, as long as it is a person's. */
  setAuthority(type: AuthorityType, to: PublicKey | null): void {
    const { chain, ioMint, mintAuthority } = this.world;
    chain.send([createSetAuthorityInstruction(ioMint, mintAuthority.publicKey, type, to)], [mintAuthority]);
  }

  initializeInstruction(): TransactionInstruction {
    return r.initialize({ upgradeAuthority: this.upgradeAuthority.publicKey, mint: this.world.ioMint });
  }

  /** Burns IO of before the emission. */
  burn(amount: bigint): void {
    const { chain, ioMint } = this.world;
    const from = associatedTokenAddress(this.bank.publicKey, ioMint);
    chain.send([createBurnInstruction(from, ioMint, this.bank.publicKey, amount)], [this.bank]);
  }

  /** A device with a rewards account and the stake that it needs. */
  device(options: DeviceOptions = {}): DeviceHandle {
    return this.prepared(this.world.registerDevice(options));
  }

  /** Devices of one shard. */
  sameShard(count: number, options: DeviceOptions = {}): DeviceHandle[] {
    const devices: DeviceHandle[] = [];
    while (devices.length < count) {
      const device = this.world.registerDevice(options);
      const [first = device] = devices;
      if (r.shardOf(device.device) === r.shardOf(first.device)) devices.push(device);
    }
    return devices.map((device) => this.prepared(device));
  }

  /** Devices of one shard each, no two of the same. */
  otherShards(count: number, options: DeviceOptions = {}): DeviceHandle[] {
    const devices = new Map<number, DeviceHandle>();
    while (devices.size < count) {
      const device = this.world.registerDevice(options);
      devices.set(r.shardOf(device.device), device);
    }
    return [...devices.values()].map((device) => this.prepared(device));
  }

  private prepared(device: DeviceHandle): DeviceHandle {
    this.register(device);
    this.stake(device);
    return device;
  }

  /** Makes the rewards account of a device. */
  register({ device }: DeviceHandle): RewardsSent {
    return this.send([r.rewardRegister({ payer: this.stranger.publicKey, device })], this.stranger);
  }

  /** Writes a device's stake past all rules; the staking program has tests of its own. */
  stake(
    { device, owner, modelCode }: DeviceHandle,
    { active, coStaker, coActive = 0n, coShareBps = 0 }: StakeOptions = {},
  ) {
    const { chain } = this.world;
    const required = requiredStake(this.world.model(modelCode), this.world.device(device).gpuCount);
    const nobody = { staker: PublicKey.default, active: 0n, cooling: 0n, coolingUntil: 0n, locked: 0n };
    const data = encodeDeviceStake({
      device,
      owner: owner.publicKey,
      vault: PublicKey.default,
      state: {
        owner: { ...nobody, staker: owner.publicKey, active: active ?? required },
        coStaker: coStaker ? { ...nobody, staker: coStaker, active: coActive } : nobody,
        coShareBps,
        offerAmount: 0n,
        offerShareBps: 0,
        openCases: 0,
        windowStartedAt: 0n,
        windowSlashed: 0n,
      },
      nextCaseIndex: 0,
      sequence: 1n,
      bump: 0,
      vaultBump: 0,
    });
    chain.write({
      address: address(stakeAddress(device).toBase58()),
      data,
      executable: false,
      lamports: lamports(1_000_000_000n),
      programAddress: address(STAKING_PROGRAM_ID.toBase58()),
      space: BigInt(data.length),
    });
  }

  /** Books credited seconds of an epoch as ticks would: no test waits for hours. */
  credit({ device }: DeviceHandle, index: number, { idle = 0, hired = 0 }: Partial<r.Uptime>): void {
    const { hour } = r.epochTimes(this.emission(), index);
    this.world.chain.overwrite(device, (data) => {
      const account = this.world.device(device);
      const seconds = account.seconds.with(Number(hour % 4n), { epoch: hour, idle, hired });
      data.set(encodeDevice({ ...account, seconds }));
    });
  }

  /** Opens an epoch when it has ended. */
  open(index: number): t.EpochOpened {
    this.toEnd(index);
    const sent = this.send([r.epochOpen({ payer: this.stranger.publicKey, index })], this.stranger);
    return sent.rewards[0]!.data as t.EpochOpened;
  }

  /** An instruction that scores devices of one shard. */
  scoreInstruction(index: number, devices: readonly DeviceHandle[], change: Partial<r.EpochScoreInput> = {}) {
    const [first] = devices as readonly [DeviceHandle];
    return r.epochScore({
      payer: this.stranger.publicKey,
      index,
      shard: r.shardOf(first.device),
      modelCode: first.modelCode,
      devices: devices.map(({ device }) => device),
      ...change,
    });
  }

  /** Scores devices, each by a transaction of its own. */
  score(index: number, ...devices: readonly DeviceHandle[]): t.DeviceScore[] {
    return devices.flatMap((device) => {
      const place = this.reward(device).scores[index % 4]!;
      const rolls = place.occupied && place.index === index - 4;
      const sent = this.send([this.scoreInstruction(index, [device], { rolls })], this.stranger);
      return (sent.rewards[0]!.data as t.EpochScored).devices;
    });
  }

  /** Finalizes an epoch when its scoring has closed. */
  finalize(index: number): t.EpochFinalized {
    this.toClose(index);
    const sent = this.send([r.epochFinalize({ finalizer: this.stranger.publicKey, index })], this.stranger);
    return sent.rewards[0]!.data as t.EpochFinalized;
  }

  /** An instruction that claims for devices of one supplier. */
  claimInstruction(devices: readonly DeviceHandle[], epochs: readonly number[], payoutToken?: PublicKey) {
    const [{ supplier, payout }] = devices as readonly [DeviceHandle];
    return r.rewardClaim({
      payer: this.stranger.publicKey,
      mint: this.world.ioMint,
      supplier,
      payout,
      epochs,
      devices: devices.map(({ device }) => device),
      ...(payoutToken && { payoutToken }),
    });
  }

  /** Claims for a device. */
  claim(device: DeviceHandle, ...epochs: readonly number[]): t.RewardClaimed {
    const sent = this.send([this.claimInstruction([device], epochs)], this.stranger);
    return sent.rewards[0]!.data as t.RewardClaimed;
  }

  /** An instruction that claims for a co-staker. */
  coClaimInstruction(
    coStaker: PublicKey,
    devices: readonly DeviceHandle[],
    epochs: readonly number[],
    coStakerToken?: PublicKey,
  ) {
    return r.coRewardClaim({
      payer: this.stranger.publicKey,
      mint: this.world.ioMint,
      coStaker,
      epochs,
      devices: devices.map(({ device }) => device),
      ...(coStakerToken && { coStakerToken }),
    });
  }

  /** Claims for a device's co-staker. */
  coClaim(coStaker: PublicKey, device: DeviceHandle, ...epochs: readonly number[]): t.CoRewardClaimed {
    const sent = this.send([this.coClaimInstruction(coStaker, [device], epochs)], this.stranger);
    return sent.rewards[0]!.data as t.CoRewardClaimed;
  }

  /** A whole epoch: opened, devices scored by what they were credited, finalized. */
  run(index: number, ...devices: readonly DeviceHandle[]): void {
    this.open(index);
    this.score(index, ...devices);
    this.finalize(index);
  }

  /** IO of an owner's associated token account. */
  balance(owner: PublicKey): bigint {
    return this.world.balance(owner, this.world.ioMint);
  }

  /** Address of an owner's associated token account of IO. */
  tokenAddress(owner: PublicKey): PublicKey {
    return associatedTokenAddress(owner, this.world.ioMint);
  }

  /** Makes an owner's associated token account of IO. */
  tokenAccount(owner: PublicKey): PublicKey {
    return mintTo(this.world.chain, this.stranger, this.world.ioMint, owner, 0n);
  }

  /** Changes a supplier's payout. */
  payTo({ owner }: DeviceHandle, payout: PublicKey): void {
    this.world.send([supplierUpdate({ owner: owner.publicKey, payout, name: 'Supplier' })], owner);
  }

  /** Pays IO of before the emission to an owner. */
  pay(owner: PublicKey, amount: bigint): void {
    const { chain, ioMint } = this.world;
    const from = associatedTokenAddress(this.bank.publicKey, ioMint);
    const to = associatedTokenAddress(owner, ioMint);
    chain.send([createTransferInstruction(from, to, this.bank.publicKey, amount)], [this.bank]);
  }
}
