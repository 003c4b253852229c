// The emission schedule in the program's own integers. Nothing here rounds otherwise than the program does.

import { CAP, ENTERPRISE_BPS, EPOCHS, FIRST_Q32, RATIO_Q64 } from '../generated/rewards/program.ts';

const BPS = 10_000n;
/** Epochs between two places that are kept, so that none is computed from the first one. */
const STRIDE = 1_024;

/** A place in the schedule: what an epoch emits in Q32, and what all before it emitted together. */
interface Place {
  readonly q32: bigint;
  readonly before: bigint;
}

/** Emission of the epoch after one that emits `q32`, both Q32 of the smallest unit. */
export function nextQ32(q32: bigint): bigint {
  return (q32 * RATIO_Q64) >> 64n;
}

const places: Place[] = [{ q32: FIRST_Q32, before: 0n }];

/** Goes `steps` epochs on. */
function ahead(place: Place, steps: number): Place {
  let { q32, before } = place;
  for (let step = 0; step < steps; step += 1) {
    before += q32 >> 32n;
    q32 = nextQ32(q32);
  }
  return { q32, before };
}

function placeOf(index: number): Place {
  if (!Number.isInteger(index) || index < 0 || index > EPOCHS) {
    throw new RangeError(`${index} is no place in the schedule: it has ${EPOCHS} epochs`);
  }
  const kept = Math.floor(index / STRIDE);
  for (let last = places.at(-1); last && places.length <= kept; last = places.at(-1)) places.push(ahead(last, STRIDE));
  const place = places[kept];
  if (!place) throw new RangeError(`${index} is no place in the schedule`);
  return ahead(place, index % STRIDE);
}

/**
 * Emission of epoch `index` as the emission account holds it before that epoch, smallest unit in Q32; `EPOCHS` gives
 * what it holds at the end. Throws `RangeError` beyond.
 */
export function emissionQ32At(index: number): bigint {
  return placeOf(index).q32;
}

/** What epoch `index` emits, smallest unit; nothing from `EPOCHS` on. Throws `RangeError` for no index. */
export function emissionAt(index: number): bigint {
  return Number.isInteger(index) && index >= EPOCHS ? 0n : placeOf(index).q32 >> 32n;
}

/**
 * What the epochs 0 to `index` emit together, smallest unit: the most that can have been issued when `index` is over.
 * Nothing for -1; from the last epoch on the whole, 299,999,999.99956382 IO. Throws `RangeError` for no index.
 */
export function issuedBy(index: number): bigint {
  return placeOf(Number.isInteger(index) && index >= EPOCHS ? EPOCHS : index + 1).before;
}

/** What remains between the whole schedule and the hard cap, smallest unit. */
export function neverIssued(): bigint {
  return CAP - issuedBy(EPOCHS - 1);
}

/** How an epoch's emission is divided between the pools, smallest unit. */
export function poolEmissions(emission: bigint): { enterprise: bigint; community: bigint } {
  const enterprise = (emission * BigInt(ENTERPRISE_BPS)) / BPS;
  return { enterprise, community: emission - enterprise };
}
