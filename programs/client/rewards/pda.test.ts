import { Keypair, PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { EPOCHS, REWARDS_PROGRAM_ID } from '../generated/rewards/program.ts';
import * as pda from './pda.ts';

const key = Keypair.generate().publicKey;
const find = (...seeds: (Uint8Array | string)[]) =>
  PublicKey.findProgramAddressSync(
    seeds.map((seed) => Buffer.from(seed)),
    REWARDS_PROGRAM_ID,
  )[0];

describe('derived addresses', () => {
  it('refuse epochs and shards that there are not', () => {
    for (const index of [-1, 1.5, EPOCHS, Number.NaN]) expect(() => pda.epochAddress(index)).toThrow(RangeError);
    for (const shard of [-1, 0.5, 8]) expect(() => pda.epochShardAddress(0, shard)).toThrow(RangeError);
  });

  it('have the seeds of the contract', () => {
    const index = Uint8Array.of(2, 1, 0, 0);
    expect(pda.emissionAddress()).toEqual(find('emission'));
    expect(pda.mintAuthorityAddress()).toEqual(find('mint_authority'));
    expect(pda.epochAddress(258)).toEqual(find('epoch', index));
    expect(pda.epochShardAddress(258, 7)).toEqual(find('shard', index, Uint8Array.of(7)));
    expect(pda.deviceRewardAddress(key)).toEqual(find('reward', key.toBytes()));
    expect(pda.shardOf(key)).toBe((key.toBytes()[0] ?? 0) % 8);
  });

  it('of all shards of an epoch are in their order', () => {
    const shards = pda.epochShardAddresses(258);
    expect(shards).toHaveLength(8);
    expect(shards[3]).toEqual(pda.epochShardAddress(258, 3));
  });

  it('are others for another deployment', () => {
    expect(pda.emissionAddress(key)).not.toEqual(pda.emissionAddress());
    expect(pda.epochShardAddresses(0, key)).not.toEqual(pda.epochShardAddresses(0));
  });
});
