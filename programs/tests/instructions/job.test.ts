import { describe, expect, it } from 'vitest';
import { endpointOf, jobStateOf } from '../../client/device.ts';
import { endpointPublish, jobReport } from '../../client/instructions/job.ts';
import { World } from '../support/world.ts';

const body = new Uint8Array(100).fill(6);

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
