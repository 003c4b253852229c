import { decodeDevice, decodeSupplier, gpuHash, supplierAddress } from '@escapement/programs';
import { Transaction } from '@solana/web3.js';
import { expect, test } from 'vitest';
import { signTransaction } from '../chain/sign.ts';
import { CPU_MODEL, TestMarketplace } from '../testing/marketplace.ts';
import { registrationTransaction } from './registration-transaction.ts';

test('the owner has to add a signature only, for its first device and for its next', async () => {
  const market = new TestMarketplace();
  const owner = market.wallet();
  const register = async (machine: string) => {
    const worker = market.wallet();
    const made = await registrationTransaction(market.chain, worker, {
      owner: owner.publicKey,
      plan: { modelCode: CPU_MODEL.code, gpuHashes: [gpuHash(machine)] },
      country: 756,
      connectivity: 'Medium',
      encryptionKey: new Uint8Array(32).fill(7),
      name: 'Alpine racks',
    });
    const transaction = Transaction.from(Buffer.from(made.transaction, 'base64'));
    expect(transaction.feePayer?.equals(owner.publicKey)).toBe(true);
    signTransaction(transaction, [owner], { partial: true });
    expect(await market.chain.send(transaction.serialize())).toBeUndefined();
    expect(decodeDevice(market.chain.existing(made.device))).toMatchObject({ country: 756, worker: worker.publicKey });
    return made;
  };
  expect(await register('one')).toMatchObject({ registersSupplier: true });
  expect(await register('two')).toMatchObject({ registersSupplier: false });
  const supplier = decodeSupplier(market.chain.existing(supplierAddress(owner.publicKey)));
  expect(supplier).toMatchObject({ name: 'Alpine racks', nextDeviceIndex: 2, payout: owner.publicKey });
});
