/**
 * Reckons state and figures from told events in plain TypeScript, apart from all SQL: what the metrics are compared with.
 */
import { CONFIG, MINTS } from './played.fixture.ts';
import { NO_KEY, type ToldEvent } from './recorder.fixture.ts';
import { type PlayedPosition, requiredStake } from './stakes.fixture.ts';

/** A device at a moment. */
export interface DeviceState {
  readonly id: string;
  readonly supplier: string;
  readonly modelCode: number;
  readonly kind: string;
  /** Kind of its model's heavy work. */
  readonly heavyWork: string | undefined;
  readonly gpus: bigint;
  readonly registeredAt: number;
  country: number;
  retiredAt: number | undefined;
  accepting: boolean;
  listed: boolean;
  askUsdc: bigint;
  askIo: bigint;
  rental: string | undefined;
  lastCreditedAt: number;
  lastCreditedSlot: number;
  idle: bigint;
  hired: bigint;
  ticks: bigint;
  creditedTicks: bigint;
  earned: { USDC: bigint; IO: bigint };
  /** Stake that counts. */
  stake: bigint;
}

interface Named {
  scope: string;
  sequence: bigint;
}

/** A point of the chain. */
export interface Point {
  readonly slot: number;
  readonly time: number;
}

/** Events up to a point. */
export function upTo(events: readonly ToldEvent[], { slot }: Point): ToldEvent[] {
  return events.filter((event) => event.slot <= slot);
}

/** State of every device whose registration is among the events, after the events. */
export function reckonDevices(events: readonly ToldEvent[]): Map<string, DeviceState> {
  const devices = new Map<string, DeviceState>();
  // What is told of other devices changes nothing that is asked for.
  const of = (named: unknown) => devices.get((named as Named).scope) ?? nobody();
  const heavyWork = new Map<unknown, string>();
  for (const { name, slot, fields: f } of events) {
    const at = Number(f.timestamp);
    if (name === 'GpuModelSet') heavyWork.set(f.code, (f.heavy_work as { kind: string }).kind);
    if (name === 'DeviceRegistered') {
      const id = (f.device as Named).scope;
      devices.set(id, {
        id,
        supplier: (f.supplier as Named).scope,
        modelCode: Number(f.model_code),
        kind: String(f.class),
        heavyWork: heavyWork.get(f.model_code),
        gpus: BigInt(f.gpu_count as number),
        registeredAt: at,
        country: Number(f.country),
        retiredAt: undefined,
        accepting: true,
        listed: false,
        askUsdc: 0n,
        askIo: 0n,
        rental: undefined,
        lastCreditedAt: 0,
        lastCreditedSlot: 0,
        idle: 0n,
        hired: 0n,
        ticks: 0n,
        creditedTicks: 0n,
        earned: { USDC: 0n, IO: 0n },
        stake: 0n,
      });
    }
    if (f.state !== undefined && typeof f.device === 'string') {
      const { owner, co_staker } = f.state as Record<'owner' | 'co_staker', PlayedPosition>;
      of({ scope: f.device }).stake = owner.active + co_staker.active;
    }
    if (name === 'DeviceRetired' || name === 'GpuClaimReleased')
      Object.assign(of(f.device), { retiredAt: at, listed: false, accepting: false });
    if (name === 'DeviceAcceptingSet') of(f.device).accepting = Boolean(f.accepting);
    if (name === 'ListingSet') Object.assign(of(f.device), { listed: true, askUsdc: f.ask_usdc, askIo: f.ask_io });
    if (name === 'ListingClosed') of(f.device).listed = false;
    if (name === 'DevicesAssigned') {
      for (const { device } of f.devices as { device: Named }[]) of(device).rental = (f.rental as Named).scope;
    }
    if (name === 'DeviceTicked') {
      const device = of(f.device);
      device.idle += BigInt(f.idle_seconds as number);
      device.hired += BigInt(f.hired_seconds as number);
      device.ticks += 1n;
      if (f.credited) Object.assign(device, { lastCreditedAt: at, lastCreditedSlot: slot });
      if (f.credited) device.creditedTicks += 1n;
    }
    if (name === 'DeviceSettled') {
      const device = of(f.device);
      device.earned[symbolOf(f.mint)] += f.paid as bigint;
      if (f.ended) device.rental = undefined;
    }
  }
  return devices;
}

function nobody(): DeviceState {
  return { earned: { USDC: 0n, IO: 0n }, idle: 0n, hired: 0n, ticks: 0n, creditedTicks: 0n } as DeviceState;
}

/** USDC or IO. */
export function symbolOf(mint: unknown): 'USDC' | 'IO' {
  return mint === MINTS.USDC ? 'USDC' : 'IO';
}

/** Credited within the fresh seconds and slots that all played models have. */
export function isProven(device: DeviceState, point: Point): boolean {
  return (
    device.retiredAt === undefined &&
    device.lastCreditedSlot > 0 &&
    point.time - device.lastCreditedAt <= 1_440 &&
    point.slot - device.lastCreditedSlot <= 3_600
  );
}

/** Claimed with full stake. */
export function isStaked(device: DeviceState): boolean {
  return device.retiredAt === undefined && device.stake >= requiredStake(device.gpus);
}

/** Can be hired now. */
export function isAvailable(device: DeviceState, point: Point): boolean {
  return isProven(device, point) && device.rental === undefined && device.accepting && device.listed;
}

/** The counts over devices, by column. */
export function reckonCounts(devices: Iterable<DeviceState>, point: Point): Record<string, string | null> {
  const all = [...devices];
  const claimed = (d: DeviceState) => d.retiredAt === undefined;
  const conditions = {
    claimed,
    proven: (d: DeviceState) => isProven(d, point),
    hired: (d: DeviceState) => isProven(d, point) && d.rental !== undefined,
    assigned_not_fresh: (d: DeviceState) => claimed(d) && d.rental !== undefined && !isProven(d, point),
    available: (d: DeviceState) => isAvailable(d, point),
    staked: isStaked,
  };
  const counts: Record<string, string | null> = { devices: String(all.filter(claimed).length) };
  for (const [name, holds] of Object.entries(conditions)) {
    const held = all.filter(holds);
    counts[`${name}_gpus`] = sum(held.filter(({ kind }) => kind === 'Gpu').map(({ gpus }) => gpus)).toString();
    counts[`${name}_cpus`] = String(held.filter(({ kind }) => kind === 'Cpu').length);
  }
  const byHashes = all.filter((d) => claimed(d) && d.kind === 'Gpu' && d.heavyWork === 'HashChain');
  counts.hash_chain_gpus = String(sum(byHashes.map(({ gpus }) => gpus)));
  return counts;
}

/** The figures of the whole network, by column. */
export function reckonNetwork(events: readonly ToldEvent[], point: Point): Record<string, string | null> {
  const devices = [...reckonDevices(events).values()];
  const claimed = devices.filter(({ retiredAt }) => retiredAt === undefined);
  const counts = reckonCounts(devices, point);
  const told = (name: string) => events.filter((event) => event.name === name);
  const settled = told('DeviceSettled');
  const paid = (column: 'paid' | 'fees', symbol: string) =>
    sum(settled.filter(({ fields }) => symbolOf(fields.mint) === symbol).map(({ fields }) => fields[column] as bigint));
  const gpus = devices.filter(({ kind }) => kind === 'Gpu');
  const proven = BigInt(counts.proven_gpus ?? 0);
  const figures = {
    countries: new Set(claimed.map(({ country }) => country)).size,
    models: new Set(claimed.map(({ modelCode }) => modelCode)).size,
    suppliers: new Set(claimed.map(({ supplier }) => supplier)).size,
    utilisation_bps: proven === 0n ? 0n : (BigInt(counts.hired_gpus ?? 0) * 10_000n) / proven,
    proven_gpu_seconds: sum(gpus.map(({ idle, hired, gpus: n }) => (idle + hired) * n)),
    hired_gpu_seconds: sum(gpus.map(({ hired, gpus: n }) => hired * n)),
    proven_cpu_seconds: sum(devices.filter(({ kind }) => kind === 'Cpu').map(({ idle, hired }) => idle + hired)),
    ticks: told('DeviceTicked').length,
    credited_ticks: told('DeviceTicked').filter(({ fields }) => fields.credited).length,
    rentals: told('RentalOpened').length,
    open_rentals: told('RentalOpened').length - told('RentalClosed').length,
    settled_usdc: paid('paid', 'USDC'),
    settled_io: paid('paid', 'IO'),
    fees_usdc: paid('fees', 'USDC'),
    fees_io: paid('fees', 'IO'),
  };
  const claims = [...told('RewardClaimed'), ...told('CoRewardClaimed')];
  const issued = sum(claims.map(({ fields }) => fields.amount as bigint));
  return { ...counts, ...strings(figures), rewards_issued: String(issued) };
}

/** Money of every rental by its address, by column. */
export function reckonRentals(events: readonly ToldEvent[]): Map<string, Record<string, bigint>> {
  const rentals = new Map<string, Record<string, bigint>>();
  const of = (scope: unknown) => rentals.get(String(scope)) as Record<string, bigint>;
  const move = (rental: Record<string, bigint>, from: string, to: string, amount: bigint) => {
    rental[from] = (rental[from] ?? 0n) - amount;
    rental[to] = (rental[to] ?? 0n) + amount;
  };
  for (const { name, fields: f } of events) {
    const id = (f.rental as Named | undefined)?.scope ?? f.rental;
    if (name === 'RentalOpened') {
      const deposited = f.deposited as bigint;
      const zero = { settled: 0n, fees: 0n, refunded: 0n, committed: 0n, proven_gpu_seconds: 0n };
      rentals.set(String(id), { ...zero, deposited, free: deposited });
    }
    if (name === 'DevicesAssigned') {
      for (const { reserved } of f.devices as { reserved: bigint }[]) move(of(id), 'free', 'committed', reserved);
    }
    if (name === 'DevicesExtended') {
      for (const { added } of f.devices as { added: bigint }[]) move(of(id), 'free', 'committed', added);
    }
    if (name === 'DeviceSettled') {
      move(of(id), 'committed', 'settled', f.paid as bigint);
      move(of(id), 'committed', 'fees', f.fees as bigint);
      move(of(id), 'committed', 'free', f.returned as bigint);
    }
    if (name === 'RentalClosed') move(of(id), 'free', 'refunded', f.amount as bigint);
    if (name === 'DeviceTicked' && f.rental !== NO_KEY) {
      const rental = of(id);
      const seconds = BigInt(f.hired_seconds as number) * BigInt(f.gpu_count as number);
      rental.proven_gpu_seconds = (rental.proven_gpu_seconds ?? 0n) + seconds;
    }
  }
  return rentals;
}

/** Lowest value at which at least this part of the weight is reached; undefined for no values. */
export function weightedQuantile(
  values: readonly { value: bigint; weight: bigint }[],
  level: number,
): bigint | undefined {
  const sorted = [...values].sort((a, b) => (a.value < b.value ? -1 : 1));
  const total = Number(sum(sorted.map(({ weight }) => weight)));
  let reached = 0;
  for (const { value, weight } of sorted) {
    reached += Number(weight);
    if (reached >= total * level) return value;
  }
  return undefined;
}

/** Accounts that an event changed, the config left out. */
export function scopesOf({ fields }: ToldEvent): string[] {
  const nested = Object.values(fields).flatMap((value) => (Array.isArray(value) ? value : [value]));
  const changes = nested.flatMap((value) => [value, (value as { device?: unknown } | null)?.device]);
  const scopes = changes.map((value) => (value as Partial<Named> | null | undefined)?.scope);
  return scopes.filter((scope): scope is string => typeof scope === 'string' && scope !== CONFIG);
}

/** Sum of integers. */
export function sum(values: Iterable<bigint>): bigint {
  let total = 0n;
  for (const value of values) total += value;
  return total;
}

/** Numbers as the API writes them. */
export function strings(values: Readonly<Record<string, bigint | number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** What was paid for a model in a mint from a time until another, weighed by proven GPU-seconds. */
export function settlements(basis: readonly ToldEvent[], code: number, symbol: string, from: number, to: number) {
  return basis
    .filter(
      ({ name, fields }) => name === 'DeviceSettled' && fields.model_code === code && symbolOf(fields.mint) === symbol,
    )
    .filter(
      ({ fields }) =>
        (fields.seconds as bigint) > 0n && Number(fields.timestamp) >= from && Number(fields.timestamp) < to,
    )
    .map(({ fields }) => ({
      value: fields.price as bigint,
      weight: (fields.seconds as bigint) * BigInt(fields.gpu_count as number),
    }));
}
