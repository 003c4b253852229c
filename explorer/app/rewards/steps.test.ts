import { describe, expect, it } from 'vitest';
import { recompute } from './steps.ts';

const proof = {
  index: 0,
  pool: 'ENTERPRISE' as const,
  emission: '456621004566',
  poolEmission: '433789954337',
  poolWeight: '300000000',
  finalized: true,
  multiplierBps: '20000',
  gpuCount: '2',
  idleSeconds: '1800',
  hiredSeconds: '900',
  weight: '108000000',
  coStaker: 'c',
  coShareBps: '2500',
  amount: '156164383561',
  coAmount: '39041095890',
};

describe('recompute', () => {
  it('gives what was recorded, step by step', () => {
    const steps = recompute(proof);
    expect(steps.map(({ name, computed }) => [name, computed])).toEqual([
      ['emission', 456_621_004_566n],
      ['pool', 433_789_954_337n],
      ['weight', 108_000_000n],
      ['reward', 156_164_383_561n],
      ['coPart', 39_041_095_890n],
    ]);
    expect(steps.every(({ served, computed }) => served === computed)).toBe(true);
  });

  it('gives the community pool what the other leaves', () => {
    const [, pool] = recompute({ ...proof, pool: 'COMMUNITY' });
    expect(pool?.computed).toBe(22_831_050_229n);
  });

  it('finds a reward of one unit too many', () => {
    const steps = recompute({ ...proof, amount: '156164383562' });
    expect(steps.filter(({ served, computed }) => served !== computed).map(({ name }) => name)).toEqual(['reward']);
  });

  it('computes no reward before the weight of all is known', () => {
    expect(recompute({ ...proof, finalized: false })).toHaveLength(3);
  });
});
