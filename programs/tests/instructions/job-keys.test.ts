import { describe, expect, it } from 'vitest';
import { jobKeyPublish, jobKeyPublishes, jobKeysClose } from '../../client/instructions/job.ts';
import { wrappedJobKey } from '../../client/job.ts';
import { jobAddress, jobKeysAddress } from '../../client/pda.ts';
import { withAccount } from '../support/forge.ts';
import { JobWorld, wrappedKeys } from '../support/job-world.ts';
import { World } from '../support/world.ts';

/** A rental that pretends to have hired this many devices. */
function withRanks(nextRank: number): JobWorld {
  const jobs = new JobWorld();
  jobs.world.pretendRanks(jobs.rental.rental, nextRank);
  return jobs;
}

describe('job_key_publish', () => {
  it('error: not the renter', () => {
    const jobs = withRanks(1);
    expect(() => jobs.publish(0, wrappedKeys(1), jobs.world.stranger)).toThrow('Only the renter');
  });

  it("error: not the rental's session key", () => {
    const world = World.create();
    const session = world.wallet('session');
    const sessionExpiresAt = world.chain.time + 600n;
    const jobHash = new Uint8Array(32).fill(1);
    const { rental } = world.openRental(undefined, { session: session.publicKey, sessionExpiresAt, jobHash });
    world.pretendRanks(rental, 1);
    const publish = jobKeyPublish({ owner: session.publicKey, rental, firstRank: 0, keys: wrappedKeys(1) });
    expect(() => world.send([publish], session)).toThrow('Only the renter');
  });

  it('error: the rental was opened without a job', () => {
    const world = World.create();
    const { rental, owner } = world.openRental();
    world.pretendRanks(rental, 1);
    const publish = jobKeyPublish({ owner: owner.publicKey, rental, firstRank: 0, keys: wrappedKeys(1) });
    expect(() => world.send([publish], owner)).toThrow('The rental has no job');
  });

  it("error: the rental's end has come", () => {
    const jobs = withRanks(1);
    jobs.world.chain.advanceSeconds(600n);
    expect(() => jobs.publish(0, wrappedKeys(1))).toThrow('The rental has ended');
  });

  it('error: the page of another rental, another page, or another account', () => {
    const jobs = withRanks(200);
    const { owner, rental } = jobs.rental;
    jobs.publish(128, wrappedKeys(1));
    jobs.write();
    const other = jobs.world.openRental().rental;
    const publish = jobKeyPublish({ owner: owner.publicKey, rental, firstRank: 0, keys: wrappedKeys(1) });
    for (const account of [jobKeysAddress(other, 0), jobKeysAddress(rental, 1), jobAddress(rental)]) {
      const forged = withAccount(publish, jobKeysAddress(rental, 0), account);
      expect(() => jobs.world.send([forged], owner)).toThrow('ConstraintSeeds');
    }
  });

  it.each([
    ['no key', 0, 0],
    ['more than 18 keys', 0, 19],
    ['keys of two pages', 127, 2],
  ])('error: %s', (_, firstRank, count) => {
    const jobs = withRanks(200);
    expect(() => jobs.publish(firstRank, wrappedKeys(count))).toThrow('A batch has 1 to 18 job keys, all of one page');
  });

  it('error: a rank beyond all pages', () => {
    const jobs = withRanks(2 ** 32 - 1);
    const { owner, rental } = jobs.rental;
    const low = jobKeyPublish({ owner: owner.publicKey, rental, firstRank: 0, keys: wrappedKeys(1) });
    // The rank whose page, cut to 16 bits, would be the first.
    low.data.writeUInt32LE(2 ** 23, 8);
    expect(() => jobs.world.send([low], owner)).toThrow('A batch has 1 to 18 job keys, all of one page');
  });

  it('error: a rank that no device has', () => {
    const jobs = withRanks(2);
    for (const [rank, count] of [
      [2, 1],
      [1, 2],
      [8_388_607, 1],
    ] as const) {
      expect(() => jobs.publish(rank, wrappedKeys(count))).toThrow('has not hired a device of this rank yet');
    }
  });

  it('publishes the key of one device, with no more rent than it needs', () => {
    const jobs = withRanks(1);
    const [key] = wrappedKeys(1) as [Uint8Array];
    const { rental } = jobs.rental;
    const jobKeys = jobKeysAddress(rental, 0);
    const data = { jobKeys, page: 0, firstRank: 0, keys: [key], owner: jobs.owner.publicKey };
    expect(jobs.publish(0, [key]).events).toMatchObject([{ name: 'JobKeysPublished', data }]);
    expect(jobs.page(0)).toMatchObject({ rental, owner: jobs.owner.publicKey, page: 0, keys: [key] });
    expect(jobs.world.chain.data(jobKeys)).toHaveLength(79 + 48);
    expect(jobs.world.rental(rental).jobKeyPages).toBe(1);
    expect(() => jobs.world.close(jobs.rental)).toThrow('Close the job keys first');
  });

  it('publishes 18 keys in one transaction, beside a limit of compute units', () => {
    const jobs = withRanks(18);
    const sent = jobs.publish(0, wrappedKeys(18));
    // A limit takes 40 more bytes: its program, and two of its instruction's bytes.
    expect(sent.bytes + 40).toBeLessThanOrEqual(1_232);
    expect(jobs.page(0).keys).toEqual(wrappedKeys(18));
  });

  it('fills a page to its end and none beyond, in any order', () => {
    const jobs = withRanks(300);
    const keys = wrappedKeys(128);
    const { owner, rental } = jobs.rental;
    const publishes = jobKeyPublishes({ owner: owner.publicKey, rental, firstRank: 0, keys });
    for (const publish of publishes.reverse()) jobs.world.send([publish], owner);
    expect(jobs.page(0).keys).toEqual(keys);
    jobs.publish(256, wrappedKeys(1));
    expect(jobs.page(2)).toMatchObject({ page: 2, keys: wrappedKeys(1) });
    expect(jobs.world.rental(rental).jobKeyPages).toBe(2);
  });

  it('leaves zeros where no key was published yet', () => {
    const jobs = withRanks(5);
    const [first, second] = wrappedKeys(2) as [Uint8Array, Uint8Array];
    jobs.publish(3, [first]);
    expect(jobs.page(0).keys).toEqual([...Array.from({ length: 3 }, () => new Uint8Array(48)), first]);
    jobs.publish(1, [second]);
    expect([0, 1, 2, 3, 4].map((rank) => wrappedJobKey(jobs.page(0), rank))).toEqual([null, second, null, first, null]);
  });

  it('replaces a key and touches none beside it', () => {
    const jobs = withRanks(3);
    const [a, b, c, other] = wrappedKeys(4) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    jobs.publish(0, [a, b, c]);
    jobs.publish(1, [other]);
    expect(jobs.page(0).keys).toEqual([a, other, c]);
    expect(jobs.world.rental(jobs.rental.rental).jobKeyPages).toBe(1);
  });
});

describe('job_keys_close', () => {
  it('error: a stranger before the end', () => {
    const jobs = withRanks(1);
    jobs.publish(0, wrappedKeys(1));
    expect(() => jobs.closeKeys(0, jobs.world.stranger)).toThrow('The rental has not ended');
  });

  it('error: while a device is hired or drains', () => {
    const jobs = new JobWorld();
    const device = jobs.world.freshDevice();
    jobs.world.assign(jobs.rental, device);
    jobs.publish(0, wrappedKeys(1));
    expect(() => jobs.closeKeys(0)).toThrow('Devices are still hired or draining');
    jobs.world.release(jobs.owner, jobs.rental, device);
    expect(() => jobs.closeKeys(0)).toThrow('Devices are still hired or draining');
    device.prover.next();
    jobs.world.settle(jobs.rental, device);
    jobs.closeKeys(0);
    jobs.world.close(jobs.rental);
  });

  it('error: the rent to another than the renter', () => {
    const jobs = withRanks(1);
    jobs.publish(0, wrappedKeys(1));
    expect(() => jobs.closeKeys(0, jobs.world.stranger, jobs.world.stranger.publicKey)).toThrow('Only the renter');
    expect(() => jobs.closeKeys(0, jobs.owner, jobs.world.stranger.publicKey)).toThrow('Only the renter');
  });

  it('error: the page of another rental, or an account that is no page', () => {
    const jobs = withRanks(1);
    jobs.publish(0, wrappedKeys(1));
    const { owner, rental } = jobs.rental;
    const other = jobs.world.openRental({ owner, renter: jobs.rental.renter });
    const { publicKey } = owner;
    const close = jobKeysClose({ authority: publicKey, owner: publicKey, rental: other.rental, page: 0 });
    const stolen = withAccount(close, jobKeysAddress(other.rental, 0), jobKeysAddress(rental, 0));
    expect(() => jobs.world.send([stolen], owner)).toThrow('ConstraintSeeds');
    const wrong = withAccount(close, jobKeysAddress(other.rental, 0), rental);
    expect(() => jobs.world.send([wrong], owner)).toThrow('AccountDiscriminatorMismatch');
  });

  it('error: a page that is closed', () => {
    const jobs = withRanks(1);
    jobs.publish(0, wrappedKeys(1));
    jobs.closeKeys(0);
    expect(() => jobs.closeKeys(0)).toThrow('AccountNotInitialized');
  });

  it('is done by anybody after the end, its rent to the renter, page by page', () => {
    const jobs = withRanks(200);
    for (let rank = 0; rank < 128; rank += 18) jobs.publish(rank, wrappedKeys(Math.min(18, 128 - rank)));
    jobs.publish(128, wrappedKeys(2));
    const { rental } = jobs.rental;
    const rent = [0, 1].map((page) => jobs.world.chain.balance(jobKeysAddress(rental, page)));
    jobs.world.chain.advanceSeconds(600n);
    for (const page of [1, 0]) {
      const before = jobs.world.chain.balance(jobs.owner.publicKey);
      const data = { page, jobKeys: jobKeysAddress(rental, page) };
      expect(jobs.closeKeys(page, jobs.world.stranger).events).toMatchObject([{ name: 'JobKeysClosed', data }]);
      expect(jobs.world.chain.balance(jobs.owner.publicKey)).toBe(before + rent[page]!);
      expect(jobs.world.rental(rental).jobKeyPages).toBe(page);
    }
    jobs.world.close(jobs.rental);
  });
});
