// A marketplace with the staking program, wallets that hold IO, and makers of stakes and cases. After every transaction
// the rules that always hold are checked.

import { address } from '@solana/kit';
import type { Keypair, PublicKey, TransactionInstruction } from '@solana/web3.js';
import { programBytes } from '../../../client/artifacts.ts';
import { decodeDeviceStake, decodeSlashCase } from '../../../client/generated/staking/accounts.ts';
import type { StakingEvent } from '../../../client/generated/staking/events.ts';
import { STAKING_PROGRAM_ID } from '../../../client/generated/staking/program.ts';
import type * as t from '../../../client/generated/staking/types.ts';
import { decodeStakingInnerEvent } from '../../../client/staking/events.ts';
import * as i from '../../../client/staking/instructions.ts';
import * as pda from '../../../client/staking/pda.ts';
import type { Sent } from '../chain.ts';
import type { DeviceHandle, DeviceOptions } from '../defaults.ts';
import { mintTo } from '../tokens.ts';
import { World } from '../world.ts';
import { StakeBooks } from './books.ts';

/** One IO, smallest unit. */
export const IO = 100_000_000n;

/** Any evidence. */
export const EVIDENCE = { evidenceHash: new Uint8Array(32).fill(5), evidenceUri: 'ipfs://evidence' } as const;

/** A transaction that was accepted, with its staking events. */
export interface StakingSent extends Omit<Sent, 'events'> {
  readonly events: readonly StakingEvent[];
}

/** A case with who reported it. */
export interface CaseHandle {
  readonly reporter: Keypair;
  readonly index: number;
}

/** A marketplace with the staking program on an in-process chain. */
export class StakingWorld {
  readonly books: StakeBooks;
  /** A wallet with IO that is nobody in particular. */
  readonly stranger: Keypair;

  readonly #pay: (owner: PublicKey, amount: bigint) => void;

  /** `pay` gives an owner IO. */
  private constructor(
    readonly world: World,
    pay: (owner: PublicKey, amount: bigint) => void,
  ) {
    this.#pay = pay;
    this.books = new StakeBooks(world);
    this.stranger = this.wallet();
  }

  /** A marketplace with one model, the staking program and an arbiter. */
  static create(): StakingWorld {
    const world = World.create();
    world.chain.svm.addProgram(address(STAKING_PROGRAM_ID.toBase58()), programBytes('staking'));
    return StakingWorld.on(world, (owner, amount) => {
      mintTo(world.chain, world.mintAuthority, world.ioMint, owner, amount);
    });
  }

  /** The same on a marketplace that has the staking program, with IO from somewhere else. */
  static on(world: World, pay: (owner: PublicKey, amount: bigint) => void): StakingWorld {
    world.chain.airdrop(world.arbiter.publicKey);
    return new StakingWorld(world, pay);
  }

  /** The mint of IO. */
  get mint(): PublicKey {
    return this.world.ioMint;
  }

  /** The Clock, seconds. */
  get now(): bigint {
    return this.world.chain.time;
  }

  /** The first arbiter. */
  get arbiter(): Keypair {
    return this.world.arbiter;
  }

  /** Another arbiter, by the timelock. */
  setArbiter(value: PublicKey): void {
    this.world.change({ kind: 'Arbiter', value });
  }

  /** Lets seconds pass. */
  wait(seconds: bigint): void {
    this.world.chain.advanceSeconds(seconds);
  }

  /** Sends a transaction, follows its events, and checks every rule that always holds. */
  send(instructions: readonly TransactionInstruction[], ...signers: [Keypair, ...Keypair[]]): StakingSent {
    const sent = this.world.send(instructions, ...signers);
    const events = sent.inner
      .filter(({ programId }) => programId.equals(STAKING_PROGRAM_ID))
      .flatMap(({ data }) => decodeStakingInnerEvent(data) ?? []);
    this.books.add(events);
    return { ...sent, events };
  }

  /** A wallet with SOL and IO. */
  wallet(amount = 100_000n * IO): Keypair {
    const wallet = this.world.wallet();
    this.fund(wallet.publicKey, amount);
    return wallet;
  }

  /** Gives a wallet IO. */
  fund(owner: PublicKey, amount = 100_000n * IO): void {
    this.#pay(owner, amount);
  }

  /** A device whose owner has IO. */
  device(options: DeviceOptions = {}): DeviceHandle {
    const handle = this.world.registerDevice(options);
    this.fund(handle.owner.publicKey);
    return handle;
  }

  /** A device with stake of its owner: 400 IO, twice what it needs, unless told otherwise. */
  staked(amount = 400n * IO, options: DeviceOptions = {}): DeviceHandle {
    const handle = this.device(options);
    this.deposit(handle, amount);
    return handle;
  }

  /** A device with stake of its owner and of a co-staker, who gets 20 % of the rewards. */
  coStaked(amount = 400n * IO, coAmount = 400n * IO): { device: DeviceHandle; coStaker: Keypair } {
    const device = this.staked(amount);
    const coStaker = this.wallet();
    this.offer(device, coAmount, 2_000);
    this.accept(device, coStaker, coAmount, 2_000);
    return { device, coStaker };
  }

  /** Deposits stake of the owner. */
  deposit({ owner, device, modelCode }: DeviceHandle, amount: bigint): StakingSent {
    const deposit = i.stakeDeposit({ owner: owner.publicKey, device, modelCode, mint: this.mint, amount });
    return this.send([deposit], owner);
  }

  /** Begins to take stake out. */
  coolDown({ device }: DeviceHandle, staker: Keypair, amount: bigint): StakingSent {
    return this.send([i.stakeCoolDown({ device, staker: staker.publicKey, amount })], staker);
  }

  /** Pays a staker out, as a stranger. */
  withdraw({ device }: DeviceHandle, staker: PublicKey, stakerToken?: PublicKey): StakingSent {
    const payer = this.stranger.publicKey;
    return this.send([i.stakeWithdraw({ payer, device, staker, mint: this.mint, stakerToken })], this.stranger);
  }

  /** Offers a co-stake. */
  offer({ owner, device }: DeviceHandle, amount: bigint, shareBps: number): StakingSent {
    return this.send([i.coStakeOfferSet({ owner: owner.publicKey, device, amount, shareBps })], owner);
  }

  /** Accepts a co-stake. */
  accept({ device }: DeviceHandle, staker: Keypair, amount: bigint, shareBps: number): StakingSent {
    const input = { staker: staker.publicKey, device, mint: this.mint, amount, shareBps };
    return this.send([i.coStakeAccept(input)], staker);
  }

  /** Ends the co-stake as the owner. */
  endCoStake({ owner, device }: DeviceHandle): StakingSent {
    return this.send([i.coStakeEnd({ owner: owner.publicKey, device })], owner);
  }

  /** `slashCaseOpen` for 50 IO with any evidence, unless told otherwise. */
  openInstruction(
    { device, modelCode }: DeviceHandle,
    reporter: PublicKey,
    args: Partial<t.SlashCaseOpenArgs> = {},
  ): TransactionInstruction {
    const index = this.stake(device).nextCaseIndex;
    const terms = { reason: 'WrongModel', amount: 50n * IO, ...EVIDENCE, ...args } as const;
    return i.slashCaseOpen({ device, modelCode, mint: this.mint, reporter, index, ...terms });
  }

  /** Opens a case. */
  open(device: DeviceHandle, reporter = this.wallet(), args: Partial<t.SlashCaseOpenArgs> = {}): CaseHandle {
    const { nextCaseIndex: index } = this.stake(device.device);
    this.send([this.openInstruction(device, reporter.publicKey, args)], reporter);
    return { reporter, index };
  }

  /** Answers a case as `signer`, the device's owner unless told otherwise. */
  answer({ owner, device }: DeviceHandle, { index }: CaseHandle, signer = owner): StakingSent {
    const hash = new Uint8Array(32).fill(6);
    const input = { owner: signer.publicKey, device, index, hash, uri: 'ipfs://answer' };
    return this.send([i.slashCaseAnswer(input)], signer);
  }

  /** `slashCaseRule` by the arbiter. */
  ruleInstruction(
    device: DeviceHandle,
    { reporter, index }: CaseHandle,
    slash: bigint,
    payeeToken?: PublicKey,
  ): TransactionInstruction {
    return i.slashCaseRule({
      ...{ arbiter: this.arbiter.publicKey, reporter: reporter.publicKey, owner: device.owner.publicKey },
      ...{ device: device.device, modelCode: device.modelCode, mint: this.mint, index, slash, payeeToken },
    });
  }

  /** Rules a case as the arbiter. */
  rule(device: DeviceHandle, slashCase: CaseHandle, slash: bigint): t.SlashCaseRuled {
    const sent = this.send([this.ruleInstruction(device, slashCase, slash)], this.arbiter);
    return sent.events[0]!.data as t.SlashCaseRuled;
  }

  /** `slashCaseDismiss` by a stranger. */
  dismissInstruction(
    { owner, device }: DeviceHandle,
    { reporter, index }: CaseHandle,
    ownerToken?: PublicKey,
  ): TransactionInstruction {
    const input = { payer: this.stranger.publicKey, reporter: reporter.publicKey, owner: owner.publicKey };
    return i.slashCaseDismiss({ ...input, device, index, mint: this.mint, ownerToken });
  }

  /** Dismisses a case as a stranger. */
  dismiss(device: DeviceHandle, slashCase: CaseHandle, ownerToken?: PublicKey): t.SlashCaseDismissed {
    const sent = this.send([this.dismissInstruction(device, slashCase, ownerToken)], this.stranger);
    return sent.events[0]!.data as t.SlashCaseDismissed;
  }

  /** The stake account of a device. */
  stake(device: PublicKey): t.DeviceStake {
    return decodeDeviceStake(this.world.chain.data(pda.stakeAddress(device))!);
  }

  /** What of a device's stake changes. */
  state({ device }: DeviceHandle): t.StakeState {
    return this.stake(device).state;
  }

  /** A case; `undefined` after it has ended. */
  slashCase({ device }: DeviceHandle, index: number): t.SlashCase | undefined {
    const data = this.world.chain.data(pda.slashCaseAddress(device, index));
    return data && data.length > 0 ? decodeSlashCase(data) : undefined;
  }

  /** IO in an owner's associated token account. */
  balance(owner: PublicKey): bigint {
    return this.world.balance(owner, this.mint);
  }

  /** IO in existence. */
  supply(): bigint {
    return this.books.supply();
  }
}
