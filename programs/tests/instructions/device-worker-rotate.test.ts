import { describe, expect, it } from 'vitest';
import { deviceWorkerRotate } from '../../client/instructions/device.ts';
import { withoutSignature } from '../support/forge.ts';
import { Prover } from '../support/prover.ts';
import { World } from '../support/world.ts';

describe('device_worker_rotate', () => {
  const world = World.create();
  const device = world.registerDevice();
  const next = world.wallet('next worker');
  const rotate = (owner = device.owner.publicKey) =>
    deviceWorkerRotate({ owner, device: device.device, worker: next.publicKey });

  it('error: not the owner, nor the worker', () => {
    for (const signer of [world.stranger, device.worker]) {
      expect(() => world.send([rotate(signer.publicKey)], signer, next)).toThrow(
        "Only the supplier's owner may do this",
      );
    }
  });

  it('error: without the signature of the new worker', () => {
    expect(() => world.send([withoutSignature(rotate(), next.publicKey)], device.owner)).toThrow(
      'An account has to sign',
    );
  });

  it('leaves the old key nothing', () => {
    const { events } = world.send([rotate()], device.owner, next);
    expect(events).toMatchObject([{ name: 'DeviceWorkerRotated', data: { worker: next.publicKey } }]);
    expect(() => device.prover.start()).toThrow("Only the device's worker key may do this");
    new Prover(world, device.device, next).start();
  });
});
