import { describe, expect, it } from 'vitest';
import type { ListingSetArgs } from '../../client/generated/marketplace/types.ts';
import { World } from '../support/world.ts';

describe('listing_set', () => {
  const world = World.create();
  const handle = world.registerDevice();

  it('error: not the owner, nor the worker', () => {
    for (const owner of [world.stranger, handle.worker]) {
      expect(() => world.list({ ...handle, owner })).toThrow("Only the supplier's owner may do this");
    }
  });

  it.each<[string, Partial<ListingSetArgs>, string]>([
    ['no price', { askUsdc: 0n, askIo: 0n }, 'A listing needs a price in USDC or IO'],
    [
      'a minimum over the maximum',
      { minSeconds: 61, maxSeconds: 60 },
      'The time is outside the allowed minimum and maximum',
    ],
    ['no maximum', { maxSeconds: 0 }, 'The time is outside the allowed minimum and maximum'],
    [
      'a minimum over a day',
      { minSeconds: 86_401, maxSeconds: 86_402 },
      'The time is outside the allowed minimum and maximum',
    ],
    ['a maximum over 90 days', { maxSeconds: 90 * 86_400 + 1 }, 'The time is outside the allowed minimum and maximum'],
  ])('error: %s', (_, terms, message) => {
    expect(() => world.list(handle, terms)).toThrow(message);
  });

  it('sets the terms', () => {
    world.chain.advanceSlots(3n);
    const terms = { askUsdc: 1n, askIo: 0n, minSeconds: 60, maxSeconds: 90 * 86_400 };
    world.list(handle, terms);
    expect(world.device(handle.device).listing).toEqual({ ...terms, active: 1, termsSlot: world.chain.slot });
    expect(world.ledger.events.at(-1)).toMatchObject({
      name: 'ListingSet',
      data: { ...terms, country: 276, modelCode: 7 },
    });
  });
});
