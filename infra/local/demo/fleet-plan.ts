import { type Connectivity, gpuHash } from '@escapement/programs';
import { CATALOGUE, type CatalogueModel, FAST_MODEL_CODE } from './catalogue.ts';
import { PLACES, type Place } from './places.ts';
import type { Random } from './random.ts';

/** A supplier to be played. */
export interface PlannedSupplier {
  /** Unique; the supplier's keys derive from it. */
  id: string;
  /** Display name, at most 32 bytes. */
  name: string;
  place: Place;
}

/** A device to be played. */
export interface PlannedDevice {
  /** Unique. */
  id: string;
  supplier: PlannedSupplier;
  /** Devices of one host share its worker key. */
  host: string;
  model: CatalogueModel;
  gpuHashes: Uint8Array[];
  country: number;
  connectivity: Connectivity;
  /** Round of history in which it registers; 0 is before the first. */
  joinsAt: number;
  /** Its ask as a share of the model's usual price. */
  priceFactor: number;
  acceptsIo: boolean;
  /** Its owner stakes what its rewards need. */
  isStaked: boolean;
  /** Its supplier rents from itself, where another device of it just like this one stays idle. */
  isSelfDealing: boolean;
  /** Shortest and longest time it can be hired for, seconds. */
  minSeconds: number;
  maxSeconds: number;
}

const SUPPLIERS = 26;
/** Suppliers and their devices, largest first; the sum is the size of the fleet without the fast model's devices. */
const DEVICES_OF_SUPPLIER = [8, 6, 5, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1];
const DEVICES_PER_HOST = 4;
/** Share of the devices whose owners stake for rewards. */
const STAKED_SHARE = 0.8;
/** Devices of the fast model: few, on two hosts, since each costs a transaction a minute for as long as the network runs. */
const FAST_DEVICES = [
  { supplier: 1, gpus: [1, 1, 1] },
  { supplier: 9, gpus: [2] },
] as const;
/** A supplier of two devices that are alike. It rents one of them from itself on the last day; the other stays idle. */
const SELF_DEALER = { name: 'Rents From Itself', place: 3, modelCode: 11, devices: 2 } as const;
/** Share of the devices that are there before the first round; the others join until `LAST_JOIN_ROUND`. */
const FOUNDING_SHARE = 0.5;
/** Suppliers that are there from the start. */
const FOUNDERS = 12;
const LAST_JOIN_ROUND = 34;
const HOUR = 3_600;
const DAY = 86_400;
const WORDS = ['Compute', 'Cloud', 'GPU', 'Silicon', 'Render', 'Data', 'Grid', 'Metal', 'Cluster', 'Racks'] as const;

const uuidOf = (random: Random): string => {
  const hex = (length: number) => Array.from({ length }, () => random.integer(0, 15).toString(16)).join('');
  return `GPU-${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`;
};

function planSupplier(index: number, random: Random): PlannedSupplier {
  const place = PLACES[index % PLACES.length] as Place;
  return { id: `supplier-${index}`, name: `${place.city} ${random.pick(WORDS)}`, place };
}

/** Plans who supplies what where: at least 60 devices of every model of the catalogue in at least 20 countries. */
export function planFleet(seed: Random): PlannedDevice[] {
  const random = seed.fork('fleet');
  const stakes = seed.fork('stakes');
  const suppliers = Array.from({ length: SUPPLIERS }, (_, index) => planSupplier(index, random));
  const devices: PlannedDevice[] = [];
  const add = (
    supplier: PlannedSupplier,
    host: string,
    model: CatalogueModel,
    gpuCount: number,
    founder: boolean,
    isSelfDealing = false,
  ) => {
    const isFast = model.code === FAST_MODEL_CODE;
    const isLarge = model.pool === 'Enterprise';
    devices.push({
      id: `${supplier.id}-device-${devices.length}`,
      supplier,
      host,
      model,
      gpuHashes: Array.from({ length: gpuCount }, () => gpuHash(uuidOf(random))),
      country: supplier.place.country,
      connectivity: random.weighted<Connectivity>(['Low', 'Medium', 'High', 'Ultra'], (tier) =>
        tier === 'Low' || tier === 'Ultra' ? 1 : 3,
      ),
      joinsAt: founder ? 0 : random.integer(1, LAST_JOIN_ROUND),
      priceFactor: random.between(0.86, 1.22),
      acceptsIo: random.chance(0.75),
      isStaked: isSelfDealing || stakes.chance(STAKED_SHARE),
      isSelfDealing,
      minSeconds: isFast ? 60 : random.pick([900, HOUR, HOUR, 2 * HOUR]),
      maxSeconds: isLarge ? 30 * DAY : random.pick([7, 10, 14]) * DAY,
    });
  };

  // One of every model first, then by how common each is.
  const common = CATALOGUE.filter(({ weight }) => weight > 0);
  const once = random.shuffled(common);
  suppliers.forEach((supplier, index) => {
    const count = DEVICES_OF_SUPPLIER[index] ?? 1;
    for (let at = 0; at < count; at++) {
      const model = once.pop() ?? random.weighted(common, ({ weight }) => weight);
      const founder = (at === 0 && index < FOUNDERS) || random.chance(FOUNDING_SHARE);
      add(
        supplier,
        `${supplier.id}-host-${Math.floor(at / DEVICES_PER_HOST)}`,
        model,
        random.pick(model.gpuCounts),
        founder,
      );
    }
  });
  const fast = CATALOGUE.find(({ code }) => code === FAST_MODEL_CODE) as CatalogueModel;
  for (const { supplier: index, gpus } of FAST_DEVICES) {
    const supplier = suppliers[index] as PlannedSupplier;
    for (const gpuCount of gpus) add(supplier, `${supplier.id}-host-fast`, fast, gpuCount, true);
  }
  const self = { id: 'self-dealer', name: SELF_DEALER.name, place: PLACES[SELF_DEALER.place] as Place };
  const twin = CATALOGUE.find(({ code }) => code === SELF_DEALER.modelCode) as CatalogueModel;
  for (let at = 0; at < SELF_DEALER.devices; at++) add(self, `${self.id}-host`, twin, 1, true, true);
  // Those of one host side by side, so that their ticks share a signature.
  return devices.sort((a, b) => a.host.localeCompare(b.host));
}
