// The whole schedule through the real program, against TypeScript's integers.

import { describe, expect, it } from 'vitest';
import { CAP, EPOCHS, MAX_STEPS } from '../../client/generated/rewards/program.ts';
import * as r from '../../client/rewards/index.ts';
import { RewardsWorld } from '../support/rewards/world.ts';

/** 299,999,999.99956382 IO. */
const TOTAL = 29_999_999_999_956_382n;

describe('all 175,319 epochs', () => {
  it('come to the same total in the program and here, and every place is the same', () => {
    const rewards = RewardsWorld.create();
    rewards.toClose(EPOCHS - 1);
    const advance = () => rewards.send([r.emissionAdvance({ count: MAX_STEPS })], rewards.stranger).rewards[0]!;
    let total = 0n;
    for (let from = 0; from < EPOCHS; from = rewards.emission().nextIndex) {
      const event = advance();
      if (event.name !== 'EmissionAdvanced') throw new Error(`${event.name} was told`);
      const { fromIndex, nextIndex, nextQ32, forgone } = event.data;
      expect(fromIndex).toBe(from);
      expect(nextIndex).toBe(Math.min(from + MAX_STEPS, EPOCHS));
      expect(nextQ32).toBe(r.emissionQ32At(nextIndex));
      total += forgone;
      expect(total).toBe(r.issuedBy(nextIndex - 1));
    }
    expect(total).toBe(TOTAL);
    expect(total).toBeLessThan(CAP);
    expect(rewards.emission()).toMatchObject({ nextIndex: EPOCHS, nextQ32: r.emissionQ32At(EPOCHS), issued: 0n });
    expect(advance).toThrow('No epoch has closed unopened');
  });
});
