/** Plays authority, suppliers and workers on a recorder, by the program's rules. */
import { CONFIG, FEES, gross, MINTS, type PlayedDevice, type PlayedWork } from './played.fixture.ts';
import { bytesOf, keyOf, NO_KEY, type Recorder } from './recorder.fixture.ts';

/** The supply side of a market on a recorder: its config and catalogue, and suppliers with devices that tick. */
export class Supply {
  protected readonly chain: Recorder;

  constructor(chain: Recorder) {
    this.chain = chain;
  }

  initialize(): void {
    this.chain.emit([
      'ConfigInitialized',
      {
        config: this.chain.change(CONFIG),
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
        slot_anchor: this.chain.slot,
      },
    ]);
  }

  setPaused(paused: boolean): void {
    this.chain.emit(['RentalsPauseSet', { config: this.chain.change(CONFIG), paused }]);
  }

  setModel(
    code: number,
    name: string,
    pool: 'Enterprise' | 'Community' | 'Unsupported',
    kind: 'Gpu' | 'Cpu',
    heavyWork: PlayedWork = { kind: 'HashChain', units: 4_096, rounds: 64 },
  ): void {
    this.chain.emit([
      'GpuModelSet',
      {
        config: this.chain.change(CONFIG),
        model: this.chain.change(keyOf(`model ${code}`)),
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
    const fields = { supplier: this.chain.change(supplier), owner, payout: owner, name: `Supplier ${label}` };
    this.chain.emit(['SupplierRegistered', fields]);
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
      lastTickAt: this.chain.time,
      askUsdc: 0n,
      askIo: 0n,
      minSeconds: 0,
      assignment: undefined,
    };
    this.chain.emit([
      'DeviceRegistered',
      {
        device: this.chain.change(device.id),
        supplier: this.chain.change(device.supplier),
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
    this.chain.emit([
      'DeviceRetired',
      { device: this.chain.change(device.id), supplier: device.supplier, terms_slot: this.chain.slot },
    ]);
  }

  /** Anybody ends the claim to the GPUs of a device that was silent for 30 days, which retires it. */
  releaseClaim(device: PlayedDevice): void {
    this.chain.emit([
      'GpuClaimReleased',
      {
        device: this.chain.change(device.id),
        supplier: device.supplier,
        claim: keyOf(`claim of ${device.id}`),
        hash: bytesOf(`gpu ${device.id}`),
        terms_slot: this.chain.slot,
      },
    ]);
  }

  /** Anybody measures the slot time. */
  measureSlotTime(slotMs: number): void {
    this.chain.emit([
      'SlotTimeMeasured',
      {
        config: this.chain.change(CONFIG),
        slot_ms: slotMs,
        from_slot: 1_000,
        from_at: this.chain.time - 3_600,
        slot: this.chain.slot,
      },
    ]);
  }

  setAccepting(device: PlayedDevice, accepting: boolean): void {
    const fields = { device: this.chain.change(device.id), supplier: device.supplier, accepting };
    this.chain.emit(['DeviceAcceptingSet', fields]);
  }

  list(device: PlayedDevice, askUsdc: bigint, askIo: bigint, minSeconds = 60, maxSeconds = 30 * 86_400): void {
    Object.assign(device, { askUsdc, askIo, minSeconds });
    this.chain.emit([
      'ListingSet',
      {
        device: this.chain.change(device.id),
        supplier: device.supplier,
        model_code: device.modelCode,
        country: device.country,
        ask_usdc: askUsdc,
        ask_io: askIo,
        min_seconds: minSeconds,
        max_seconds: maxSeconds,
        terms_slot: this.chain.slot,
      },
    ]);
  }

  closeListing(device: PlayedDevice): void {
    const fields = { device: this.chain.change(device.id), supplier: device.supplier, terms_slot: this.chain.slot };
    this.chain.emit(['ListingClosed', fields]);
  }

  /** A tick; `credited` false is one whose opening was missing. With work of matrices it reveals a unit of 32 elements. */
  tick(device: PlayedDevice, credited = true, work: PlayedWork = { kind: 'HashChain', units: 64, rounds: 4 }): void {
    const { time, slot } = this.chain;
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
    this.chain.emit([
      'DeviceTicked',
      {
        device: this.chain.change(device.id),
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
}
