import { getAssociatedTokenAddressSync } from '@solana/spl-token';
import { Keypair, PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { MARKETPLACE_PROGRAM_ID } from './generated/marketplace/program.ts';
import * as pda from './pda.ts';

const key = Keypair.generate().publicKey;
const find = (...seeds: (Uint8Array | string)[]) =>
  PublicKey.findProgramAddressSync(
    seeds.map((seed) => Buffer.from(seed)),
    MARKETPLACE_PROGRAM_ID,
  )[0];

describe('derived addresses', () => {
  it('refuse numbers that do not fit their seed', () => {
    expect(() => pda.gpuModelAddress(65_536)).toThrow(/does not fit 16 bits/);
    expect(() => pda.deviceAddress(key, 2 ** 32)).toThrow(/does not fit 32 bits/);
    expect(() => pda.rentalAddress(key, 2n ** 64n)).toThrow(/does not fit 64 bits/);
    expect(() => pda.deviceAddress(key, -1)).toThrow(/does not fit/);
  });

  it('have the seeds of the contract', () => {
    expect(pda.configAddress()).toEqual(find('config'));
    expect(pda.pendingChangeAddress(258n)).toEqual(find('change', Uint8Array.of(2, 1, 0, 0, 0, 0, 0, 0)));
    expect(pda.gpuModelAddress(258)).toEqual(find('model', Uint8Array.of(2, 1)));
    expect(pda.supplierAddress(key)).toEqual(find('supplier', key.toBytes()));
    expect(pda.renterAddress(key)).toEqual(find('renter', key.toBytes()));
    expect(pda.deviceAddress(key, 258)).toEqual(find('device', key.toBytes(), Uint8Array.of(2, 1, 0, 0)));
    expect(pda.gpuClaimAddress(key.toBytes())).toEqual(find('gpu', key.toBytes()));
    expect(pda.rentalAddress(key, 1n)).toEqual(find('rental', key.toBytes(), Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0)));
    expect(pda.vaultAddress(key)).toEqual(find('vault', key.toBytes()));
    expect(pda.jobAddress(key)).toEqual(find('job', key.toBytes()));
    expect(pda.jobKeysAddress(key, 258)).toEqual(find('job_keys', key.toBytes(), Uint8Array.of(2, 1)));
    expect(pda.eventAuthorityAddress()).toEqual(find('__event_authority'));
  });

  it('are others for another deployment', () => {
    expect(pda.configAddress(key)).not.toEqual(pda.configAddress());
  });

  it('agree with the token library, for wallets and derived owners', () => {
    for (const owner of [key, pda.configAddress()]) {
      const mint = Keypair.generate().publicKey;
      expect(pda.associatedTokenAddress(owner, mint)).toEqual(getAssociatedTokenAddressSync(mint, owner, true));
    }
  });
});
