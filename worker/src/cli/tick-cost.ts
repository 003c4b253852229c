import type { GpuModel } from '@escapement/programs';

/** Lamports that a signature costs. */
export const LAMPORTS_PER_SIGNATURE = 5_000n;
const DAY_MS = 86_400_000;

/** Ticks of an idle device of a model in a day, heavy ones included. A hired one ticks more often. */
export function ticksPerDay(model: Pick<GpuModel, 'idleIntervalSlots' | 'heavyIntervalSlots'>, slotMs: number): number {
  // A heavy challenge stands in for the light one only where both fall on one slot, so this is the most.
  const light = DAY_MS / (model.idleIntervalSlots * slotMs);
  const heavy = DAY_MS / (model.heavyIntervalSlots * slotMs);
  return Math.ceil(model.heavyIntervalSlots % model.idleIntervalSlots === 0 ? light : light + heavy);
}
