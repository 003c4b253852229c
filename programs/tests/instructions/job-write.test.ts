import { describe, expect, it } from 'vitest';
import { jobWrite, jobWrites } from '../../client/instructions/job.ts';
import { jobAddress } from '../../client/pda.ts';
import { withAccount } from '../support/forge.ts';
import { JobWorld, sealedJob } from '../support/job-world.ts';
import { World } from '../support/world.ts';

describe('job_write', () => {
  it('error: not the renter', () => {
    const it = new JobWorld();
    expect(() => it.chunk(0, it.body, 100, it.world.stranger)).toThrow('Only the renter');
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
    const it = new JobWorld();
    it.world.chain.advanceSeconds(600n);
    expect(() => it.write()).toThrow('The rental has ended');
  });

  it('error: an account at another address, or of another rental', () => {
    const it = new JobWorld();
    const { owner, rental } = it.rental;
    const write = jobWrite({ owner: owner.publicKey, rental, offset: 0, total: 100, chunk: it.body });
    for (const other of [it.world.wallet().publicKey, jobAddress(it.world.openRental().rental)]) {
      const forged = withAccount(write, jobAddress(rental), other);
      expect(() => it.world.send([forged], owner)).toThrow('ConstraintSeeds');
    }
  });

  it.each([
    ['an empty job', 0, 1],
    ['a job over 8,192 bytes', 8_193, 1],
    ['an empty chunk', 100, 0],
    ['a chunk over 800 bytes', 2_000, 801],
  ])('error: %s', (_, total, length) => {
    const it = new JobWorld(sealedJob(2_000));
    expect(() => it.chunk(0, new Uint8Array(length), total)).toThrow('The job is empty or too long');
  });

  it('error: a chunk that begins elsewhere than the job ends', () => {
    const it = new JobWorld();
    expect(() => it.chunk(50, it.body.subarray(50))).toThrow('The chunk does not continue the job where it ends');
    it.chunk(0, it.body.subarray(0, 50));
    for (const offset of [1, 49, 51, 100, 65_535]) {
      expect(() => it.chunk(offset, it.body.subarray(50))).toThrow('The chunk does not continue the job where it ends');
    }
  });

  it('error: a chunk that goes over the end', () => {
    const it = new JobWorld();
    it.chunk(0, it.body.subarray(0, 50));
    expect(() => it.chunk(50, new Uint8Array(51))).toThrow('The chunk does not continue the job where it ends');
  });

  it('error: a chunk of a job of another length', () => {
    const it = new JobWorld();
    it.chunk(0, it.body.subarray(0, 50));
    for (const total of [99, 101, 8_192]) {
      expect(() => it.chunk(50, it.body.subarray(50), total)).toThrow('is of a job of another length');
      expect(() => it.chunk(0, it.body.subarray(0, 50), total)).toThrow('is of a job of another length');
    }
  });

  it('error: another job than the rental was opened with', () => {
    const it = new JobWorld();
    expect(() => it.chunk(0, new Uint8Array(100))).toThrow("The job's hash is not the one");
    it.chunk(0, new Uint8Array(50));
    expect(() => it.chunk(50, it.body.subarray(50))).toThrow("The job's hash is not the one");
  });

  it('error: a job that is written', () => {
    const it = new JobWorld();
    it.write();
    for (const offset of [0, 99, 100]) {
      expect(() => it.chunk(offset, new Uint8Array(1))).toThrow('The job is written already');
    }
    expect(it.job.body).toEqual(it.body);
  });

  it('writes a job that one transaction can carry', () => {
    const it = new JobWorld();
    const job = jobAddress(it.rental.rental);
    const data = { job, offset: 0, total: 100, chunk: it.body, complete: true, owner: it.owner.publicKey };
    expect(it.write().map(({ events }) => events)).toMatchObject([[{ name: 'JobWritten', data }]]);
    const { rental } = it.rental;
    const written = { rental, owner: it.owner.publicKey, total: 100, written: 100, complete: true, body: it.body };
    expect(it.job).toMatchObject(written);
    expect(it.world.rental(rental).hasJob).toBe(true);
    expect(() => it.world.close(it.rental)).toThrow('Close the job first');
  });

  it('writes the longest job in chunks, each in a transaction of its own', () => {
    const it = new JobWorld(sealedJob(8_192));
    const sent = it.write();
    expect(sent.map(({ events: [event] }) => event?.name === 'JobWritten' && event.data.complete)).toEqual([
      ...Array.from({ length: 10 }, () => false),
      true,
    ]);
    for (const { bytes } of sent) expect(bytes).toBeLessThanOrEqual(1_232);
    expect(it.job).toMatchObject({ written: 8_192, complete: true, body: it.body });
  });

  it('begins again while the job is not complete', () => {
    const it = new JobWorld();
    it.chunk(0, new Uint8Array(70).fill(9));
    it.chunk(0, it.body.subarray(0, 30));
    expect(it.job).toMatchObject({ written: 30, complete: false, body: it.body.subarray(0, 30) });
    it.chunk(30, it.body.subarray(30));
    expect(it.job).toMatchObject({ written: 100, complete: true, body: it.body });
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
    const it = new JobWorld();
    it.write();
    expect(() => it.closeJob(it.world.stranger)).toThrow('The rental has not ended');
  });

  it('error: while a device is hired', () => {
    const it = new JobWorld();
    it.write();
    it.world.assign(it.rental, it.world.freshDevice());
    expect(() => it.closeJob()).toThrow('Devices are still hired or draining');
    it.world.chain.advanceSeconds(600n);
    expect(() => it.closeJob(it.world.stranger)).toThrow('Devices are still hired or draining');
  });

  it('error: the rent to another than the renter', () => {
    const it = new JobWorld();
    it.write();
    expect(() => it.closeJob(it.world.stranger, it.world.stranger.publicKey)).toThrow('Only the renter');
    expect(() => it.closeJob(it.owner, it.world.stranger.publicKey)).toThrow('Only the renter');
  });

  it('error: a job that is closed, or was never written', () => {
    const it = new JobWorld();
    expect(() => it.closeJob()).toThrow('AccountNotInitialized');
    it.write();
    it.closeJob();
    expect(() => it.closeJob()).toThrow('AccountNotInitialized');
  });

  it('is done by anybody after the end, its rent to the renter', () => {
    const it = new JobWorld();
    const before = it.world.chain.balance(it.owner.publicKey);
    it.write();
    const rent = it.world.chain.balance(jobAddress(it.rental.rental));
    it.world.chain.advanceSeconds(600n);
    const paid = it.world.chain.balance(it.owner.publicKey);
    expect(it.closeJob(it.world.stranger).events).toMatchObject([{ name: 'JobClosed' }]);
    expect(it.world.chain.balance(it.owner.publicKey)).toBe(paid + rent);
    expect(before - paid - rent).toBe(5_000n);
    it.world.close(it.rental);
  });

  it('lets a job of another length be written, if it was begun wrongly', () => {
    const it = new JobWorld();
    it.chunk(0, new Uint8Array(10), 99);
    it.closeJob();
    it.write();
    expect(it.job).toMatchObject({ total: 100, complete: true });
  });
});
