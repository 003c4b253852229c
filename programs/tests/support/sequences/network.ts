// All three programs on one chain: devices that are hired, staked, accused, scored and paid, with nothing written past
// the rules. Money and minutes are real; hours take a few ticks.

import { PublicKey } from '@solana/web3.js';
import { expect } from 'vitest';
import * as pda from '../../../client/pda.ts';
import * as r from '../../../client/rewards/index.ts';
import { stakeVaultAddress } from '../../../client/staking/pda.ts';
import { tried } from '../rewards/fleet.ts';
import { RewardsWorld } from '../rewards/world.ts';
import { type Restore, together } from '../saved.ts';
import { IO, StakingWorld } from '../staking/world.ts';
import { mintTo } from '../tokens.ts';
import { type DeviceHandle, MODEL, type RenterHandle, type World } from '../world.ts';
import { Purses } from './purses.ts';

/** Idle 480 s, hired 240 s, heavy 960 s. */
const SLOW = {
  ...MODEL,
  code: 8,
  multiplierBps: 12_500,
  idleIntervalSlots: 1_200,
  hiredIntervalSlots: 600,
  heavyIntervalSlots: 2_400,
};

/** Three devices, their stakes, renters, and wallets that accuse or stake. */
export class Network {
  readonly rewards = RewardsWorld.create();
  readonly world: World = this.rewards.world;
  readonly staking: StakingWorld;
  readonly renters: readonly RenterHandle[];
  readonly devices: readonly DeviceHandle[];
  readonly wallets;
  readonly purses: Purses;

  constructor() {
    const { rewards, world } = this;
    this.staking = StakingWorld.on(world, (owner, amount) => {
      rewards.tokenAccount(owner);
      rewards.pay(owner, amount);
    });
    world.setModel(SLOW);
    this.renters = [this.#renter(), this.#renter()];
    this.wallets = [this.staking.wallet(), this.staking.wallet()];
    this.staking.fund(world.stranger.publicKey, IO);
    mintTo(world.chain, world.mintAuthority, world.usdcMint, world.stranger.publicKey, IO);
    const modelCode = SLOW.code;
    const first = world.freshDevices([{ modelCode }, { modelCode, gpus: 2 }]);
    const [supplier] = first as [DeviceHandle];
    const second = { modelCode, supplier, diligence: { light: 0.95, heavy: 0.9 } };
    this.devices = [...first, ...world.freshDevices([second])];
    for (const [at, device] of this.devices.entries()) {
      if (at < 2) this.staking.fund(device.owner.publicKey);
      rewards.register(device);
      this.staking.deposit(device, 600n * IO);
    }
    this.staking.offer(this.devices[1]!, 300n * IO, 2_000);
    this.staking.accept(this.devices[1]!, this.wallets[0]!, 300n * IO, 2_000);
    world.chain.trustSigners();
    const people = [...this.renters, ...this.devices].map(({ owner }) => owner.publicKey);
    const others = [...this.wallets, this.staking.stranger].map(({ publicKey }) => publicKey);
    const owners = [rewards.bank.publicKey, world.stranger.publicKey, ...people, ...others];
    this.purses = new Purses(
      world,
      owners,
      this.devices.map(({ device }) => stakeVaultAddress(device)),
    );
  }

  /** See `Restore`. */
  save(): Restore {
    const provers = this.devices.map(({ prover }) => prover.save());
    return together(this.rewards.save(), this.staking.books.save(), this.purses.save(), ...provers);
  }

  /** Lets devices prove until a Clock. */
  workUntil(time: bigint): void {
    const { world, devices } = this;
    if (time > world.chain.time) world.run(time - world.chain.time, ...devices.map(({ prover }) => prover));
  }

  /** Pays what a device's co-staker is owed, so that its place is free for the next one. */
  payCoStaker(device: DeviceHandle): void {
    const { coStaker, coOwed } = this.rewards.reward(device);
    if (coOwed > 0n) this.rewards.coClaim(coStaker, device);
  }

  /** Everything that was scored is made final and paid, by a stranger; nothing stays owed. */
  endRewards(): void {
    const { rewards } = this;
    for (const device of this.devices) {
      for (const index of r.scoredEpochs(rewards.reward(device))) {
        if (!rewards.epoch(index).finalized) rewards.finalize(index);
        this.payCoStaker(device);
        rewards.claim(device, index);
      }
      this.payCoStaker(device);
      tried(() => rewards.claim(device));
      expect(rewards.reward(device)).toMatchObject({ owed: 0n, coOwed: 0n });
    }
  }

  #renter(): RenterHandle {
    const { world, staking } = this;
    const owner = world.wallet('renter');
    mintTo(world.chain, world.mintAuthority, world.usdcMint, owner.publicKey, 1_000_000_000n);
    staking.fund(owner.publicKey, 100n * IO);
    return { owner, renter: pda.renterAddress(owner.publicKey) };
  }
}

/** The co-staker whom a device's next claims are about. */
export function coStakerOf({ rewards }: Network, device: DeviceHandle): PublicKey {
  const { coStaker, coOwed, scores } = rewards.reward(device);
  const scored = scores.find((score) => score.occupied && !score.coStaker.equals(PublicKey.default));
  return coOwed > 0n || !scored ? coStaker : scored.coStaker;
}
