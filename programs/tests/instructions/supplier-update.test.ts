import { PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { decodeSupplier } from '../../client/generated/marketplace/accounts.ts';
import { supplierUpdate } from '../../client/instructions/supplier.ts';
import { withAccount } from '../support/forge.ts';
import { World } from '../support/world.ts';

describe('supplier_update', () => {
  const world = World.create();
  const victim = world.supplier();
  const payout = world.wallet('new payout').publicKey;

  it('error: another owner', () => {
    const thief = world.supplier();
    const update = supplierUpdate({ owner: thief.owner.publicKey, payout, name: 'Mine' });
    expect(() => world.send([withAccount(update, thief.supplier, victim.supplier)], thief.owner)).toThrow(
      'An account is not at its derived address',
    );
  });

  it('error: a name that is too long', () => {
    const update = supplierUpdate({ owner: victim.owner.publicKey, payout: victim.payout, name: 'x'.repeat(33) });
    expect(() => world.send([update], victim.owner)).toThrow('The name is too long');
  });

  it('error: a payout of nobody', () => {
    const other = world.supplier();
    world.chain.advanceSeconds(3_600n);
    const update = supplierUpdate({ owner: other.owner.publicKey, payout: PublicKey.default, name: 'x' });
    expect(() => world.send([update], other.owner)).toThrow("The payout owner can't be the default key");
  });

  it('error: another payout within an hour of the last', () => {
    const { owner, supplier } = world.supplier();
    expect(decodeSupplier(world.chain.data(supplier)!).payoutChangedAt).toBe(world.chain.time);
    world.chain.halt(3_599n);
    const update = supplierUpdate({ owner: owner.publicKey, payout, name: 'New' });
    expect(() => world.send([update], owner)).toThrow('The payout was set less than an hour ago');
    world.chain.halt(1n);
    world.send([update], owner);
  });

  it('changes payout and name', () => {
    const { events } = world.send(
      [supplierUpdate({ owner: victim.owner.publicKey, payout, name: 'New' })],
      victim.owner,
    );
    expect(events).toMatchObject([
      { name: 'SupplierUpdated', data: { payout, name: 'New', payoutChangedAt: world.chain.time } },
    ]);
    expect(decodeSupplier(world.chain.data(victim.supplier)!)).toMatchObject({ payout, name: 'New', sequence: 2n });
  });

  it('changes the name alone at any time, and leaves the hour as it is', () => {
    const payoutChangedAt = world.chain.time;
    const { publicKey: owner } = victim.owner;
    world.chain.advanceSeconds(10n);
    world.send([supplierUpdate({ owner, payout, name: 'Newer' })], victim.owner);
    expect(decodeSupplier(world.chain.data(victim.supplier)!)).toMatchObject({ name: 'Newer', payoutChangedAt });
    const again = supplierUpdate({ owner, payout: owner, name: 'Newer' });
    expect(() => world.send([again], victim.owner)).toThrow('The payout was set less than an hour ago');
  });
});
