// Valid calls of the instructions that make and change the config.

import { address } from '@solana/kit';
import { programBytes } from '../../../client/artifacts.ts';
import * as i from '../../../client/instructions/index.ts';
import { programDataAddress } from '../../../client/pda.ts';
import { STAKING_PROGRAM_ID } from '../../../client/staking/index.ts';
import { keypair } from '../../support/keys.ts';
import { createMint, mintTo } from '../../support/tokens.ts';
import { MODEL, World } from '../../support/world.ts';
import { type Call, type Calls, watch } from '../support/call.ts';
import { market } from './market.ts';

const TREASURY = { kind: 'Treasury', value: keypair('another treasury').publicKey } as const;

/** Two changes that wait, and their proposer. */
function proposed(change: Parameters<typeof i.configPropose>[0]['change']) {
  const base = market();
  const { world } = base;
  const { publicKey: authority } = world.authority;
  const index = world.config().nextChangeIndex;
  for (const at of [index, index + 1n]) {
    world.send([i.configPropose({ authority, index: at, change })], world.authority);
  }
  world.chain.advanceSeconds(BigInt(world.config().parameters.timelockSeconds));
  return { ...base, authority, pending: { index, proposer: authority } };
}

function initialize(): Call {
  const world = World.empty();
  const { chain, usdcMint, upgradeAuthority, mintAuthority } = world;
  chain.svm.addProgram(address(STAKING_PROGRAM_ID.toBase58()), programBytes('staking'));
  const third = keypair('third mint');
  const seen = watch(chain, programDataAddress(STAKING_PROGRAM_ID), third.publicKey);
  createMint(chain, mintAuthority, third, 9);
  mintTo(chain, mintAuthority, usdcMint, mintAuthority.publicKey, 1n);
  return {
    chain,
    send: world.send.bind(world),
    seen,
    instruction: world.initializeInstruction(),
    signers: [upgradeAuthority],
  };
}

/** By the instruction's name. */
export const CONFIG_CALLS: Calls = {
  initialize,
  config_propose: () => {
    const { world, call } = market();
    const { publicKey: authority } = world.authority;
    const index = world.config().nextChangeIndex;
    const { parameters } = world.config();
    return call(i.configPropose({ authority, index, change: { kind: 'Parameters', value: parameters } }), [
      world.authority,
    ]);
  },
  config_execute: () => {
    const { call, pending } = proposed(TREASURY);
    return call(i.configExecute(pending), []);
  },
  config_cancel: () => {
    const { world, call, pending, authority } = proposed(TREASURY);
    return call(i.configCancel({ ...pending, authority }), [world.authority]);
  },
  gpu_model_execute: () => {
    const { world, call, pending } = proposed({ kind: 'GpuModel', value: { ...MODEL, code: 9 } });
    const payer = world.wallet('payer');
    return call(i.gpuModelExecute({ ...pending, code: 9, payer: payer.publicKey }), [payer]);
  },
  rentals_pause_set: () => {
    const { world, call } = market();
    return call(i.rentalsPauseSet({ authority: world.authority.publicKey, paused: true }), [world.authority]);
  },
  slot_time_measure: () => {
    const { world, call } = market();
    world.chain.advanceSeconds(3_600n);
    return call(i.slotTimeMeasure(), []);
  },
};
