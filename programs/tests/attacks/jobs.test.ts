import { SystemProgram, type TransactionInstruction } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import * as i from '../../client/instructions/index.ts';
import { jobAddress, jobKeysAddress } from '../../client/pda.ts';
import { jobHash } from '../../client/sealed.ts';
import { withAccount } from '../support/forge.ts';
import { JobWorld, sealedJob, wrappedKeys } from '../support/job-world.ts';

describe('what a renter signed for is what devices run', () => {
  it('two writers at once never mix their jobs: the hash decides', () => {
    const jobs = new JobWorld(sealedJob(1_200));
    const [head, tail] = [jobs.body.subarray(0, 800), jobs.body.subarray(800)];
    const other = new Uint8Array(1_200).fill(9);
    jobs.chunk(0, head);
    jobs.chunk(0, other.subarray(0, 800));
    expect(() => jobs.chunk(800, tail)).toThrow("The job's hash is not the one");
    expect(jobs.job).toMatchObject({ written: 800, complete: false });
    jobs.chunk(0, head);
    jobs.chunk(800, tail);
    expect(jobs.job).toMatchObject({ complete: true, body: jobs.body });
  });

  it('a chunk sent twice, or over another, changes nothing', () => {
    const jobs = new JobWorld(sealedJob(1_200));
    jobs.chunk(0, jobs.body.subarray(0, 800));
    jobs.chunk(800, jobs.body.subarray(800, 1_000));
    for (const offset of [799, 800, 999, 1_001]) {
      expect(() => jobs.chunk(offset, new Uint8Array(100))).toThrow('does not continue the job where it ends');
    }
    jobs.chunk(1_000, jobs.body.subarray(1_000));
    expect(jobs.job.body).toEqual(jobs.body);
  });

  it('a job whose hash was checked is not replaced: neither rewritten nor closed while a device may read it', () => {
    const jobs = new JobWorld();
    const device = jobs.world.freshDevice();
    jobs.world.assign(jobs.rental, device);
    jobs.write();
    const { owner, rental } = jobs.rental;
    const { publicKey } = owner;
    const close = i.jobClose({ authority: publicKey, owner: publicKey, rental });
    const again = i.jobWrite({ owner: publicKey, rental, offset: 0, total: 100, chunk: new Uint8Array(50) });
    expect(() => jobs.world.send([again], owner)).toThrow('The job is written already');
    expect(() => jobs.world.send([close, again], owner)).toThrow('Devices are still hired or draining');
    expect(jobs.job).toMatchObject({ complete: true, body: jobs.body });
  });

  it("a job of one rental never stands in another's account", () => {
    const jobs = new JobWorld();
    const other = jobs.world.openRental(jobs.rental, { jobHash: jobHash(jobs.body) });
    const write = i.jobWrite({
      owner: jobs.owner.publicKey,
      rental: other.rental,
      offset: 0,
      total: 100,
      chunk: jobs.body,
    });
    const forged = withAccount(write, jobAddress(other.rental), jobAddress(jobs.rental.rental));
    expect(() => jobs.world.send([forged], jobs.owner)).toThrow('ConstraintSeeds');
  });
});

describe('who may publish keys', () => {
  it('is the renter alone: no stranger, worker or supplier of a hired device', () => {
    const jobs = new JobWorld();
    const device = jobs.world.freshDevice();
    jobs.world.assign(jobs.rental, device);
    for (const signer of [jobs.world.stranger, device.worker, device.owner]) {
      expect(() => jobs.publish(0, wrappedKeys(1), signer)).toThrow('Only the renter');
      expect(() => jobs.chunk(0, jobs.body, 100, signer)).toThrow('Only the renter');
    }
    expect(jobs.world.chain.data(jobKeysAddress(jobs.rental.rental, 0))).toBeUndefined();
  });

  it("another renter reaches no page but his own rental's", () => {
    const jobs = new JobWorld();
    const other = jobs.world.openRental(undefined, { jobHash: jobHash(jobs.body) });
    jobs.world.pretendRanks(jobs.rental.rental, 2);
    jobs.world.pretendRanks(other.rental, 2);
    jobs.publish(0, wrappedKeys(2));
    const owner = other.owner.publicKey;
    const publish = i.jobKeyPublish({ owner, rental: other.rental, firstRank: 0, keys: wrappedKeys(1, 9) });
    const [own, theirs] = [jobKeysAddress(other.rental, 0), jobKeysAddress(jobs.rental.rental, 0)];
    expect(() => jobs.world.send([withAccount(publish, own, theirs)], other.owner)).toThrow('ConstraintSeeds');
    const inTheirName = withAccount(publish, other.rental, jobs.rental.rental);
    expect(() => jobs.world.send([withAccount(inTheirName, own, theirs)], other.owner)).toThrow('Only the renter');
    expect(jobs.page(0).keys).toEqual(wrappedKeys(2));
  });
});

describe('job accounts and their rent', () => {
  /** A rental with a job and a page of keys, whose end has come. */
  function ended(): JobWorld {
    const jobs = new JobWorld();
    jobs.world.pretendRanks(jobs.rental.rental, 1);
    jobs.write();
    jobs.publish(0, wrappedKeys(1));
    jobs.world.chain.advanceSeconds(600n);
    return jobs;
  }

  it('a renter keeps no rental open after its end: who closes it closes all, and nothing is written again', () => {
    const jobs = ended();
    expect(() => jobs.chunk(0, jobs.body)).toThrow('The rental has ended');
    expect(() => jobs.publish(0, wrappedKeys(1))).toThrow('The rental has ended');
    const { owner, rental, mint } = jobs.rental;
    const close = { authority: jobs.world.stranger.publicKey, owner: owner.publicKey, rental };
    const before = jobs.world.chain.balance(owner.publicKey);
    const all = [i.jobClose(close), i.jobKeysClose({ ...close, page: 0 }), i.rentalClose({ ...close, mint })];
    jobs.world.send(all, jobs.world.stranger);
    expect(jobs.world.chain.balance(owner.publicKey)).toBeGreaterThan(before);
    for (const key of [rental, jobAddress(rental), jobKeysAddress(rental, 0)]) {
      expect(jobs.world.chain.data(key)).toBeUndefined();
    }
  });

  it('the rent goes to nobody but the renter, whoever closes', () => {
    const jobs = ended();
    const { rental } = jobs.rental;
    const thief = jobs.world.stranger;
    const closes: [TransactionInstruction, string][] = [
      [i.jobClose({ authority: thief.publicKey, owner: thief.publicKey, rental }), 'Only the renter'],
      [i.jobKeysClose({ authority: thief.publicKey, owner: thief.publicKey, rental, page: 0 }), 'Only the renter'],
    ];
    for (const [close, why] of closes) expect(() => jobs.world.send([close], thief)).toThrow(why);
  });

  it('a rental with a job or keys is not closed over them, which would strand their rent', () => {
    const jobs = ended();
    expect(() => jobs.world.close(jobs.rental)).toThrow('Close the job first');
    jobs.closeJob();
    expect(() => jobs.world.close(jobs.rental)).toThrow('Close the job keys first');
    jobs.closeKeys(0);
    jobs.world.close(jobs.rental);
  });

  it('closed and made again in one transaction, accounts are new and counted once', () => {
    const jobs = new JobWorld();
    const { owner, rental } = jobs.rental;
    const { publicKey } = owner;
    jobs.world.pretendRanks(rental, 18);
    jobs.write();
    jobs.publish(0, wrappedKeys(18));
    const close = { authority: publicKey, owner: publicKey, rental };
    const keys = wrappedKeys(1, 77);
    jobs.world.send(
      [
        i.jobClose(close),
        i.jobKeysClose({ ...close, page: 0 }),
        // Lamports sent in between would revive an account that was only emptied.
        SystemProgram.transfer({ fromPubkey: publicKey, toPubkey: jobKeysAddress(rental, 0), lamports: 1_000_000 }),
        i.jobWrite({ owner: publicKey, rental, offset: 0, total: 100, chunk: jobs.body.subarray(0, 50) }),
        i.jobKeyPublish({ owner: publicKey, rental, firstRank: 0, keys }),
      ],
      owner,
    );
    expect(jobs.job).toMatchObject({ written: 50, complete: false });
    expect(jobs.page(0).keys).toEqual(keys);
    expect(jobs.world.rental(rental)).toMatchObject({ hasJob: true, jobKeyPages: 1 });
  });

  it('lamports at a page go to the renter, and stop no growth', () => {
    const jobs = new JobWorld();
    const { owner, rental } = jobs.rental;
    jobs.world.pretendRanks(rental, 40);
    const page = jobKeysAddress(rental, 0);
    jobs.publish(0, wrappedKeys(1));
    jobs.world.chain.airdrop(page, 50_000_000n);
    jobs.publish(1, wrappedKeys(18));
    jobs.publish(19, wrappedKeys(18));
    expect(jobs.page(0).keys).toHaveLength(37);
    const [held, before] = [jobs.world.chain.balance(page), jobs.world.chain.balance(owner.publicKey)];
    jobs.closeKeys(0);
    expect(jobs.world.chain.balance(owner.publicKey)).toBe(before + held - 5_000n);
  });

  it('a page of keys always has the rent that its size needs', () => {
    const jobs = new JobWorld();
    jobs.world.pretendRanks(jobs.rental.rental, 128);
    const page = jobKeysAddress(jobs.rental.rental, 0);
    for (let rank = 0; rank < 126; rank += 18) {
      jobs.publish(rank, wrappedKeys(18));
      const size = jobs.world.chain.data(page)!.length;
      expect(jobs.world.chain.balance(page)).toBe(jobs.world.chain.svm.minimumBalanceForRentExemption(BigInt(size)));
    }
  });
});

describe('a job written after its devices have left', () => {
  it("reaches no device: what hires it next has another rental's job", () => {
    const jobs = new JobWorld();
    const device = jobs.world.freshDevice();
    jobs.world.assign(jobs.rental, device);
    jobs.world.release(jobs.owner, jobs.rental, device);
    device.prover.next();
    jobs.world.settle(jobs.rental, device);
    const next = jobs.world.rent(device, { jobHash: new Uint8Array(32).fill(3) });
    const before = jobs.world.device(device.device);
    jobs.write();
    jobs.publish(0, wrappedKeys(1));
    expect(jobs.world.device(device.device)).toEqual(before);
    expect(jobs.world.chain.data(jobAddress(next.rental))).toBeUndefined();
    expect(jobs.world.chain.data(jobKeysAddress(next.rental, 0))).toBeUndefined();
    jobs.closeJob();
    jobs.closeKeys(0);
    jobs.world.close(jobs.rental);
  });
});
