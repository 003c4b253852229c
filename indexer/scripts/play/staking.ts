import type { Keypair } from '@solana/web3.js';
import * as i from '../../../programs/client/staking/index.ts';
import { mintTo } from '../../../programs/tests/support/tokens.ts';
import { type DeviceHandle, MODEL, type World } from '../../../programs/tests/support/world.ts';
import type { Recorder } from '../recorder.ts';

const IO = 100_000_000n;

/** Who has staked, and on what, when the emission begins. */
export interface Stakes {
  /** Two GPUs of the Enterprise pool, with a co-staker. */
  readonly earner: DeviceHandle;
  /** One GPU of the same supplier. */
  readonly partner: DeviceHandle;
  /** One GPU of the Community pool. */
  readonly community: DeviceHandle;
  readonly coStaker: Keypair;
  readonly reporter: Keypair;
  readonly arbiter: Keypair;
}

/** Stakes, a co-stake, a case that is upheld and one that is rejected. */
export function playStaking(world: World, recorder: Recorder): Stakes {
  const fund = (wallet: Keypair): Keypair => {
    mintTo(world.chain, world.mintAuthority, world.ioMint, wallet.publicKey, 5_000n * IO);
    return wallet;
  };
  const rewarded = {
    ...MODEL,
    idleIntervalSlots: 600,
    hiredIntervalSlots: 300,
    heavyIntervalSlots: 1_200,
    multiplierBps: 10_000,
  };
  const heavyWork = { kind: 'Matmul' as const, n: 64, k: 256, count: 1 };
  world.setModel({ ...rewarded, code: 21, name: 'Enterprise card', heavyWork });
  world.setModel({ ...rewarded, code: 22, name: 'Community card', pool: 'Community' });
  const supplier = world.supplier();
  const earner = world.registerDevice({ supplier, modelCode: 21, gpus: 2 });
  const partner = world.registerDevice({ supplier, modelCode: 21 });
  const community = world.registerDevice({ modelCode: 22 });
  for (const { owner } of [earner, community]) fund(owner);
  const coStaker = fund(world.wallet('co-staker'));
  const reporter = fund(world.wallet('reporter'));
  const mint = world.ioMint;

  const deposit = ({ owner, device, modelCode }: DeviceHandle, amount: bigint): void => {
    world.send([i.stakeDeposit({ owner: owner.publicKey, device, modelCode, mint, amount })], owner);
  };
  deposit(earner, 300n * IO);
  recorder.snapshot();
  deposit(earner, 250n * IO);
  deposit(partner, 250n * IO);
  deposit(community, 200n * IO);
  const owned = { owner: earner.owner.publicKey, device: earner.device };
  const terms = { amount: 400n * IO, shareBps: 2_500 };
  world.send([i.coStakeOfferSet({ ...owned, ...terms, shareBps: 2_000 })], earner.owner);
  recorder.snapshot();
  world.send([i.coStakeOfferClose(owned)], earner.owner);
  world.send([i.coStakeOfferSet({ ...owned, ...terms })], earner.owner);
  const join = { staker: coStaker.publicKey, device: earner.device, mint, amount: 300n * IO, shareBps: 2_500 };
  world.send([i.coStakeAccept(join)], coStaker);
  recorder.snapshot();

  const stakes = { earner, partner, community, coStaker, reporter, arbiter: world.arbiter };
  world.chain.airdrop(world.arbiter.publicKey);
  openCase(world, stakes, earner, 0);
  openCase(world, stakes, partner, 0);
  answerCase(world, earner, 0);
  recorder.snapshot();
  answerCase(world, partner, 0);
  world.chain.advanceSeconds(60n);
  ruleCase(world, stakes, earner, 0, 70n * IO + 1n);
  recorder.snapshot();
  ruleCase(world, stakes, partner, 0, 0n);
  recorder.snapshot();
  return stakes;
}

/** Reports a device for 90 IO. */
export function openCase(world: World, { reporter }: Stakes, { device, modelCode }: DeviceHandle, index: number): void {
  const evidence = { evidenceHash: new Uint8Array(32).fill(5), evidenceUri: 'https://evidence.example/1' };
  const terms = { reason: 'WrongModel' as const, amount: 90n * IO, ...evidence };
  const input = { device, modelCode, mint: world.ioMint, reporter: reporter.publicKey, index, ...terms };
  world.send([i.slashCaseOpen(input)], reporter);
}

function answerCase(world: World, { owner, device }: DeviceHandle, index: number): void {
  const answer = { hash: new Uint8Array(32).fill(6), uri: 'https://answer.example/1' };
  world.send([i.slashCaseAnswer({ owner: owner.publicKey, device, index, ...answer })], owner);
}

function ruleCase(world: World, stakes: Stakes, handle: DeviceHandle, index: number, slash: bigint): void {
  const { arbiter, reporter } = stakes;
  const parties = { arbiter: arbiter.publicKey, reporter: reporter.publicKey, owner: handle.owner.publicKey };
  const { device, modelCode } = handle;
  world.send([i.slashCaseRule({ ...parties, device, modelCode, mint: world.ioMint, index, slash })], arbiter);
}
