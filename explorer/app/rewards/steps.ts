import { coRewardOf, deviceWeight, emissionAt, poolEmissions, rewardOf } from '@escapement/programs/rewards';
import type { RewardProof } from '../api/rewards.server.ts';

/** The integers of one reward. */
export type RewardIntegers = Omit<
  RewardProof,
  'key' | 'device' | 'modelName' | 'openSignature' | 'scoreSignature' | 'finalSignature' | 'source'
>;

/** One step from the schedule to a reward. Amounts are IO's smallest unit. */
export type Step = {
  name: 'emission' | 'pool' | 'weight' | 'reward' | 'coPart';
  /** Formula with its integers. */
  text: string;
  /** What was served for it. */
  served: bigint;
  /** What comes out here. */
  computed: bigint;
};

/**
 * Computes a reward again by the arithmetic of the program, each step from the results of the steps before and never from what was
 * served for it. Before the epoch is final there is no weight of all, so the steps end at the weight of the device.
 */
export function recompute(proof: RewardIntegers): Step[] {
  const emission = emissionAt(proof.index);
  const pools = poolEmissions(emission);
  const isEnterprise = proof.pool === 'ENTERPRISE';
  const pool = { emission: isEnterprise ? pools.enterprise : pools.community, weight: BigInt(proof.poolWeight) };
  const weight = deviceWeight({
    multiplierBps: Number(proof.multiplierBps),
    gpuCount: Number(proof.gpuCount),
    idle: Number(proof.idleSeconds),
    hired: Number(proof.hiredSeconds),
  });
  const steps: Step[] = [
    {
      name: 'emission',
      text: `first emission in Q32, ${proof.index} times the ratio, then whole units`,
      served: BigInt(proof.emission),
      computed: emission,
    },
    {
      name: 'pool',
      text: isEnterprise ? `${emission} × 9500 ÷ 10000` : `${emission} − ${pools.enterprise}`,
      served: BigInt(proof.poolEmission),
      computed: pool.emission,
    },
    {
      name: 'weight',
      text: `${proof.multiplierBps} × ${proof.gpuCount} × (${proof.idleSeconds} + ${proof.hiredSeconds})`,
      served: BigInt(proof.weight),
      computed: weight,
    },
  ];
  if (!proof.finalized) return steps;
  const reward = rewardOf(pool, weight);
  steps.push({
    name: 'reward',
    text: `${pool.emission} × ${weight} ÷ ${pool.weight}`,
    served: BigInt(proof.amount),
    computed: reward,
  });
  if (proof.coStaker !== null) {
    steps.push({
      name: 'coPart',
      text: `${reward} × ${proof.coShareBps} ÷ 10000`,
      served: BigInt(proof.coAmount),
      computed: coRewardOf(reward, Number(proof.coShareBps)),
    });
  }
  return steps;
}
