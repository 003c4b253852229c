import { Keypair, PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { STAKING_PROGRAM_ID } from './constants.ts';
import * as pda from './pda.ts';

const key = Keypair.generate().publicKey;
const find = (...seeds: (Uint8Array | string)[]) =>
  PublicKey.findProgramAddressSync(
    seeds.map((seed) => Buffer.from(seed)),
    STAKING_PROGRAM_ID,
  )[0];

describe("the staking program's addresses", () => {
  it('refuse an index that does not fit', () => {
    expect(() => pda.slashCaseAddress(key, 2 ** 32)).toThrow(/does not fit 32 bits/);
    expect(() => pda.slashCaseAddress(key, -1)).toThrow(/does not fit/);
  });

  it('have the seeds of the contract', () => {
    expect(pda.stakeAddress(key)).toEqual(find('stake', key.toBytes()));
    expect(pda.stakeVaultAddress(key)).toEqual(find('stake_vault', key.toBytes()));
    expect(pda.slashCaseAddress(key, 258)).toEqual(find('case', key.toBytes(), Uint8Array.of(2, 1, 0, 0)));
    expect(pda.bondAddress(key)).toEqual(find('bond', key.toBytes()));
  });

  it('are others for another deployment', () => {
    expect(pda.stakeAddress(key, key)).not.toEqual(pda.stakeAddress(key));
  });
});
