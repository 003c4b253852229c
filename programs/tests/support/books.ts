// A marketplace's config and books on an in-process chain; `World` adds who takes part in it.

import { type Keypair, PublicKey, type TransactionInstruction } from '@solana/web3.js';
import { expect } from 'vitest';
import * as accounts from '../../client/generated/marketplace/accounts.ts';
import type * as t from '../../client/generated/marketplace/types.ts';
import * as i from '../../client/instructions/index.ts';
import * as pda from '../../client/pda.ts';
import { Chain, type Sent, SLOT_MS } from './chain.ts';
import { MODEL, PARAMETERS } from './defaults.ts';
import { keypair } from './keys.ts';
import { Ledger } from './ledger.ts';
import { Replay } from './replay/replay.ts';
import { type Restore, saveSet, together } from './saved.ts';
import { tokenBalance } from './tokens.ts';

/** Config, mints and books of a marketplace. */
export class Books {
  readonly chain = new Chain();
  readonly ledger = new Ledger();
  readonly replay = new Replay();
  readonly upgradeAuthority = keypair('upgrade authority');
  readonly authority = keypair('config authority');
  readonly treasury = keypair('treasury').publicKey;
  readonly arbiter = keypair('arbiter');
  readonly mintAuthority = keypair('mint authority');
  readonly usdcMint = keypair('usdc mint').publicKey;
  readonly ioMint = keypair('io mint').publicKey;
  readonly stranger = keypair('stranger');
  readonly rentals = new Set<string>();
  readonly devices = new Set<string>();
  /** Accounts as they were read last: most are asked for much more often than they change. */
  readonly #read = new Map<string, { readonly data: Uint8Array; readonly account: unknown }>();

  /** `initialize` with the tests' parameters. */
  initializeInstruction(
    parameters: Partial<t.ConfigParameters> = {},
    args: Partial<t.InitializeArgs> = {},
  ): TransactionInstruction {
    return i.initialize({
      upgradeAuthority: this.upgradeAuthority.publicKey,
      authority: this.authority.publicKey,
      treasury: this.treasury,
      arbiter: this.arbiter.publicKey,
      slotMs: SLOT_MS,
      usdcMint: this.usdcMint,
      ioMint: this.ioMint,
      parameters: { ...PARAMETERS, ...parameters },
      ...args,
    });
  }

  /** Remembers chain and books as they are now. */
  save(): Restore {
    const { chain, ledger, replay, rentals, devices } = this;
    return together(chain.save(), ledger.save(), replay.accounts.save(), saveSet(rentals), saveSet(devices));
  }

  /** Sends a transaction, follows its events, and checks every rule that always holds. */
  send(instructions: readonly TransactionInstruction[], ...signers: [Keypair, ...Keypair[]]): Sent {
    const sent = this.chain.send(instructions, signers);
    this.ledger.add(sent.events);
    this.replay.add(sent.events);
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
    this.replay.check(this.chain);
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

  config(): t.Config {
    return accounts.decodeConfig(this.chain.data(pda.configAddress())!);
  }

  model(code = MODEL.code): t.GpuModel {
    return accounts.decodeGpuModel(this.chain.data(pda.gpuModelAddress(code))!);
  }

  device(key: PublicKey): t.Device {
    return this.#decoded(key, accounts.decodeDevice);
  }

  /** All devices that were registered. */
  deviceAccounts(): t.Device[] {
    return [...this.devices].map((key) => this.device(new PublicKey(key)));
  }

  rental(key: PublicKey): t.Rental {
    return this.#decoded(key, accounts.decodeRental);
  }

  #decoded<T>(key: PublicKey, decode: (data: Uint8Array) => T): T {
    const id = key.toBase58();
    const data = this.chain.data(key)!;
    const known = this.#read.get(id);
    if (known && Buffer.compare(known.data, data) === 0) return known.account as T;
    const account = decode(data);
    this.#read.set(id, { data, account });
    return account;
  }

  /** Balance of a token account. */
  tokens(token: PublicKey): bigint {
    return tokenBalance(this.chain, token);
  }

  /** Balance of an owner's associated token account. */
  balance(owner: PublicKey, mint = this.usdcMint): bigint {
    return this.tokens(pda.associatedTokenAddress(owner, mint));
  }
}
