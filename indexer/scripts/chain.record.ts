import { writeFileSync } from 'node:fs';
import type { PublicKey } from '@solana/web3.js';
import bs58 from 'bs58';
import { expect, it } from 'vitest';
import { PROGRAMS, programBytes, programIdl } from '../../programs/client/artifacts.ts';
import { programDataAddress } from '../../programs/client/pda.ts';
import { REWARDS_PROGRAM_ID } from '../../programs/client/rewards/index.ts';
import { STAKING_PROGRAM_ID } from '../../programs/client/staking/index.ts';
import { World } from '../../programs/tests/support/world.ts';
import { recordedText } from '../src/testing/recorded-chain.ts';
import { playEnding } from './play/ending.ts';
import { playMarketplace } from './play/marketplace.ts';
import { playRewards } from './play/rewards.ts';
import { playStaking } from './play/staking.ts';
import { Recorder } from './recorder.ts';

const FILE = new URL('../src/testing/generated/recorded-chain.json', import.meta.url);

it('records a network of all programs in which everything happens at least once', () => {
  const world = World.empty();
  const { svm } = world.chain;
  const address = (key: PublicKey) => key.toBase58() as Parameters<typeof svm.addProgram>[0];
  svm.addProgram(address(STAKING_PROGRAM_ID), programBytes('staking'));
  svm.addProgram(address(REWARDS_PROGRAM_ID), programBytes('rewards'));
  // LiteSVM deploys without an upgrade authority: tag u32, slot u64, then the authority as an option.
  const authority = world.upgradeAuthority.publicKey.toBytes();
  world.chain.overwrite(programDataAddress(REWARDS_PROGRAM_ID), (data) => data.set([1, ...authority], 12));
  const idls = PROGRAMS.map((name) => programIdl(name));
  const recorder = new Recorder(
    world,
    idls.map((idl) => idl.address),
  );
  recorder.attach();
  playMarketplace(world, recorder);
  const stakes = playStaking(world, recorder);
  playRewards(world, recorder, stakes);
  playEnding(world, recorder, stakes);
  const chain = recorder.chain();
  const told = new Set(chain.transactions.flatMap(({ meta }) => kindsOf(meta.innerInstructions ?? [])));
  const events = idls.flatMap(({ events = [] }) => events);
  const missing = events.filter(({ discriminator }) => !told.has(Buffer.from(discriminator).toString('hex')));
  expect(missing.map(({ name }) => name)).toEqual([]);
  writeFileSync(FILE, recordedText(chain));
});

/** Discriminators of events among the calls that programs made to themselves, hexadecimal. */
function kindsOf(lists: readonly { instructions: readonly { data: string }[] }[]): string[] {
  return lists.flatMap(({ instructions }) =>
    instructions.map(({ data }) => Buffer.from(bs58.decode(data)).subarray(8, 16).toString('hex')),
  );
}
