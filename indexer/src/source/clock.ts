import { z } from 'zod';
import type { Rpc } from './rpc.ts';

/** The chain's Clock in a slot. */
export interface ClockSample {
  slot: bigint;
  /** Clock.unix_timestamp, seconds. */
  unixTimestamp: bigint;
}

const CLOCK_ADDRESS = 'SysvarC1ock11111111111111111111111111111111';

const accountSchema = z.object({
  context: z.object({ slot: z.number().int() }),
  value: z.object({ data: z.tuple([z.string(), z.literal('base64')]) }),
});

/**
 * Reads the Clock. Slot and time come from the same account data, so they belong together whatever bank the node
 * answered from; null when they do not belong to a block, as for a moment after a local chain's clock was moved.
 */
export async function sampleClock(rpc: Rpc, signal?: AbortSignal): Promise<ClockSample | null> {
  const options = { encoding: 'base64', commitment: 'finalized' };
  const account = await rpc.call('getAccountInfo', [CLOCK_ADDRESS, options], accountSchema, signal);
  const data = Buffer.from(account.value.data[0], 'base64');
  const slot = data.readBigUInt64LE(0);
  return slot === BigInt(account.context.slot) ? { slot, unixTimestamp: data.readBigInt64LE(32) } : null;
}

/** Clock samples that may be published, in order of slots. Clocks never go back, so a sample that does is dropped. */
export class ClockSamples {
  #samples: ClockSample[] = [];

  add(sample: ClockSample): void {
    let at = this.#samples.length;
    while (at > 0 && (this.#samples[at - 1]?.slot ?? 0n) > sample.slot) at -= 1;
    const before = this.#samples[at - 1];
    const after = this.#samples[at];
    if (before !== undefined && (before.slot === sample.slot || before.unixTimestamp > sample.unixTimestamp)) return;
    if (after !== undefined && after.unixTimestamp < sample.unixTimestamp) return;
    this.#samples.splice(at, 0, sample);
  }

  /** Samples up to a slot, oldest first. */
  upTo(slot: bigint): ClockSample[] {
    return this.#samples.filter((sample) => sample.slot <= slot);
  }

  /** Forgets the samples up to a slot but the latest of them, which later ones must not contradict. */
  published(slot: bigint): void {
    const kept = this.#samples.findLastIndex((sample) => sample.slot <= slot);
    if (kept > 0) this.#samples.splice(0, kept);
  }
}
