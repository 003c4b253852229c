// What happens where all three programs meet: the actions of each, and hours in which devices earn.

import { MAX_STEPS } from '../../../client/generated/rewards/program.ts';
import * as r from '../../../client/rewards/index.ts';
import { tried } from '../rewards/fleet.ts';
import { ACTIONS, type Cast, WEIGHTS } from './market-actions.ts';
import { coStakerOf, type Network } from './network.ts';
import { type Action, one, type Pick } from './play.ts';
import { closedUnopened, finalizable, stepOverClosed } from './reward-actions.ts';
import { STAKE_ACTIONS, STAKE_WEIGHTS, type StakeCast } from './stake-actions.ts';

/** Who takes part in a sequence, and what models of it hold. */
export interface NetworkCast extends Cast, StakeCast {
  readonly devices: Cast['devices'];
  readonly purses: Cast['purses'];
  readonly network: Network;
}

/** The latest epochs that were opened, mostly the last. */
function recent({ network: { rewards } }: NetworkCast, pick: Pick): number {
  return Math.max(0, rewards.emission().nextIndex - 1 - pick(pick(3) === 0 ? 5 : 2));
}

function finalOf({ network: { rewards }, devices }: NetworkCast, pick: Pick) {
  const at = pick(devices.length);
  const turns = devices.map((_, n) => devices[(at + n) % devices.length]!);
  const final = (device: (typeof devices)[number]) =>
    r.scoredEpochs(rewards.reward(device)).filter((index) => rewards.epoch(index).finalized);
  const device = turns.find((turn) => final(turn).length > 0) ?? turns[0]!;
  return { device, epochs: final(device).slice(0, 1 + pick(4)) };
}

const REWARDS: Readonly<Record<string, Action<NetworkCast>>> = {
  /** Devices prove to the end of the next epoch; it is opened, and mostly they are scored. */
  hour({ network, devices }, pick) {
    const { rewards } = network;
    stepOverClosed(rewards);
    const index = rewards.emission().nextIndex;
    network.workUntil(r.epochTimes(rewards.emission(), index).endsAt);
    rewards.open(index);
    for (const device of devices) if (pick(2) > 0) tried(() => rewards.score(index, device));
  },
  /** Steps over what nobody opened in time, or tries one more. */
  catchUp({ network }, pick) {
    const { rewards } = network;
    const count = Math.min(closedUnopened(rewards) + pick(2), MAX_STEPS);
    rewards.send([r.emissionAdvance({ count })], rewards.stranger);
  },
  score(all, pick) {
    all.network.rewards.score(recent(all, pick), one(all.devices, pick)!);
  },
  finalize(all, pick) {
    const { rewards } = all.network;
    const index = one(finalizable(rewards), pick) ?? recent(all, pick);
    rewards.send([r.epochFinalize({ finalizer: rewards.stranger.publicKey, index })], rewards.stranger);
  },
  claim(all, pick) {
    const { device, epochs } = finalOf(all, pick);
    all.network.rewards.claim(device, ...epochs);
  },
  coClaim(all, pick) {
    const { device, epochs } = finalOf(all, pick);
    all.network.rewards.coClaim(coStakerOf(all.network, device), device, ...epochs);
  },
};

const named = <T>(prefix: string, entries: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(entries).map(([name, entry]) => [`${prefix} ${name}`, entry]));

/** What takes days, or what the models of one program alone ask for, happens in its own sequences. */
const ELSEWHERE: readonly string[] = ['market tickAll', 'market measureSlotTime', 'market abandon', 'stake wait'];

/** Everything that people do, and strangers try. */
export const NETWORK_ACTIONS: Readonly<Record<string, Action<NetworkCast>>> = Object.fromEntries(
  Object.entries({
    ...named<Action<NetworkCast>>('market', ACTIONS),
    ...named<Action<NetworkCast>>('stake', STAKE_ACTIONS),
    ...named('rewards', REWARDS),
    work: ({ network, world }: NetworkCast) => network.workUntil(world.chain.time + 660n),
    days: ({ staking }: NetworkCast, pick: Pick) => staking.wait([1n, 14n, 21n][pick(3)]! * 86_400n),
  }).filter(([name]) => !ELSEWHERE.includes(name)),
);

/** How often each action is tried, where not once. */
export const NETWORK_WEIGHTS: Readonly<Record<string, number>> = {
  ...named('market', WEIGHTS),
  ...named('stake', Object.fromEntries(Object.keys(STAKE_WEIGHTS).map((name) => [name, 2]))),
  ...{
    work: 5,
    days: 2,
    'stake withdraw': 3,
    'rewards hour': 8,
    'rewards score': 3,
    'rewards finalize': 5,
    'rewards claim': 4,
    'rewards coClaim': 4,
  },
};
