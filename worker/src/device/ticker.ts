import {
  type ChainClock,
  chainStart,
  challengeSlotHash,
  type Device,
  decodeDevice,
  type SlotHashEntry,
  tick,
} from '@escapement/programs';
import type { Keypair, PublicKey } from '@solana/web3.js';
import type { Logger } from 'pino';
import { Backoff } from '../backoff.ts';
import { CLOCK_ADDRESS, parseClock, readSlotHashes } from '../chain/clock.ts';
import type { Cluster } from '../chain/cluster.ts';
import type { Landed, TransactionSender } from '../chain/transaction-sender.ts';
import { isWorkerError, messageOf } from '../errors.ts';
import { nextStep } from '../proof/next-step.ts';
import type { Prover } from '../proof/prover.ts';
import { Alarm } from '../sleep.ts';
import { SlotPace } from './slot-pace.ts';
import { batchUnits, type PreparedTick, START_UNITS, TickPacker, tickUnits } from './tick-batch.ts';

/** A device that ticks, with the key that signs for it. */
export interface TickingDevice {
  readonly address: PublicKey;
  readonly worker: Keypair;
}

/** What became of a tick, for metrics and status. */
export interface TickOutcome {
  readonly device: PublicKey;
  readonly kind: 'start' | 'tick';
  readonly landed: Landed | undefined;
}

/** What a ticker is made of. */
export interface TickerOptions {
  readonly cluster: Cluster;
  readonly sender: TransactionSender;
  readonly prover: Prover;
  readonly devices: readonly TickingDevice[];
  readonly logger: Logger;
  readonly programId?: PublicKey | undefined;
  /** Longest time between two looks at the chain, milliseconds. */
  readonly pollMs?: number;
  /** What a tick claims about the device's container, 32 bytes. */
  readonly workload?: (device: PublicKey) => Uint8Array;
  readonly onOutcome?: (outcome: TickOutcome) => void;
}

interface Seen extends TickingDevice {
  readonly account: Device;
}

const keyOf = ({ worker }: TickingDevice): string => worker.publicKey.toBase58();

/** Devices that one read takes beside the Clock. */
const READ_SIZE = 99;
const AFTER_ERROR_MS = 2_000;

/**
 * Keeps the chains of ticks of devices going: starts them, answers each challenge before its deadline, starts anew
 * what was missed. Everything is decided from the accounts as they are, so it can be stopped and started at any point.
 */
export class Ticker {
  readonly #options: TickerOptions;
  readonly #devices = new Map<string, TickingDevice>();
  readonly #inFlight = new Set<string>();
  /** Devices whose ticks failed in company: theirs are sent alone until one lands. */
  readonly #apart = new Set<string>();
  readonly #backoff = new Backoff({ shortestMs: 250, longestMs: 30_000 });
  readonly #pace = new SlotPace();
  readonly #alarm = new Alarm();
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #failing = false;

  constructor(options: TickerOptions) {
    this.#options = options;
    for (const device of options.devices) {
      this.add(device);
    }
  }

  /** Takes one more device. */
  add(device: TickingDevice): void {
    this.#devices.set(device.address.toBase58(), device);
    this.#alarm.ring();
  }

  /** Leaves a device alone from now on. */
  remove(address: PublicKey): void {
    this.#devices.delete(address.toBase58());
    this.#options.prover.forget(address);
  }

  /** Begins to tick by itself. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Ends it. A tick that was sent may still land. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** Does what is due now, once, and waits until it has landed or failed. */
  async step(): Promise<void> {
    const { sent } = await this.#round();
    await Promise.all(sent);
  }

  async #run(): Promise<void> {
    const { logger, pollMs = 10_000 } = this.#options;
    while (!this.#stop.signal.aborted) {
      let waitMs = AFTER_ERROR_MS;
      try {
        const { wakeSlot } = await this.#round();
        waitMs = wakeSlot === undefined ? pollMs : Math.min(pollMs, this.#pace.until(wakeSlot));
        if (this.#failing) {
          logger.info({ event: 'ticker-recovered' }, 'The chain was read again');
        }
        this.#failing = false;
      } catch (error) {
        if (!this.#failing) {
          logger.warn({ event: 'ticker-failed', err: error }, 'The chain could not be read');
        }
        this.#failing = true;
      }
      await this.#alarm.wait(waitMs, this.#stop.signal);
    }
  }

  /** Looks at all devices once; `wakeSlot` is when the next of them has something to do. */
  async #round(): Promise<{ sent: Promise<void>[]; wakeSlot: bigint | undefined }> {
    const { devices, clock } = await this.#read();
    this.#pace.observe(clock.slot, performance.now());
    let wakeSlot: bigint | undefined;
    const starts: Seen[] = [];
    const due: Seen[] = [];
    for (const device of devices) {
      const step = nextStep(device.account.chain, clock.slot);
      const slot = step.kind === 'wait' ? step.slot : clock.slot + 1n;
      wakeSlot = wakeSlot === undefined || slot < wakeSlot ? slot : wakeSlot;
      if (step.kind === 'wait') {
        continue;
      }
      if (this.#isFree(device.address.toBase58())) {
        (step.kind === 'start' ? starts : due).push(device);
      }
    }
    const packer = new TickPacker();
    const sent = starts.flatMap((device) => packer.add(this.#chainStart(device))).map((batch) => this.#send(batch));
    if (due.length > 0) {
      const slotHashes = await readSlotHashes(this.#options.cluster);
      for (const device of due) {
        const ready = await this.#answer(device, slotHashes);
        sent.push(...(ready ? packer.add(ready) : []).map((batch) => this.#send(batch)));
      }
    }
    sent.push(...packer.flush().map((batch) => this.#send(batch)));
    this.#prepareAhead(devices.filter((device) => !due.includes(device)));
    return { sent, wakeSlot };
  }

  #isFree(key: string): boolean {
    return !this.#inFlight.has(key) && this.#backoff.ready(key);
  }

  async #read(): Promise<{ devices: Seen[]; clock: ChainClock }> {
    // Those of one worker key one after another, so that they share transactions.
    const all = [...this.#devices.values()].sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
    const devices: Seen[] = [];
    let clock: ChainClock | undefined;
    for (let from = 0; from === 0 || from < all.length; from += READ_SIZE) {
      const part = all.slice(from, from + READ_SIZE);
      const { data } = await this.#options.cluster.accounts([CLOCK_ADDRESS, ...part.map(({ address }) => address)]);
      clock = parseClock(data[0]);
      part.forEach((device, i) => {
        const bytes = data[i + 1];
        const account = bytes && decodeDevice(bytes);
        if (account && account.retired === 0 && account.worker.equals(device.worker.publicKey)) {
          devices.push({ ...device, account });
        }
      });
    }
    return { devices, clock: clock ?? parseClock(undefined) };
  }

  #chainStart({ address, worker, account }: Seen): PreparedTick {
    const { programId } = this.#options;
    const instruction = chainStart({
      ...(programId && { programId }),
      worker: worker.publicKey,
      device: address,
      modelCode: account.modelCode,
    });
    const alone = this.#apart.has(address.toBase58());
    return { kind: 'start', device: address, worker, instruction, computeUnits: START_UNITS, alone };
  }

  /** Computes the answer of a device; undefined when its slot hash isn't there yet or it can't be computed. */
  async #answer(device: Seen, slotHashes: readonly SlotHashEntry[]): Promise<PreparedTick | undefined> {
    const { prover, programId, workload, logger } = this.#options;
    const { address, worker, account } = device;
    const { chain } = account;
    const due = challengeSlotHash(slotHashes, chain.challenge.slot);
    if (due.status !== 'due') {
      return due.status === 'forgotten' ? this.#chainStart(device) : undefined;
    }
    try {
      const answer = await prover.answer({ device: address, chain, slotHash: due.hash });
      const instruction = tick({
        ...(programId && { programId }),
        worker: worker.publicKey,
        device: address,
        modelCode: account.modelCode,
        root: answer.root,
        path: answer.path,
        leaf: answer.leaf,
        ...(workload && { workload: workload(address) }),
      });
      const alone = this.#apart.has(address.toBase58());
      return { kind: 'tick', device: address, worker, instruction, computeUnits: tickUnits(answer.openedWork), alone };
    } catch (error) {
      this.#backoff.failed(address.toBase58());
      logger.error({ event: 'proof-failed', device: address.toBase58(), err: error }, 'A proof could not be computed');
      const lost = isWorkerError(error, 'WORKER__PROOF_FAILED') && error.context.lost === true;
      return lost ? this.#chainStart(device) : undefined;
    }
  }

  async #send(batch: readonly PreparedTick[]): Promise<void> {
    const { sender, logger, onOutcome } = this.#options;
    const [first] = batch;
    if (!first) {
      return;
    }
    const keys = batch.map(({ device }) => device.toBase58());
    for (const key of keys) {
      this.#inFlight.add(key);
    }
    let landed: Landed | undefined;
    try {
      landed = await sender.send({
        instructions: batch.map(({ instruction }) => instruction),
        signers: [first.worker, ...batch.slice(1).map(({ worker }) => worker)],
        computeUnits: batchUnits(batch),
        signal: this.#stop.signal,
        // A later attempt would miss the deadline; what is due is decided anew from the chain.
        attempts: 1,
      });
      for (const key of keys) {
        this.#apart.delete(key);
        this.#backoff.clear(key);
      }
      logger.debug({ event: 'ticked', devices: keys, ...landed, slot: Number(landed.slot) }, 'Devices ticked');
    } catch (error) {
      for (const key of keys) {
        this.#backoff.failed(key);
        if (batch.length > 1) {
          this.#apart.add(key);
        }
      }
      if (!this.#stop.signal.aborted) {
        logger.warn({ event: 'tick-failed', devices: keys, reason: messageOf(error) }, 'A tick did not land');
      }
    } finally {
      for (const key of keys) {
        this.#inFlight.delete(key);
      }
      this.#alarm.ring();
    }
    for (const { device, kind } of batch) {
      onOutcome?.({ device, kind, landed });
    }
  }

  /** Trees lost with a restart are computed while there is time. */
  #prepareAhead(devices: readonly Seen[]): void {
    const { prover, logger } = this.#options;
    for (const { address, account } of devices) {
      prover.prepare({ device: address, chain: account.chain }).catch((error: unknown) => {
        logger.debug({ event: 'prepare-failed', device: address.toBase58(), err: error }, 'A tree was not computed');
      });
    }
  }
}
