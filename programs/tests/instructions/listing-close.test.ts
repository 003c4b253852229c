import { describe, expect, it } from 'vitest';
import { listingClose } from '../../client/instructions/listing.ts';
import { World } from '../support/world.ts';

describe('listing_close', () => {
  const world = World.create();
  const handle = world.freshDevice();
  const close = (owner: typeof handle.owner) =>
    world.send([listingClose({ owner: owner.publicKey, device: handle.device })], owner);

  it('error: not the owner, nor the worker', () => {
    for (const signer of [world.stranger, handle.worker]) {
      expect(() => close(signer)).toThrow("Only the supplier's owner may do this");
    }
  });

  it('withdraws the listing; a running assignment goes on', () => {
    world.rent(handle);
    expect(close(handle.owner).events).toMatchObject([
      { name: 'ListingClosed', data: { termsSlot: world.chain.slot } },
    ]);
    expect(handle.prover.next().accruedAmount).toBeGreaterThan(0n);
  });

  it('error: a second time', () => {
    expect(() => close(handle.owner)).toThrow('The device is not listed or its worker takes no assignments');
  });
});
