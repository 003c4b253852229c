import { createHash } from 'node:crypto';
import { fetchAccount } from '@escapement/programs';
import {
  coStakeAccept,
  coStakeOfferSet,
  type DeviceStake,
  decodeDeviceStake,
  requiredStake,
  type SlashReason,
  slashCap,
  slashCaseAnswer,
  slashCaseOpen,
  slashCaseRule,
  stakeAddress,
  stakeCoolDown,
  stakeDeposit,
} from '@escapement/programs/staking';
import type { Keypair, TransactionInstruction } from '@solana/web3.js';
import { giveAll } from './funding.ts';
import { isFast, type PlayedDevice, type World } from './world.ts';

/** A slash case of history, by the rounds in which something happens in it. */
interface PlayedCase {
  opens: number;
  reason: SlashReason;
  /** What the reporter and the owner say: they are the evidence themselves, so that its hash can be checked. */
  report: string;
  answers?: { round: number; text: string };
  rules?: { round: number; upheld: boolean };
}

const CASES: readonly PlayedCase[] = [
  {
    opens: 9,
    reason: 'WrongCountry',
    report: 'Demo: its address answers from another country than it declares.',
    answers: { round: 12, text: 'Demo: the machines were moved; the declaration was late.' },
    rules: { round: 18, upheld: true },
  },
  {
    opens: 14,
    reason: 'NotExclusive',
    report: 'Demo: my job ran at half its usual speed.',
    answers: { round: 16, text: 'Demo: the job was bound by its own disk reads.' },
    rules: { round: 22, upheld: false },
  },
  { opens: 36, reason: 'JobMishandled', report: 'Demo: the job ended without a word an hour after it began.' },
];

/** Rounds in which owners who stake too little look for a co-staker, and in which one joins. */
const CO_STAKE = { offered: 20, accepted: 23, devices: 2, shareBps: 4_000 } as const;
/** Round from which fully staked devices offer a co-stake to anybody: these stay open for visitors. */
const OPEN_OFFER = { round: 30, devices: 3, shareBps: 2_500, amount: 1_000n * 10n ** 8n } as const;
/** Round in which an owner begins to take its stake out. */
const COOL_DOWN_ROUND = 33;
/** Rounds after a slash in which its owner fills the stake up again. */
const REFILL_ROUNDS = 2;

const evidence = (text: string) => ({
  uri: `data:,${encodeURIComponent(text)}`.slice(0, 128),
  hash: new Uint8Array(createHash('sha256').update(text).digest()),
});

/** What happens to stakes in history: slash cases upheld, rejected and open, co-stakes, a stake that cools. */
export class StakeEvents {
  readonly #world: World;
  readonly #random: World['random'];
  readonly #accused = new Map<PlayedCase, PlayedDevice>();
  readonly #coStaked: PlayedDevice[] = [];
  /** Devices that something happens to already. */
  readonly #taken = new Set<PlayedDevice>();

  constructor(world: World) {
    this.#world = world;
    this.#random = world.random.fork('stake-events');
  }

  /** Lets happen what is due in a round. */
  async play(round: number): Promise<void> {
    for (const played of CASES) {
      if (played.opens === round) await this.#open(played);
      if (played.answers?.round === round) this.#answer(played, played.answers.text);
      if (played.rules?.round === round) await this.#rule(played, played.rules.upheld);
      if (played.rules?.upheld && played.rules.round + REFILL_ROUNDS === round) await this.#refill(played);
    }
    if (round === CO_STAKE.offered) await this.#lookForCoStakers();
    if (round === CO_STAKE.accepted) this.#joinStakes();
    if (round === OPEN_OFFER.round) this.#offerToAnybody();
    if (round === COOL_DOWN_ROUND) this.#coolDown();
    await this.#world.queue.executed();
  }

  async #open(played: PlayedCase): Promise<void> {
    const device = this.#take(({ plan }) => plan.isStaked);
    const stake = device && (await this.#stakeOf(device));
    if (!device || !stake) return;
    this.#accused.set(played, device);
    const { uri, hash } = evidence(played.report);
    const reporter = this.#reporter(played);
    this.#send('report a device', reporter, [
      slashCaseOpen({
        ...this.#terms(device),
        reporter: reporter.publicKey,
        index: stake.nextCaseIndex,
        reason: played.reason,
        amount: slashCap(this.#required(device)),
        evidenceHash: hash,
        evidenceUri: uri,
      }),
    ]);
  }

  #answer(played: PlayedCase, text: string): void {
    const device = this.#accused.get(played);
    if (!device) return;
    const { address, owner } = device;
    const { uri, hash } = evidence(text);
    this.#send('answer a report', owner, [
      slashCaseAnswer({ device: address, owner: owner.publicKey, index: 0, hash, uri }),
    ]);
  }

  async #rule(played: PlayedCase, upheld: boolean): Promise<void> {
    const device = this.#accused.get(played);
    if (!device) return;
    const { arbiter } = this.#world.keys;
    this.#send('rule on a report', arbiter, [
      slashCaseRule({
        ...this.#terms(device),
        arbiter: arbiter.publicKey,
        reporter: this.#reporter(played).publicKey,
        owner: device.owner.publicKey,
        index: 0,
        slash: upheld ? slashCap(this.#required(device)) / 2n : 0n,
      }),
    ]);
  }

  async #refill(played: PlayedCase): Promise<void> {
    const device = this.#accused.get(played);
    const stake = device && (await this.#stakeOf(device));
    if (!device || !stake) return;
    await this.#deposit(device, this.#required(device) - stake.state.owner.active);
  }

  async #lookForCoStakers(): Promise<void> {
    for (let left = CO_STAKE.devices; left > 0; left--) {
      const device = this.#take(({ plan }) => !plan.isStaked);
      if (!device) return;
      this.#coStaked.push(device);
      const half = this.#required(device) / 2n;
      await this.#deposit(device, half);
      this.#offer(device, half, CO_STAKE.shareBps);
    }
  }

  #joinStakes(): void {
    this.#coStaked.forEach((device, at) => {
      const staker = this.#world.keys.renters[at];
      if (!staker) return;
      const amount = this.#required(device) / 2n;
      this.#send('join a stake', staker, [
        coStakeAccept({ ...this.#terms(device), staker: staker.publicKey, amount, shareBps: CO_STAKE.shareBps }),
      ]);
    });
  }

  #offerToAnybody(): void {
    for (let left = OPEN_OFFER.devices; left > 0; left--) {
      const device = this.#take(({ plan }) => plan.isStaked);
      if (!device) return;
      const required = this.#required(device);
      this.#offer(device, required < OPEN_OFFER.amount ? required : OPEN_OFFER.amount, OPEN_OFFER.shareBps);
    }
  }

  #coolDown(): void {
    const device = this.#take(({ plan }) => plan.isStaked);
    if (!device) return;
    const { address, owner } = device;
    const amount = this.#required(device);
    this.#send('take a stake out', owner, [stakeCoolDown({ device: address, staker: owner.publicKey, amount })]);
  }

  #offer(device: PlayedDevice, amount: bigint, shareBps: number): void {
    const { address, owner } = device;
    this.#send('offer a co-stake', owner, [
      coStakeOfferSet({ device: address, owner: owner.publicKey, amount, shareBps }),
    ]);
  }

  async #deposit(device: PlayedDevice, amount: bigint): Promise<void> {
    const { owner } = device;
    await giveAll(this.#world, [{ owner: owner.publicKey, lamports: 0n, io: amount }]);
    this.#send('stake', owner, [stakeDeposit({ ...this.#terms(device), owner: owner.publicKey, amount })]);
    await this.#world.queue.executed();
  }

  #send(label: string, signer: Keypair, instructions: TransactionInstruction[]): void {
    this.#world.queue.add({ label, instructions, signers: [signer] });
  }

  #reporter(played: PlayedCase): Keypair {
    const { renters, keeper } = this.#world.keys;
    return renters[renters.length - 1 - CASES.indexOf(played)] ?? keeper;
  }

  #terms({ address, plan }: PlayedDevice) {
    return { device: address, modelCode: plan.model.code, mint: this.#world.keys.ioMint.publicKey };
  }

  #required({ plan }: PlayedDevice): bigint {
    return requiredStake(plan.model, plan.gpuHashes.length);
  }

  async #stakeOf({ address }: PlayedDevice): Promise<DeviceStake | undefined> {
    const found = await fetchAccount(this.#world.connection, stakeAddress(address), decodeDeviceStake, 'processed');
    return found?.account;
  }

  #take(fits: (device: PlayedDevice) => boolean): PlayedDevice | undefined {
    const fitting = this.#world.devices.filter((device) => {
      if (this.#taken.has(device) || this.#world.absent.has(device.address.toBase58())) return false;
      return !isFast(device) && !device.plan.isSelfDealing && fits(device);
    });
    if (fitting.length === 0) return undefined;
    const device = this.#random.pick(fitting);
    this.#taken.add(device);
    return device;
  }
}
