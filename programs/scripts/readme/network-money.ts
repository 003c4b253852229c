// Worked amounts of stakes and rewards, by the client's functions.

import { EPOCHS } from '../../client/generated/rewards/program.ts';
import { emissionAt, issuedBy, neverIssued, poolEmissions } from '../../client/rewards/schedule.ts';
import { coRewardOf, deviceWeight, rewardOf } from '../../client/rewards/weight.ts';
import { requiredStake, slashCap } from '../../client/staking/stake.ts';
import { CURRENCY_DECIMALS, formatAmount } from '../../client/units.ts';
import { grouped, table } from './markdown.ts';

const io = (amount: bigint) => {
  const [whole = '', fraction = ''] = formatAmount(amount, CURRENCY_DECIMALS.IO, { trim: true }).split('.');
  return grouped(BigInt(whole)) + (fraction && `.${fraction}`);
};

/** Required stake and cap of some devices. */
export function stakesTable(): string {
  const devices = [
    { multiplierBps: 5_000, gpus: 1 },
    { multiplierBps: 10_000, gpus: 1 },
    { multiplierBps: 25_000, gpus: 8 },
  ];
  const rows = devices.map(({ multiplierBps, gpus }) => {
    const required = requiredStake({ multiplierBps }, gpus);
    return [`${multiplierBps / 10_000}`, `${gpus}`, io(required), io(slashCap(required))];
  });
  return table(['multiplier', 'GPUs', 'required, IO', 'most slashed in 30 days, IO'], rows);
}

/** The schedule at some of its epochs. */
export function scheduleTable(): string {
  const year = 8_760;
  const rows = [0, 1, year, 5 * year, 10 * year, EPOCHS - 1].map((index) => {
    const emission = emissionAt(index);
    const { enterprise, community } = poolEmissions(emission);
    return [grouped(index), ...[emission, enterprise, community, issuedBy(index)].map(io)];
  });
  return table(['epoch', 'emits, IO', 'Enterprise', 'Community', 'all so far, at most'], rows);
}

/** What the whole schedule leaves under the cap. */
export function underTheCap(): string {
  return `${io(issuedBy(EPOCHS - 1))} IO, ${io(neverIssued())} IO under the cap`;
}

/** Two devices that share a pool's first hour; the first shares its part with a co-staker. */
export function sharesTable(): string {
  const shareBps = 2_500;
  const { enterprise } = poolEmissions(emissionAt(0));
  const devices = [3_600, 1_800].map((seconds) => {
    const weight = deviceWeight({ multiplierBps: 10_000, gpuCount: 1, idle: seconds, hired: 0 });
    return { seconds, weight };
  });
  const whole = devices.reduce((sum, { weight }) => sum + weight, 0n);
  const rows = devices.map(({ seconds, weight }, at) => {
    const reward = rewardOf({ emission: enterprise, weight: whole }, weight);
    const co = at === 0 ? coRewardOf(reward, shareBps) : 0n;
    return [grouped(seconds), ...[weight, reward, co, reward - co].map(grouped)];
  });
  const paid = devices.reduce((sum, { weight }) => sum + rewardOf({ emission: enterprise, weight: whole }, weight), 0n);
  rows.push(['never issued', '', grouped(enterprise - paid), '', '']);
  return table(['credited seconds', 'weight', 'reward', 'co-staker, 25 %', 'supplier'], rows);
}
