// Valid calls of the instructions of renters, and of the jobs of rentals.

import * as i from '../../../client/instructions/index.ts';
import { wrappedKeys } from '../../support/job-world.ts';
import { mintTo } from '../../support/tokens.ts';
import type { DeviceHandle } from '../../support/world.ts';
import type { Calls } from '../support/call.ts';
import { hired, JOB, market, publishKey, rentals, writeJob } from './market.ts';

/** By the instruction's name. */
export const RENTAL_CALLS: Calls = {
  rental_open: () => {
    const { world, call, mine } = rentals();
    return call(i.rentalOpen(world.openInput(mine)), [mine.owner]);
  },
  rental_assign: () => {
    const { world, call } = market();
    const [a, b, ...others] = world.freshDevices([{}, {}, {}, {}]) as DeviceHandle[];
    const [mine] = [world.openRental(), world.openRental()];
    const of = [a!, b!].map(({ device }) => device);
    const terms = { authority: mine!.owner.publicKey, rental: mine!.rental, modelCode: a!.modelCode };
    if (others.length < 2) throw new Error('no other devices');
    return call(
      i.rentalAssign({ ...terms, devices: of, seenSlot: world.chain.slot }),
      [mine!.owner],
      ['device', 'device'],
    );
  },
  rental_extend: () => {
    const { world, call, mine, a, second } = hired();
    const { owner, rental } = mine;
    const endsAt = world.rental(rental).endsAt + 60n;
    const of = [a.device, second.device];
    return call(i.rentalExtend({ owner: owner.publicKey, rental, devices: of, endsAt }), [owner], ['device', 'device']);
  },
  rental_deposit: () => {
    const { call, mine } = rentals();
    const { owner, rental, mint } = mine;
    return call(i.rentalDeposit({ owner: owner.publicKey, rental, mint, amount: 1n }), [owner]);
  },
  rental_withdraw: () => {
    const { call, mine } = rentals();
    const { owner, rental, mint } = mine;
    return call(i.rentalWithdraw({ owner: owner.publicKey, rental, mint, amount: 1n }), [owner]);
  },
  rental_close: () => {
    const { world, call, mine } = rentals();
    const { owner, rental, mint } = mine;
    // After the end anybody may close it, so that owner and authority are two.
    world.chain.advanceSeconds(601n);
    const { publicKey: authority } = world.stranger;
    return call(i.rentalClose({ authority, owner: owner.publicKey, rental, mint }), [world.stranger]);
  },
  device_settle: () => {
    const { world, call, mine, a } = hired();
    for (const owner of [a.payout, world.treasury]) mintTo(world.chain, world.mintAuthority, mine.mint, owner, 0n);
    a.prover.next();
    return call(world.settleInstruction(mine, a), [world.stranger]);
  },
  device_release: () => {
    const { call, mine, a } = hired();
    return call(i.deviceRelease({ authority: mine.owner.publicKey, rental: mine.rental, device: a.device }), [
      mine.owner,
    ]);
  },
  job_write: () => {
    const { world, call, mine, other } = rentals();
    writeJob(world, other);
    const { owner, rental } = mine;
    return call(i.jobWrite({ owner: owner.publicKey, rental, offset: 0, total: JOB.length, chunk: JOB }), [owner]);
  },
  job_close: () => {
    const { world, call, mine, other } = rentals();
    for (const one of [other, mine]) writeJob(world, one);
    world.chain.advanceSeconds(601n);
    const { owner, rental } = mine;
    const { publicKey: authority } = world.stranger;
    return call(i.jobClose({ authority, owner: owner.publicKey, rental }), [world.stranger]);
  },
  job_key_publish: () => {
    const { world, call, mine, other } = hired();
    publishKey(world, other);
    const { owner, rental } = mine;
    return call(i.jobKeyPublish({ owner: owner.publicKey, rental, firstRank: 1, keys: wrappedKeys(1) }), [owner]);
  },
  job_keys_close: () => {
    const { world, call, mine, other } = rentals();
    for (const one of [other, mine]) {
      world.pretendRanks(one.rental, 1);
      publishKey(world, one);
    }
    world.chain.advanceSeconds(601n);
    const { owner, rental } = mine;
    const { publicKey: authority } = world.stranger;
    return call(i.jobKeysClose({ authority, owner: owner.publicKey, rental, page: 0 }), [world.stranger]);
  },
};
