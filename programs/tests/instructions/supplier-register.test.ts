import { PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { decodeSupplier } from '../../client/generated/marketplace/accounts.ts';
import { supplierRegister } from '../../client/instructions/supplier.ts';
import { supplierAddress } from '../../client/pda.ts';
import { withoutSignature } from '../support/forge.ts';
import { World } from '../support/world.ts';

describe('supplier_register', () => {
  const world = World.create();
  const wallet = world.wallet('owner');
  const { publicKey: owner } = wallet;
  const input = { owner, payout: owner, name: 'Blue Fox Hosting' };

  it.each([
    ['a name over 32 bytes', { name: 'x'.repeat(33) }, 'The name is too long'],
    ['a name over 32 bytes in few letters', { name: 'é'.repeat(17) }, 'The name is too long'],
    ['a name with control characters', { name: 'a\u0007b' }, 'The name has control characters'],
    ['no payout', { payout: PublicKey.default }, "The payout owner can't be the default key"],
  ])('error: %s', (_, change, message) => {
    expect(() => world.send([supplierRegister({ ...input, ...change })], wallet)).toThrow(message);
  });

  it('error: without the signature of the owner', () => {
    const forged = withoutSignature(supplierRegister(input), owner);
    expect(() => world.send([forged], world.stranger)).toThrow('An account has to sign');
  });

  it('registers a supplier once', () => {
    const { events } = world.send([supplierRegister(input)], wallet);
    expect(events).toMatchObject([
      { name: 'SupplierRegistered', data: { owner, payout: owner, name: 'Blue Fox Hosting' } },
    ]);
    const supplier = decodeSupplier(world.chain.data(supplierAddress(owner))!);
    expect(supplier).toMatchObject({ owner, payout: owner, name: 'Blue Fox Hosting', nextDeviceIndex: 0 });
    expect(() => world.send([supplierRegister(input)], wallet)).toThrow('The account exists already');
  });
});
