// A model of all money: what each token account holds, and what of a mint there is, as events tell it. What the chain
// holds must be exactly that, so no path can pay twice, pay somebody else or leave something stuck unseen.

import { MintLayout } from '@solana/spl-token';
import { PublicKey } from '@solana/web3.js';
import { expect } from 'vitest';
import type { MarketplaceEvent } from '../../../client/generated/marketplace/events.ts';
import type { RewardsEvent } from '../../../client/generated/rewards/events.ts';
import type { StakingEvent } from '../../../client/generated/staking/events.ts';
import { associatedTokenAddress, vaultAddress } from '../../../client/pda.ts';
import { bondAddress, stakeVaultAddress } from '../../../client/staking/pda.ts';
import type { Books } from '../books.ts';
import { copyPlain, type Restore, saveMap, together } from '../saved.ts';

type Event = MarketplaceEvent | StakingEvent | RewardsEvent;

interface Purse {
  readonly mint: PublicKey;
  amount: bigint;
}

/** What everybody holds. */
export class Purses {
  readonly #purses = new Map<string, Purse>();
  readonly #supplies = new Map<string, bigint>();
  /** Mints by rental, and bonds by case, which later events don't tell again. */
  readonly #mints = new Map<string, PublicKey>();
  readonly #bonds = new Map<string, bigint>();
  readonly #touched = new Set<string>();

  /** `owners` are all who hold tokens in associated accounts at the start, `vaults` other accounts that hold IO; `forged` is IO that nobody holds. */
  constructor(
    readonly books: Books,
    owners: readonly PublicKey[],
    vaults: readonly PublicKey[] = [],
    readonly forged = 0n,
  ) {
    for (const mint of [books.usdcMint, books.ioMint]) {
      this.#supplies.set(mint.toBase58(), this.#supply(mint));
      for (const owner of owners) this.#open(associatedTokenAddress(owner, mint), mint);
    }
    for (const vault of vaults) this.#open(vault, books.ioMint);
  }

  /** See `Restore`. */
  save(): Restore {
    return together(
      saveMap(this.#purses, copyPlain),
      saveMap(this.#supplies),
      saveMap(this.#mints),
      saveMap(this.#bonds),
      () => this.#touched.clear(),
    );
  }

  /** Tokens that were sent past the programs, or taken note of by them. */
  move(mint: PublicKey, from: PublicKey, to: PublicKey, amount: bigint): void {
    this.#add(from, mint, -amount);
    this.#add(to, mint, amount);
  }

  /** Takes in the events of all programs. */
  follow(events: readonly Event[]): void {
    for (const event of events) this.#apply(event);
  }

  /** Compares what was touched since the last time. */
  check(): void {
    for (const key of this.#touched) this.#compare(key);
    this.#touched.clear();
  }

  /** Compares everything, and finds every unit of each mint in somebody's account. */
  checkAll(): void {
    for (const key of this.#purses.keys()) this.#compare(key);
    for (const mint of [this.books.usdcMint, this.books.ioMint]) {
      const held = [...this.#purses.values()].filter((purse) => purse.mint.equals(mint));
      const forged = mint.equals(this.books.ioMint) ? this.forged : 0n;
      const sum = held.reduce((total, { amount }) => total + amount, forged);
      expect(sum, 'all that is held').toBe(this.#supplies.get(mint.toBase58()));
      expect(this.#supply(mint), 'all that there is').toBe(sum);
    }
  }

  #compare(key: string): void {
    const actual = this.books.tokens(new PublicKey(key));
    const expected = this.#purses.get(key)?.amount;
    if (actual !== expected) expect(actual, `tokens of ${key}`).toBe(expected);
  }

  #open(key: PublicKey, mint: PublicKey): void {
    this.#purses.set(key.toBase58(), { mint, amount: this.books.tokens(key) });
  }

  #supply(mint: PublicKey): bigint {
    const data = this.books.chain.data(mint);
    return data ? MintLayout.decode(data).supply : 0n;
  }

  #add(key: PublicKey, mint: PublicKey, amount: bigint): void {
    const id = key.toBase58();
    this.#purses.set(id, { mint, amount: (this.#purses.get(id)?.amount ?? 0n) + amount });
    this.#touched.add(id);
  }

  #mint(mint: PublicKey, to: PublicKey, amount: bigint): void {
    const id = mint.toBase58();
    this.#supplies.set(id, (this.#supplies.get(id) ?? 0n) + amount);
    this.#add(to, mint, amount);
  }

  #apply({ name, data }: Event): void {
    const { ioMint, treasury } = this.books;
    switch (name) {
      case 'RentalOpened':
        this.#mints.set(data.rental.scope.toBase58(), data.mint);
        this.#ofRental(data, data.deposited);
        return;
      case 'RentalDeposited':
        this.#ofRental(data, data.amount);
        return;
      case 'RentalWithdrawn':
        this.#ofRental(data, -data.amount);
        return;
      case 'RentalClosed':
        this.#ofRental(data, -data.amount - data.dust);
        return;
      case 'DeviceSettled': {
        const { mint } = data;
        const vault = vaultAddress(data.rental.scope);
        this.move(mint, vault, associatedTokenAddress(data.payout, mint), data.paid);
        this.move(mint, vault, associatedTokenAddress(treasury, mint), data.fees);
        return;
      }
      case 'StakeDeposited':
      case 'CoStakeAccepted':
        this.move(ioMint, this.#io(data.staker), stakeVaultAddress(data.device), data.amount);
        return;
      case 'StakeWithdrawn':
        this.move(ioMint, stakeVaultAddress(data.device), this.#io(data.staker), data.amount);
        return;
      case 'SlashCaseOpened':
        this.#bonds.set(data.case.scope.toBase58(), data.bond);
        this.move(ioMint, this.#io(data.reporter), bondAddress(data.case.scope), data.bond);
        return;
      case 'SlashCaseRuled':
        this.#mint(ioMint, stakeVaultAddress(data.device), -data.slashed);
        this.#endBond(data);
        return;
      case 'SlashCaseDismissed':
        this.#endBond(data);
        return;
      case 'RewardClaimed':
        this.#mint(ioMint, this.#io(data.payout), data.amount);
        return;
      case 'CoRewardClaimed':
        this.#mint(ioMint, this.#io(data.coStaker), data.amount);
    }
  }

  #ofRental({ owner, rental }: { owner: PublicKey; rental: { scope: PublicKey } }, amount: bigint): void {
    const mint = this.#mints.get(rental.scope.toBase58());
    if (mint) this.move(mint, associatedTokenAddress(owner, mint), vaultAddress(rental.scope), amount);
  }

  #endBond(data: { case: { scope: PublicKey }; bondTo: PublicKey; device: PublicKey; bondToCoStaker: bigint }): void {
    const { ioMint } = this.books;
    const from = bondAddress(data.case.scope);
    const bond = this.#bonds.get(data.case.scope.toBase58()) ?? 0n;
    this.move(ioMint, from, stakeVaultAddress(data.device), data.bondToCoStaker);
    this.move(ioMint, from, this.#io(data.bondTo), bond - data.bondToCoStaker);
  }

  #io(owner: PublicKey): PublicKey {
    return associatedTokenAddress(owner, this.books.ioMint);
  }
}
