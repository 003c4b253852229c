// Valid calls of the rewards instructions, in worlds with two of everything but the emission.

import { configAddress, gpuModelAddress, programDataAddress } from '../../../client/pda.ts';
import * as r from '../../../client/rewards/index.ts';
import { RewardsWorld } from '../../support/rewards/world.ts';
import { type DeviceHandle, MODEL } from '../../support/world.ts';
import { type Call, type Calls, watch } from '../support/call.ts';

const HOUR = { idle: 3_600 };
const HALF = 10_000_000_000n;

function around(rewards: RewardsWorld) {
  const { world } = rewards;
  const { chain, usdcMint, ioMint } = world;
  const seen = watch(chain, configAddress(), gpuModelAddress(MODEL.code), usdcMint, ioMint, programDataAddress());
  const call = (instruction: Call['instruction'], signers: Call['signers'], rest?: Call['rest']): Call => ({
    ...{ chain, send: rewards.send.bind(rewards), seen, instruction, signers },
    ...(rest && { rest }),
  });
  rewards.tokenAccount(rewards.bank.publicKey);
  return { rewards, world, call, payer: rewards.stranger };
}

/** Two devices of one supplier and of one shard, and one of another supplier, in two opened epochs. */
function scoring() {
  const base = around(RewardsWorld.create());
  const { rewards, world } = base;
  world.setModel({ ...MODEL, code: 8, name: 'Another card' });
  const supplier = world.supplier();
  const [a, b] = rewards.sameShard(2, { supplier }) as [DeviceHandle, DeviceHandle];
  const other = rewards.device();
  const coStaker = world.wallet('co-staker').publicKey;
  for (const device of [a, b]) rewards.stake(device, { active: HALF, coStaker, coActive: HALF, coShareBps: 5_000 });
  for (const index of [0, 1]) for (const device of [a, b, other]) rewards.credit(device, index, HOUR);
  for (const index of [0, 1]) rewards.open(index);
  return { ...base, a, b, other, coStaker };
}

/** The same, scored, with epoch 0 final. */
function final() {
  const base = scoring();
  const { rewards, a, b, other } = base;
  rewards.score(0, a, b, other);
  rewards.score(1, a, b, other);
  rewards.finalize(0);
  return base;
}

/** By the instruction's name. */
export const REWARDS_CALLS: Calls = {
  initialize: () => {
    const { rewards, call } = around(RewardsWorld.empty());
    rewards.handOver();
    return call(rewards.initializeInstruction(), [rewards.upgradeAuthority]);
  },
  emission_advance: () => {
    const { rewards, call } = around(RewardsWorld.create());
    rewards.toClose(3);
    return call(r.emissionAdvance({ count: 1 }), []);
  },
  epoch_open: () => {
    const { rewards, call, payer } = around(RewardsWorld.create());
    rewards.open(0);
    rewards.toEnd(1);
    return call(r.epochOpen({ payer: payer.publicKey, index: 1 }), [payer]);
  },
  reward_register: () => {
    const { rewards, world, call, payer } = around(RewardsWorld.create());
    rewards.device();
    const { device } = world.registerDevice();
    return call(r.rewardRegister({ payer: payer.publicKey, device }), [payer]);
  },
  epoch_score: () => {
    const { rewards, call, payer, a, b, other } = scoring();
    rewards.score(1, other);
    const rest = ['device', 'stake', 'reward'];
    return call(rewards.scoreInstruction(0, [a, b]), [payer], [...rest, ...rest]);
  },
  epoch_finalize: () => {
    const { rewards, call, payer, a, b, other } = scoring();
    rewards.score(0, a, b, other);
    rewards.score(1, other);
    rewards.toClose(0);
    const { publicKey: finalizer } = payer;
    return call(r.epochFinalize({ finalizer, index: 0 }), [payer], new Array<string>(8).fill('shard'));
  },
  reward_claim: () => {
    const { rewards, call, payer, a, b } = final();
    rewards.tokenAccount(a.payout);
    return call(rewards.claimInstruction([a, b], [0]), [payer], ['epoch', 'reward', 'reward']);
  },
  co_reward_claim: () => {
    const { rewards, call, payer, a, b, coStaker } = final();
    rewards.tokenAccount(coStaker);
    return call(rewards.coClaimInstruction(coStaker, [a, b], [0]), [payer], ['epoch', 'reward', 'reward']);
  },
};
