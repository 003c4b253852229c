import * as i from '../../../programs/client/instructions/index.ts';
import * as s from '../../../programs/client/staking/index.ts';
import type { World } from '../../../programs/tests/support/world.ts';
import type { Recorder } from '../recorder.ts';
import { openCase, type Stakes } from './staking.ts';

const DAY = 86_400n;

/** Weeks in which nothing is proven: a case that nobody rules, stake that leaves, GPUs that anybody may free. */
export function playEnding(world: World, recorder: Recorder, stakes: Stakes): void {
  const { chain, ioMint: mint, stranger } = world;
  const { earner, partner, community, coStaker, reporter } = stakes;
  const payer = stranger.publicKey;
  openCase(world, stakes, partner, 1);
  const { device, owner } = earner;
  world.send([s.coStakeEnd({ owner: owner.publicKey, device })], owner);
  world.send([s.stakeCoolDown({ device, staker: owner.publicKey, amount: 30_000_000_000n })], owner);
  recorder.snapshot();
  chain.advanceSeconds(14n * DAY);
  const parties = { payer, reporter: reporter.publicKey, owner: partner.owner.publicKey };
  world.send([s.slashCaseDismiss({ ...parties, device: partner.device, index: 1, mint })], stranger);
  recorder.snapshot();
  for (const staker of [owner.publicKey, coStaker.publicKey]) {
    world.send([s.stakeWithdraw({ payer, device, staker, mint })], stranger);
  }
  recorder.snapshot();
  chain.advanceSeconds(17n * DAY);
  for (const { owner: freed, device: abandoned, gpuHashes } of [earner, community]) {
    for (const hash of gpuHashes) {
      world.send([i.gpuClaimRelease({ owner: freed.publicKey, device: abandoned, hash })], stranger);
    }
  }
  recorder.snapshot();
}
