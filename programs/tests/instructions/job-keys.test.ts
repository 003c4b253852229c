import { describe, expect, it } from 'vitest';
import { jobKeyPublish, jobKeyPublishes, jobKeysClose } from '../../client/instructions/job.ts';
import { wrappedJobKey } from '../../client/job.ts';
import { jobAddress, jobKeysAddress } from '../../client/pda.ts';
import { withAccount } from '../support/forge.ts';
import { JobWorld, wrappedKeys } from '../support/job-world.ts';
import { World } from '../support/world.ts';

/** A rental that pretends to have hired this many devices. */
function withRanks(nextRank: number): JobWorld {
  const it = new JobWorld();
  it.world.pretendRanks(it.rental.rental, nextRank);
  return it;
}

describe('job_key_publish', () => {
  it('error: not the renter', () => {
    const it = withRanks(1);
    expect(() => it.publish(0, wrappedKeys(1), it.world.stranger)).toThrow('Only the renter');
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
    const it = withRanks(1);
    it.world.chain.advanceSeconds(600n);
    expect(() => it.publish(0, wrappedKeys(1))).toThrow('The rental has ended');
  });

  it('error: the page of another rental, another page, or another account', () => {
    const it = withRanks(200);
    const { owner, rental } = it.rental;
    it.publish(128, wrappedKeys(1));
    it.write();
    const other = it.world.openRental().rental;
    const publish = jobKeyPublish({ owner: owner.publicKey, rental, firstRank: 0, keys: wrappedKeys(1) });
    for (const account of [jobKeysAddress(other, 0), jobKeysAddress(rental, 1), jobAddress(rental)]) {
      const forged = withAccount(publish, jobKeysAddress(rental, 0), account);
      expect(() => it.world.send([forged], owner)).toThrow('ConstraintSeeds');
    }
  });

  it.each([
    ['no key', 0, 0],
    ['more than 18 keys', 0, 19],
    ['keys of two pages', 127, 2],
  ])('error: %s', (_, firstRank, count) => {
    const it = withRanks(200);
    expect(() => it.publish(firstRank, wrappedKeys(count))).toThrow('A batch has 1 to 18 job keys, all of one page');
  });

  it('error: a rank beyond all pages', () => {
    const it = withRanks(2 ** 32 - 1);
    const { owner, rental } = it.rental;
    const low = jobKeyPublish({ owner: owner.publicKey, rental, firstRank: 0, keys: wrappedKeys(1) });
    // The rank whose page, cut to 16 bits, would be the first.
    low.data.writeUInt32LE(2 ** 23, 8);
    expect(() => it.world.send([low], owner)).toThrow('A batch has 1 to 18 job keys, all of one page');
  });

  it('error: a rank that no device has', () => {
    const it = withRanks(2);
    for (const [rank, count] of [
      [2, 1],
      [1, 2],
      [8_388_607, 1],
    ] as const) {
      expect(() => it.publish(rank, wrappedKeys(count))).toThrow('has not hired a device of this rank yet');
    }
  });

  it('publishes the key of one device, with no more rent than it needs', () => {
    const it = withRanks(1);
    const [key] = wrappedKeys(1) as [Uint8Array];
    const { rental } = it.rental;
    const jobKeys = jobKeysAddress(rental, 0);
    const data = { jobKeys, page: 0, firstRank: 0, keys: [key], owner: it.owner.publicKey };
    expect(it.publish(0, [key]).events).toMatchObject([{ name: 'JobKeysPublished', data }]);
    expect(it.page(0)).toMatchObject({ rental, owner: it.owner.publicKey, page: 0, keys: [key] });
    expect(it.world.chain.data(jobKeys)).toHaveLength(79 + 48);
    expect(it.world.rental(rental).jobKeyPages).toBe(1);
    expect(() => it.world.close(it.rental)).toThrow('Close the job keys first');
  });

  it('publishes 18 keys in one transaction, beside a limit of compute units', () => {
    const it = withRanks(18);
    const sent = it.publish(0, wrappedKeys(18));
    // A limit takes 40 more bytes: its program, and two of its instruction's bytes.
    expect(sent.bytes + 40).toBeLessThanOrEqual(1_232);
    expect(it.page(0).keys).toEqual(wrappedKeys(18));
  });

  it('fills a page to its end and none beyond, in any order', () => {
    const it = withRanks(300);
    const keys = wrappedKeys(128);
    const { owner, rental } = it.rental;
    const publishes = jobKeyPublishes({ owner: owner.publicKey, rental, firstRank: 0, keys });
    for (const publish of publishes.reverse()) it.world.send([publish], owner);
    expect(it.page(0).keys).toEqual(keys);
    it.publish(256, wrappedKeys(1));
    expect(it.page(2)).toMatchObject({ page: 2, keys: wrappedKeys(1) });
    expect(it.world.rental(rental).jobKeyPages).toBe(2);
  });

  it('leaves zeros where no key was published yet', () => {
    const it = withRanks(5);
    const [first, second] = wrappedKeys(2) as [Uint8Array, Uint8Array];
    it.publish(3, [first]);
    expect(it.page(0).keys).toEqual([...Array.from({ length: 3 }, () => new Uint8Array(48)), first]);
    it.publish(1, [second]);
    expect([0, 1, 2, 3, 4].map((rank) => wrappedJobKey(it.page(0), rank))).toEqual([null, second, null, first, null]);
  });

  it('replaces a key and touches none beside it', () => {
    const it = withRanks(3);
    const [a, b, c, other] = wrappedKeys(4) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    it.publish(0, [a, b, c]);
    it.publish(1, [other]);
    expect(it.page(0).keys).toEqual([a, other, c]);
    expect(it.world.rental(it.rental.rental).jobKeyPages).toBe(1);
  });
});

describe('job_keys_close', () => {
  it('error: a stranger before the end', () => {
    const it = withRanks(1);
    it.publish(0, wrappedKeys(1));
    expect(() => it.closeKeys(0, it.world.stranger)).toThrow('The rental has not ended');
  });

  it('error: while a device is hired or drains', () => {
    const it = new JobWorld();
    const device = it.world.freshDevice();
    it.world.assign(it.rental, device);
    it.publish(0, wrappedKeys(1));
    expect(() => it.closeKeys(0)).toThrow('Devices are still hired or draining');
    it.world.release(it.owner, it.rental, device);
    expect(() => it.closeKeys(0)).toThrow('Devices are still hired or draining');
    device.prover.next();
    it.world.settle(it.rental, device);
    it.closeKeys(0);
    it.world.close(it.rental);
  });

  it('error: the rent to another than the renter', () => {
    const it = withRanks(1);
    it.publish(0, wrappedKeys(1));
    expect(() => it.closeKeys(0, it.world.stranger, it.world.stranger.publicKey)).toThrow('Only the renter');
    expect(() => it.closeKeys(0, it.owner, it.world.stranger.publicKey)).toThrow('Only the renter');
  });

  it('error: the page of another rental, or an account that is no page', () => {
    const it = withRanks(1);
    it.publish(0, wrappedKeys(1));
    const { owner, rental } = it.rental;
    const other = it.world.openRental({ owner, renter: it.rental.renter });
    const { publicKey } = owner;
    const close = jobKeysClose({ authority: publicKey, owner: publicKey, rental: other.rental, page: 0 });
    const stolen = withAccount(close, jobKeysAddress(other.rental, 0), jobKeysAddress(rental, 0));
    expect(() => it.world.send([stolen], owner)).toThrow('ConstraintSeeds');
    const wrong = withAccount(close, jobKeysAddress(other.rental, 0), rental);
    expect(() => it.world.send([wrong], owner)).toThrow('AccountDiscriminatorMismatch');
  });

  it('error: a page that is closed', () => {
    const it = withRanks(1);
    it.publish(0, wrappedKeys(1));
    it.closeKeys(0);
    expect(() => it.closeKeys(0)).toThrow('AccountNotInitialized');
  });

  it('is done by anybody after the end, its rent to the renter, page by page', () => {
    const it = withRanks(200);
    for (let rank = 0; rank < 128; rank += 18) it.publish(rank, wrappedKeys(Math.min(18, 128 - rank)));
    it.publish(128, wrappedKeys(2));
    const { rental } = it.rental;
    const rent = [0, 1].map((page) => it.world.chain.balance(jobKeysAddress(rental, page)));
    it.world.chain.advanceSeconds(600n);
    for (const page of [1, 0]) {
      const before = it.world.chain.balance(it.owner.publicKey);
      const data = { page, jobKeys: jobKeysAddress(rental, page) };
      expect(it.closeKeys(page, it.world.stranger).events).toMatchObject([{ name: 'JobKeysClosed', data }]);
      expect(it.world.chain.balance(it.owner.publicKey)).toBe(before + rent[page]!);
      expect(it.world.rental(rental).jobKeyPages).toBe(page);
    }
    it.world.close(it.rental);
  });
});
