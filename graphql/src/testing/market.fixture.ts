/** Plays renters on a recorder, and what happens to the devices that they hire, by the program's rules. */
import {
  FEES,
  gross,
  MINTS,
  type Mint,
  net,
  type PlayedAssignment,
  type PlayedDevice,
  type PlayedRental,
} from './played.fixture.ts';
import { bytesOf, keyOf, NO_KEY } from './recorder.fixture.ts';
import { Supply } from './supply.fixture.ts';

/** A market on a recorder. */
export class Market extends Supply {
  #rentals = 0;

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
      endsAt: this.chain.time + options.seconds,
      deposited: options.deposit,
      settled: 0n,
      fees: 0n,
      refunded: 0n,
      committed: 0n,
      free: options.deposit,
      gpus: 0,
      nextRank: 0,
    };
    this.chain.emit([
      'RentalOpened',
      {
        rental: this.chain.change(rental.id),
        renter: this.chain.change(keyOf('renter account')),
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
        fill_deadline: this.chain.time + 600,
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
    const seconds = BigInt(rental.endsAt - this.chain.time);
    const assigned = devices.map((device) => {
      const price = rental.mint === 'USDC' ? device.askUsdc : device.askIo;
      const reserved = gross(price, device.gpuCount, seconds, feeBps);
      device.assignment = {
        rental,
        price,
        feeBps,
        assignedAt: this.chain.time,
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
        device: this.chain.change(device.id),
        supplier: device.supplier,
        country: device.country,
        gpu_count: device.gpuCount,
        rank,
        price,
        min_seconds: device.minSeconds,
        reserved,
      };
    });
    this.chain.emit([
      'DevicesAssigned',
      {
        rental: this.chain.change(rental.id),
        owner: rental.owner,
        mint: MINTS[rental.mint],
        model_code: devices[0]?.modelCode ?? 0,
        seen_slot: this.chain.slot,
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
        device: this.chain.change(device.id),
        supplier: device.supplier,
        reserved: held.reserved,
        added,
        accrued: held.accrued,
      };
    });
    this.chain.emit([
      'DevicesExtended',
      {
        rental: this.chain.change(rental.id),
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
    held.releasedAt = reason === 'Expired' ? held.rental.endsAt : this.chain.time;
    this.chain.emit([
      'DeviceReleased',
      {
        device: this.chain.change(device.id),
        supplier: device.supplier,
        rental: held.rental.id,
        reason,
        released_at: held.releasedAt,
        payable_at: held.assignedAt + device.minSeconds,
        drain_at: held.releasedAt + 900,
        drain_slot: this.chain.slot + 2_250,
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
    this.chain.emit([
      'DeviceSettled',
      {
        device: this.chain.change(device.id),
        rental: this.chain.change(rental.id),
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
      device: this.chain.change(device.id),
      supplier: device.supplier,
      rental: assignmentOf(device).rental.id,
    };
    this.chain.emit(['JobReported', { ...fields, state, exit_code: exitCode }]);
  }

  close(rental: PlayedRental): void {
    const amount = rental.free;
    rental.refunded += amount;
    rental.free = 0n;
    this.chain.emit([
      'RentalClosed',
      {
        rental: this.chain.change(rental.id),
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
