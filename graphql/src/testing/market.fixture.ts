/** Plays suppliers, workers and renters on a recorder, by the program's rules. */
import { bytesOf, keyOf, NO_KEY, type Recorder } from './recorder.fixture.ts';

/** Mints of the played market. */
export const MINTS = { USDC: keyOf('mint usdc'), IO: keyOf('mint io') } as const;

/** Fees of the played config, basis points. */
const FEES = { reservation: 25, USDC: 200, IO: 0 } as const;

/** The played config account. */
export const CONFIG = keyOf('config');

type Mint = keyof typeof MINTS;

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

interface PlayedAssignment {
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

/** A market on a recorder. */
export class Market {
  readonly #chain: Recorder;
  #rentals = 0;

  constructor(chain: Recorder) {
    this.#chain = chain;
  }

  initialize(): void {
    this.#chain.emit([
      'ConfigInitialized',
      {
        config: this.#chain.change(CONFIG),
        authority: keyOf('authority'),
        treasury: keyOf('treasury'),
        arbiter: keyOf('arbiter'),
        usdc_mint: MINTS.USDC,
        io_mint: MINTS.IO,
        parameters: {
          timelock_seconds: 60,
          reservation_fee_bps: FEES.reservation,
          payment_fee_usdc_bps: FEES.USDC,
          payment_fee_io_bps: FEES.IO,
          grid_slots: 150,
          heavy_grid_slots: 4_500,
        },
        slot_ms: 400,
        slot_anchor: this.#chain.slot,
      },
    ]);
  }

  setPaused(paused: boolean): void {
    this.#chain.emit(['RentalsPauseSet', { config: this.#chain.change(CONFIG), paused }]);
  }

  setModel(
    code: number,
    name: string,
    pool: 'Enterprise' | 'Community' | 'Unsupported',
    kind: 'Gpu' | 'Cpu',
    heavyWork: PlayedWork = { kind: 'HashChain', units: 4_096, rounds: 64 },
  ): void {
    this.#chain.emit([
      'GpuModelSet',
      {
        config: this.#chain.change(CONFIG),
        model: this.#chain.change(keyOf(`model ${code}`)),
        index: code,
        code,
        name,
        class: kind,
        vram_mib: 81_920,
        multiplier_bps: 20_000,
        pool,
        light_work: { kind: 'HashChain', units: 64, rounds: 4 },
        heavy_work: heavyWork,
        idle_interval_slots: 1_500,
        hired_interval_slots: 750,
        heavy_interval_slots: 4_500,
        light_deadline_slots: 300,
        heavy_deadline_slots: 300,
        fresh_seconds: 1_440,
        fresh_slots: 3_600,
        shortest_period_slots: 1_800,
      },
    ]);
  }

  registerSupplier(label: string): string {
    const supplier = keyOf(`supplier ${label}`);
    const owner = keyOf(`owner ${label}`);
    const fields = { supplier: this.#chain.change(supplier), owner, payout: owner, name: `Supplier ${label}` };
    this.#chain.emit(['SupplierRegistered', fields]);
    return label;
  }

  registerDevice(
    supplierLabel: string,
    options: { label: string; modelCode: number; gpuCount: number; country: number; kind?: 'Gpu' | 'Cpu' },
  ): PlayedDevice {
    const { label, modelCode, gpuCount, country, kind = 'Gpu' } = options;
    const device: PlayedDevice = {
      id: keyOf(`device ${label}`),
      supplier: keyOf(`supplier ${supplierLabel}`),
      owner: keyOf(`owner ${supplierLabel}`),
      modelCode,
      gpuCount,
      country,
      ticks: 0,
      lastTickAt: this.#chain.time,
      askUsdc: 0n,
      askIo: 0n,
      minSeconds: 0,
      assignment: undefined,
    };
    this.#chain.emit([
      'DeviceRegistered',
      {
        device: this.#chain.change(device.id),
        supplier: this.#chain.change(device.supplier),
        owner: device.owner,
        worker: keyOf(`worker ${label}`),
        index: 0,
        model_code: modelCode,
        class: kind,
        gpu_count: gpuCount,
        country,
        connectivity: 2,
        encryption_key: bytesOf(`encryption ${label}`),
        gpu_hashes: Array.from({ length: gpuCount }, (_, i) => bytesOf(`gpu ${label} ${i}`)),
      },
    ]);
    return device;
  }

  retire(device: PlayedDevice): void {
    this.#chain.emit([
      'DeviceRetired',
      { device: this.#chain.change(device.id), supplier: device.supplier, terms_slot: this.#chain.slot },
    ]);
  }

  /** Anybody ends the claim to the GPUs of a device that was silent for 30 days, which retires it. */
  releaseClaim(device: PlayedDevice): void {
    this.#chain.emit([
      'GpuClaimReleased',
      {
        device: this.#chain.change(device.id),
        supplier: device.supplier,
        claim: keyOf(`claim of ${device.id}`),
        hash: bytesOf(`gpu ${device.id}`),
        terms_slot: this.#chain.slot,
      },
    ]);
  }

  /** Anybody measures the slot time. */
  measureSlotTime(slotMs: number): void {
    this.#chain.emit([
      'SlotTimeMeasured',
      {
        config: this.#chain.change(CONFIG),
        slot_ms: slotMs,
        from_slot: 1_000,
        from_at: this.#chain.time - 3_600,
        slot: this.#chain.slot,
      },
    ]);
  }

  setAccepting(device: PlayedDevice, accepting: boolean): void {
    const fields = { device: this.#chain.change(device.id), supplier: device.supplier, accepting };
    this.#chain.emit(['DeviceAcceptingSet', fields]);
  }

  list(device: PlayedDevice, askUsdc: bigint, askIo: bigint, minSeconds = 60, maxSeconds = 30 * 86_400): void {
    Object.assign(device, { askUsdc, askIo, minSeconds });
    this.#chain.emit([
      'ListingSet',
      {
        device: this.#chain.change(device.id),
        supplier: device.supplier,
        model_code: device.modelCode,
        country: device.country,
        ask_usdc: askUsdc,
        ask_io: askIo,
        min_seconds: minSeconds,
        max_seconds: maxSeconds,
        terms_slot: this.#chain.slot,
      },
    ]);
  }

  closeListing(device: PlayedDevice): void {
    const fields = { device: this.#chain.change(device.id), supplier: device.supplier, terms_slot: this.#chain.slot };
    this.#chain.emit(['ListingClosed', fields]);
  }

  /** A tick; `credited` false is one whose opening was missing. With work of matrices it reveals a unit of 32 elements. */
  tick(device: PlayedDevice, credited = true, work: PlayedWork = { kind: 'HashChain', units: 64, rounds: 4 }): void {
    const { time, slot } = this.#chain;
    const from = device.lastTickAt;
    const held = device.assignment;
    const until = held?.releasedAt ?? held?.rental.endsAt ?? 0;
    const hired = held && credited ? Math.max(0, Math.min(time, until) - Math.max(from, held.assignedAt)) : 0;
    const idle = credited ? time - from - hired : 0;
    let accrued = 0n;
    if (held) {
      const before = gross(held.price, device.gpuCount, held.hiredSeconds, held.feeBps);
      held.hiredSeconds += BigInt(hired);
      accrued = gross(held.price, device.gpuCount, held.hiredSeconds, held.feeBps) - before;
      held.reserved -= accrued;
      held.accrued += accrued;
    }
    const n = device.ticks;
    device.ticks += 1;
    device.lastTickAt = time;
    this.#chain.emit([
      'DeviceTicked',
      {
        device: this.#chain.change(device.id),
        supplier: device.supplier,
        rental: held?.rental.id ?? NO_KEY,
        model_code: device.modelCode,
        gpu_count: device.gpuCount,
        country: device.country,
        n,
        challenge_slot: slot - 4,
        present_slot: slot - 4,
        slot_hash: bytesOf(`slot ${slot}`),
        heavy: false,
        seed: bytesOf(`seed ${device.id} ${n}`),
        root: bytesOf(`root ${device.id} ${n}`, 16),
        work,
        previous_head: bytesOf(`head ${device.id} ${n - 1}`),
        head: bytesOf(`head ${device.id} ${n}`),
        opened: credited,
        opened_heavy: false,
        opened_index: 3,
        opened_path: credited ? [bytesOf('a', 16), bytesOf('b', 16)] : [],
        opened_leaf: work.kind === 'Matmul' ? Array.from({ length: 32 }, (_, i) => (i - 16) * 1_000) : [],
        credited,
        credited_from: credited ? from : 0,
        idle_seconds: idle,
        hired_seconds: hired,
        accrued_amount: accrued,
        reserved: held?.reserved ?? 0n,
        accrued: held?.accrued ?? 0n,
        drained: held !== undefined && time >= until,
        next: { slot: slot + 750, deadline_slot: slot + 1_050, heavy_slot: 0, heavy: false, work, max_credit: 14_400 },
        workload: bytesOf('workload'),
        slot,
      },
    ]);
  }

  openRental(options: {
    mint: Mint;
    deposit: bigint;
    seconds: number;
    gpus: number;
    modelCode?: number;
  }): PlayedRental {
    const owner = keyOf('renter');
    const nonce = this.#rentals;
    this.#rentals += 1;
    const rental: PlayedRental = {
      id: keyOf(`rental ${nonce}`),
      owner,
      mint: options.mint,
      endsAt: this.#chain.time + options.seconds,
      deposited: options.deposit,
      settled: 0n,
      fees: 0n,
      refunded: 0n,
      committed: 0n,
      free: options.deposit,
      gpus: 0,
      nextRank: 0,
    };
    this.#chain.emit([
      'RentalOpened',
      {
        rental: this.#chain.change(rental.id),
        renter: this.#chain.change(keyOf('renter account')),
        owner,
        nonce,
        mint: MINTS[options.mint],
        vault: keyOf(`vault ${nonce}`),
        model_code: options.modelCode ?? 0,
        country: 0,
        price_cap: 10_000_000_000n,
        wanted_gpus: options.gpus,
        minimum_gpus: options.gpus,
        deposited: options.deposit,
        fill_deadline: this.#chain.time + 600,
        ends_at: rental.endsAt,
        session: NO_KEY,
        session_expires_at: 0,
        job_hash: Buffer.alloc(32),
        encryption_key: bytesOf('renter encryption'),
      },
    ]);
    return rental;
  }

  assign(rental: PlayedRental, devices: readonly PlayedDevice[]): void {
    const feeBps = FEES.reservation + FEES[rental.mint];
    const seconds = BigInt(rental.endsAt - this.#chain.time);
    const assigned = devices.map((device) => {
      const price = rental.mint === 'USDC' ? device.askUsdc : device.askIo;
      const reserved = gross(price, device.gpuCount, seconds, feeBps);
      device.assignment = {
        rental,
        price,
        feeBps,
        assignedAt: this.#chain.time,
        hiredSeconds: 0n,
        settledSeconds: 0n,
        reserved,
        accrued: 0n,
        releasedAt: undefined,
      };
      rental.committed += reserved;
      rental.free -= reserved;
      rental.gpus += device.gpuCount;
      const rank = rental.nextRank;
      rental.nextRank += 1;
      return {
        device: this.#chain.change(device.id),
        supplier: device.supplier,
        country: device.country,
        gpu_count: device.gpuCount,
        rank,
        price,
        min_seconds: device.minSeconds,
        reserved,
      };
    });
    this.#chain.emit([
      'DevicesAssigned',
      {
        rental: this.#chain.change(rental.id),
        owner: rental.owner,
        mint: MINTS[rental.mint],
        model_code: devices[0]?.modelCode ?? 0,
        seen_slot: this.#chain.slot,
        fee_bps: feeBps,
        ends_at: rental.endsAt,
        silent_seconds: 1_440,
        silent_slots: 3_600,
        drain_seconds: 900,
        drain_slots: 2_250,
        devices: assigned,
        assigned_gpus: rental.gpus,
        filled_gpus: rental.gpus,
        committed: rental.committed,
        free: rental.free,
      },
    ]);
  }

  /** The renter keeps all its devices longer. */
  extend(rental: PlayedRental, devices: readonly PlayedDevice[], seconds: number): void {
    const before = rental.endsAt;
    rental.endsAt += seconds;
    const extended = devices.map((device) => {
      const held = assignmentOf(device);
      const whole = (until: number) => gross(held.price, device.gpuCount, BigInt(until - held.assignedAt), held.feeBps);
      const added = whole(rental.endsAt) - whole(before);
      held.reserved += added;
      rental.committed += added;
      rental.free -= added;
      return {
        device: this.#chain.change(device.id),
        supplier: device.supplier,
        reserved: held.reserved,
        added,
        accrued: held.accrued,
      };
    });
    this.#chain.emit([
      'DevicesExtended',
      {
        rental: this.#chain.change(rental.id),
        owner: rental.owner,
        mint: MINTS[rental.mint],
        ends_at: rental.endsAt,
        devices: extended,
        committed: rental.committed,
        free: rental.free,
        rental_ends_at: rental.endsAt,
      },
    ]);
  }

  release(device: PlayedDevice, reason: 'Renter' | 'Supplier' | 'Silent' | 'Expired'): void {
    const held = assignmentOf(device);
    held.releasedAt = reason === 'Expired' ? held.rental.endsAt : this.#chain.time;
    this.#chain.emit([
      'DeviceReleased',
      {
        device: this.#chain.change(device.id),
        supplier: device.supplier,
        rental: held.rental.id,
        reason,
        released_at: held.releasedAt,
        payable_at: held.assignedAt + device.minSeconds,
        drain_at: held.releasedAt + 900,
        drain_slot: this.#chain.slot + 2_250,
        forfeited: false,
        drained: device.lastTickAt >= held.releasedAt,
      },
    ]);
  }

  settle(device: PlayedDevice, ended: boolean): void {
    const held = assignmentOf(device);
    const { rental } = held;
    const seconds = held.hiredSeconds - held.settledSeconds;
    const paid =
      net(held.price, device.gpuCount, held.hiredSeconds, held.feeBps) -
      net(held.price, device.gpuCount, held.settledSeconds, held.feeBps);
    const fees = held.accrued - paid;
    const returned = ended ? held.reserved : 0n;
    held.settledSeconds = held.hiredSeconds;
    held.accrued = 0n;
    held.reserved -= returned;
    rental.settled += paid;
    rental.fees += fees;
    rental.committed -= paid + fees + returned;
    rental.free += returned;
    if (ended) rental.gpus -= device.gpuCount;
    this.#chain.emit([
      'DeviceSettled',
      {
        device: this.#chain.change(device.id),
        rental: this.#chain.change(rental.id),
        supplier: device.supplier,
        payout: device.owner,
        mint: MINTS[rental.mint],
        model_code: device.modelCode,
        country: device.country,
        gpu_count: device.gpuCount,
        price: held.price,
        seconds,
        paid,
        fees,
        returned,
        ended,
        reserved: held.reserved,
        accrued: held.accrued,
        rental_settled: rental.settled,
        rental_fees: rental.fees,
        rental_committed: rental.committed,
        rental_free: rental.free,
        rental_assigned_gpus: rental.gpus,
      },
    ]);
    if (ended) device.assignment = undefined;
  }

  reportJob(device: PlayedDevice, state: string, exitCode: number): void {
    const fields = {
      device: this.#chain.change(device.id),
      supplier: device.supplier,
      rental: assignmentOf(device).rental.id,
    };
    this.#chain.emit(['JobReported', { ...fields, state, exit_code: exitCode }]);
  }

  close(rental: PlayedRental): void {
    const amount = rental.free;
    rental.refunded += amount;
    rental.free = 0n;
    this.#chain.emit([
      'RentalClosed',
      {
        rental: this.#chain.change(rental.id),
        owner: rental.owner,
        mint: MINTS[rental.mint],
        amount,
        dust: 0n,
        deposited: rental.deposited,
        settled: rental.settled,
        fees: rental.fees,
        refunded: rental.refunded,
      },
    ]);
  }
}

function assignmentOf(device: PlayedDevice): PlayedAssignment {
  if (!device.assignment) throw new Error('The device is not assigned.');
  return device.assignment;
}
