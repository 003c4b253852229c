// Devices whose heavy work is matrix products.

import type { MatmulWork } from '../../client/proof/matmul.ts';
import type { DeviceOptions } from './defaults.ts';
import { type DeviceHandle, MODEL, World } from './world.ts';

/** The least products that a model may ask for: 128 units of 32 elements. */
export const LEAST_PRODUCTS: MatmulWork = { kind: 'Matmul', n: 32, k: 256, count: 4 };

/** A marketplace whose one model asks for matrix products at heavy slots. */
export function matmulWorld(heavyWork: MatmulWork = LEAST_PRODUCTS): World {
  const world = World.create();
  world.setModel({ ...MODEL, heavyWork });
  return world;
}

/** Starts a device's chain so that heavy work is the first that it is asked for. */
export function startHeavy(world: World, { prover }: DeviceHandle): void {
  const heavy = BigInt(MODEL.heavyIntervalSlots);
  world.chain.advanceToSlot((world.chain.slot / heavy + 1n) * heavy - 10n);
  prover.start();
}

/** A device that has committed to products and is due to open a unit of them. */
export function dueProducts(options: DeviceOptions = {}): { world: World; handle: DeviceHandle } {
  const world = matmulWorld();
  const handle = world.registerDevice(options);
  startHeavy(world, handle);
  handle.prover.next();
  world.chain.advanceToSlot(handle.prover.dueSlot);
  return { world, handle };
}
