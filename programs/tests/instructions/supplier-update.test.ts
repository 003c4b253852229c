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
    const update = supplierUpdate({ owner: victim.owner.publicKey, payout, name: 'x'.repeat(33) });
    expect(() => world.send([update], victim.owner)).toThrow('The name is too long');
  });

  it('changes payout and name', () => {
    const { events } = world.send(
      [supplierUpdate({ owner: victim.owner.publicKey, payout, name: 'New' })],
      victim.owner,
    );
    expect(events).toMatchObject([{ name: 'SupplierUpdated', data: { payout, name: 'New' } }]);
    expect(decodeSupplier(world.chain.data(victim.supplier)!)).toMatchObject({ payout, name: 'New', sequence: 2n });
  });
});
