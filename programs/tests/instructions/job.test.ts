import { describe, expect, it } from 'vitest';
import { endpointOf, jobStateOf } from '../../client/device.ts';
import { decodeJob } from '../../client/generated/marketplace/accounts.ts';
import { endpointPublish, jobClose, jobReport, jobWrite } from '../../client/instructions/job.ts';
import { jobAddress } from '../../client/pda.ts';
import { jobHash } from '../../client/sealed.ts';
import { World } from '../support/world.ts';

const body = new Uint8Array(100).fill(6);

function withJob(job = body) {
  const world = World.create();
  const rental = world.openRental(undefined, { jobHash: jobHash(job) });
  const write = (bytes = job, owner = rental.owner) =>
    world.send([jobWrite({ owner: owner.publicKey, rental: rental.rental, body: bytes })], owner);
  return { world, rental, write };
}

describe('job_write', () => {
  it('error: not the renter', () => {
    const { world, write } = withJob();
    expect(() => write(body, world.stranger)).toThrow('Only the renter');
  });

  it.each([0, 801])('error: a job of %i bytes', (length) => {
    const job = new Uint8Array(length);
    expect(() => withJob(job).write()).toThrow('The job is empty or too long');
  });

  it('error: another job than the rental was opened with', () => {
    expect(() => withJob().write(new Uint8Array(100))).toThrow(
      "The job's hash is not the one the rental was opened with",
    );
  });

  it('writes the job once', () => {
    const { world, rental, write } = withJob();
    expect(write().events).toMatchObject([{ name: 'JobWritten', data: { body, job: jobAddress(rental.rental) } }]);
    const job = decodeJob(world.chain.data(jobAddress(rental.rental))!);
    expect(job).toMatchObject({ rental: rental.rental, owner: rental.owner.publicKey, body });
    expect(() => write()).toThrow('The account exists already');
    expect(() => world.close(rental)).toThrow('Close the job first');
  });

  it('takes a job of 800 bytes in a transaction of its own', () => {
    expect(withJob(new Uint8Array(800).fill(1)).write().bytes).toBeLessThanOrEqual(1_232);
  });
});

describe('job_close', () => {
  it('error: a stranger before the end', () => {
    const { world, rental, write } = withJob();
    write();
    const close = jobClose({
      authority: world.stranger.publicKey,
      owner: rental.owner.publicKey,
      rental: rental.rental,
    });
    expect(() => world.send([close], world.stranger)).toThrow('The rental has not ended');
  });

  it('error: while a device is hired', () => {
    const { world, rental, write } = withJob();
    write();
    world.assign(rental, world.freshDevice());
    const { publicKey: owner } = rental.owner;
    const close = jobClose({ authority: owner, owner, rental: rental.rental });
    expect(() => world.send([close], rental.owner)).toThrow('Devices are still hired or draining');
  });

  it('error: the rent to another than the renter', () => {
    const { world, rental, write } = withJob();
    write();
    const thief = world.stranger.publicKey;
    const close = jobClose({ authority: thief, owner: thief, rental: rental.rental });
    expect(() => world.send([close], world.stranger)).toThrow('Only the renter');
  });

  it('is done by anybody after the end, its rent to the renter', () => {
    const { world, rental, write } = withJob();
    write();
    world.chain.advanceSeconds(600n);
    const { publicKey: owner } = rental.owner;
    const before = world.chain.balance(owner);
    const close = jobClose({ authority: world.stranger.publicKey, owner, rental: rental.rental });
    expect(world.send([close], world.stranger).events).toMatchObject([{ name: 'JobClosed' }]);
    expect(world.chain.balance(owner)).toBeGreaterThan(before);
    world.close(rental);
  });
});

describe('job_report', () => {
  it('error: not the worker, or not hired', () => {
    const world = World.create();
    const { device, worker } = world.freshDevice();
    const report = (signer: typeof worker) =>
      world.send([jobReport({ worker: signer.publicKey, device, state: 'Running', exitCode: 0 })], signer);
    expect(() => report(world.stranger)).toThrow("Only the device's worker key may do this");
    expect(() => report(worker)).toThrow('The device is not hired by this rental');
  });

  it('keeps what the worker claims until the next assignment', () => {
    const world = World.create();
    const handle = world.freshDevice();
    const rental = world.rent(handle);
    const { device, worker } = handle;
    const report = jobReport({ worker: worker.publicKey, device, state: 'Exited', exitCode: -9 });
    const { events } = world.send([report], worker);
    expect(events).toMatchObject([
      { name: 'JobReported', data: { state: 'Exited', exitCode: -9, rental: rental.rental } },
    ]);
    expect(jobStateOf(world.device(device))).toBe('Exited');
    expect(world.device(device).exitCode).toBe(-9);
    world.release(rental.owner, rental, handle);
    handle.prover.next();
    world.settle(rental, handle);
    world.rent(handle);
    expect(jobStateOf(world.device(device))).toBe('Unknown');
  });
});

describe('endpoint_publish', () => {
  it('error: not the worker, not hired, empty or too long', () => {
    const world = World.create();
    const handle = world.freshDevice();
    const { device, worker } = handle;
    const publish = (signer: typeof worker, endpoint: Uint8Array) =>
      world.send([endpointPublish({ worker: signer.publicKey, device, endpoint })], signer);
    expect(() => publish(world.stranger, body)).toThrow("Only the device's worker key may do this");
    expect(() => publish(worker, body)).toThrow('The device is not hired by this rental');
    world.rent(handle);
    for (const length of [0, 193]) {
      expect(() => publish(worker, new Uint8Array(length))).toThrow('The endpoint is empty or too long');
    }
  });

  it('keeps the latest endpoint, and none of it after the next assignment', () => {
    const world = World.create();
    const handle = world.freshDevice();
    const { device, worker } = handle;
    const rental = world.rent(handle);
    for (const endpoint of [new Uint8Array(192).fill(1), new Uint8Array(60).fill(2)]) {
      world.send([endpointPublish({ worker: worker.publicKey, device, endpoint })], worker);
      expect(endpointOf(world.device(device))).toEqual(endpoint);
    }
    world.release(rental.owner, rental, handle);
    handle.prover.next();
    world.settle(rental, handle);
    world.rent(handle);
    expect(endpointOf(world.device(device))).toBeNull();
    expect(world.device(device).endpoint).toEqual(new Uint8Array(192));
  });
});
