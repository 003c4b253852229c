import { describe, expect, it } from 'vitest';
import { jobWrite, jobWrites } from '../../client/instructions/job.ts';
import { jobAddress } from '../../client/pda.ts';
import { withAccount } from '../support/forge.ts';
import { JobWorld, sealedJob } from '../support/job-world.ts';
import { World } from '../support/world.ts';

describe('job_write', () => {
  it('error: not the renter', () => {
    const jobs = new JobWorld();
    expect(() => jobs.chunk(0, jobs.body, 100, jobs.world.stranger)).toThrow('Only the renter');
  });

  it("error: not the rental's session key", () => {
    const world = World.create();
    const session = world.wallet('session');
    const sessionExpiresAt = world.chain.time + 600n;
    const jobHash = new Uint8Array(32).fill(1);
    const { rental } = world.openRental(undefined, { session: session.publicKey, sessionExpiresAt, jobHash });
    const chunk = new Uint8Array(1);
    const write = jobWrite({ owner: session.publicKey, rental, offset: 0, total: 1, chunk });
    expect(() => world.send([write], session)).toThrow('Only the renter');
  });

  it('error: the rental was opened without a job', () => {
    const world = World.create();
    const { rental, owner } = world.openRental();
    const write = jobWrite({ owner: owner.publicKey, rental, offset: 0, total: 1, chunk: new Uint8Array(1) });
    expect(() => world.send([write], owner)).toThrow('The rental has no job');
  });

  it("error: the rental's end has come", () => {
    const jobs = new JobWorld();
    jobs.world.chain.advanceSeconds(600n);
    expect(() => jobs.write()).toThrow('The rental has ended');
  });

  it('error: an account at another address, or of another rental', () => {
    const jobs = new JobWorld();
    const { owner, rental } = jobs.rental;
    const write = jobWrite({ owner: owner.publicKey, rental, offset: 0, total: 100, chunk: jobs.body });
    for (const other of [jobs.world.wallet().publicKey, jobAddress(jobs.world.openRental().rental)]) {
      const forged = withAccount(write, jobAddress(rental), other);
      expect(() => jobs.world.send([forged], owner)).toThrow('ConstraintSeeds');
    }
  });

  it.each([
    ['an empty job', 0, 1],
    ['a job over 8,192 bytes', 8_193, 1],
    ['an empty chunk', 100, 0],
    ['a chunk over 800 bytes', 2_000, 801],
  ])('error: %s', (_, total, length) => {
    const jobs = new JobWorld(sealedJob(2_000));
    expect(() => jobs.chunk(0, new Uint8Array(length), total)).toThrow('The job is empty or too long');
  });

  it('error: a chunk that begins elsewhere than the job ends', () => {
    const jobs = new JobWorld();
    expect(() => jobs.chunk(50, jobs.body.subarray(50))).toThrow('The chunk does not continue the job where it ends');
    jobs.chunk(0, jobs.body.subarray(0, 50));
    for (const offset of [1, 49, 51, 100, 65_535]) {
      expect(() => jobs.chunk(offset, jobs.body.subarray(50))).toThrow(
        'The chunk does not continue the job where it ends',
      );
    }
  });

  it('error: a chunk that goes over the end', () => {
    const jobs = new JobWorld();
    jobs.chunk(0, jobs.body.subarray(0, 50));
    expect(() => jobs.chunk(50, new Uint8Array(51))).toThrow('The chunk does not continue the job where it ends');
  });

  it('error: a chunk of a job of another length', () => {
    const jobs = new JobWorld();
    jobs.chunk(0, jobs.body.subarray(0, 50));
    for (const total of [99, 101, 8_192]) {
      expect(() => jobs.chunk(50, jobs.body.subarray(50), total)).toThrow('is of a job of another length');
      expect(() => jobs.chunk(0, jobs.body.subarray(0, 50), total)).toThrow('is of a job of another length');
    }
  });

  it('error: another job than the rental was opened with', () => {
    const jobs = new JobWorld();
    expect(() => jobs.chunk(0, new Uint8Array(100))).toThrow("The job's hash is not the one");
    jobs.chunk(0, new Uint8Array(50));
    expect(() => jobs.chunk(50, jobs.body.subarray(50))).toThrow("The job's hash is not the one");
  });

  it('error: a job that is written', () => {
    const jobs = new JobWorld();
    jobs.write();
    for (const offset of [0, 99, 100]) {
      expect(() => jobs.chunk(offset, new Uint8Array(1))).toThrow('The job is written already');
    }
    expect(jobs.job.body).toEqual(jobs.body);
  });

  it('writes a job that one transaction can carry', () => {
    const jobs = new JobWorld();
    const job = jobAddress(jobs.rental.rental);
    const data = { job, offset: 0, total: 100, chunk: jobs.body, complete: true, owner: jobs.owner.publicKey };
    expect(jobs.write().map(({ events }) => events)).toMatchObject([[{ name: 'JobWritten', data }]]);
    const { rental } = jobs.rental;
    const written = { rental, owner: jobs.owner.publicKey, total: 100, written: 100, complete: true, body: jobs.body };
    expect(jobs.job).toMatchObject(written);
    expect(jobs.world.rental(rental).hasJob).toBe(true);
    expect(() => jobs.world.close(jobs.rental)).toThrow('Close the job first');
  });

  it('writes the longest job in chunks, each in a transaction of its own', () => {
    const jobs = new JobWorld(sealedJob(8_192));
    const sent = jobs.write();
    expect(sent.map(({ events: [event] }) => event?.name === 'JobWritten' && event.data.complete)).toEqual([
      ...Array.from({ length: 10 }, () => false),
      true,
    ]);
    for (const { bytes } of sent) expect(bytes).toBeLessThanOrEqual(1_232);
    expect(jobs.job).toMatchObject({ written: 8_192, complete: true, body: jobs.body });
  });

  it('begins again while the job is not complete', () => {
    const jobs = new JobWorld();
    jobs.chunk(0, new Uint8Array(70).fill(9));
    jobs.chunk(0, jobs.body.subarray(0, 30));
    expect(jobs.job).toMatchObject({ written: 30, complete: false, body: jobs.body.subarray(0, 30) });
    jobs.chunk(30, jobs.body.subarray(30));
    expect(jobs.job).toMatchObject({ written: 100, complete: true, body: jobs.body });
  });

  it('is refused by the client when it is longer than any job', () => {
    const { rental, owner } = new JobWorld().rental;
    for (const length of [0, 8_193]) {
      const input = { owner: owner.publicKey, rental, body: new Uint8Array(length) };
      expect(() => jobWrites(input)).toThrow('A sealed job has 1 to 8192 bytes');
    }
  });
});

describe('job_close', () => {
  it('error: a stranger before the end', () => {
    const jobs = new JobWorld();
    jobs.write();
    expect(() => jobs.closeJob(jobs.world.stranger)).toThrow('The rental has not ended');
  });

  it('error: while a device is hired', () => {
    const jobs = new JobWorld();
    jobs.write();
    jobs.world.assign(jobs.rental, jobs.world.freshDevice());
    expect(() => jobs.closeJob()).toThrow('Devices are still hired or draining');
    jobs.world.chain.advanceSeconds(600n);
    expect(() => jobs.closeJob(jobs.world.stranger)).toThrow('Devices are still hired or draining');
  });

  it('error: the rent to another than the renter', () => {
    const jobs = new JobWorld();
    jobs.write();
    expect(() => jobs.closeJob(jobs.world.stranger, jobs.world.stranger.publicKey)).toThrow('Only the renter');
    expect(() => jobs.closeJob(jobs.owner, jobs.world.stranger.publicKey)).toThrow('Only the renter');
  });

  it('error: a job that is closed, or was never written', () => {
    const jobs = new JobWorld();
    expect(() => jobs.closeJob()).toThrow('AccountNotInitialized');
    jobs.write();
    jobs.closeJob();
    expect(() => jobs.closeJob()).toThrow('AccountNotInitialized');
  });

  it('is done by anybody after the end, its rent to the renter', () => {
    const jobs = new JobWorld();
    const before = jobs.world.chain.balance(jobs.owner.publicKey);
    jobs.write();
    const rent = jobs.world.chain.balance(jobAddress(jobs.rental.rental));
    jobs.world.chain.advanceSeconds(600n);
    const paid = jobs.world.chain.balance(jobs.owner.publicKey);
    expect(jobs.closeJob(jobs.world.stranger).events).toMatchObject([{ name: 'JobClosed' }]);
    expect(jobs.world.chain.balance(jobs.owner.publicKey)).toBe(paid + rent);
    expect(before - paid - rent).toBe(5_000n);
    jobs.world.close(jobs.rental);
  });

  it('lets a job of another length be written, if it was begun wrongly', () => {
    const jobs = new JobWorld();
    jobs.chunk(0, new Uint8Array(10), 99);
    jobs.closeJob();
    jobs.write();
    expect(jobs.job).toMatchObject({ total: 100, complete: true });
  });
});
