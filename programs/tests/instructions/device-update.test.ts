import { describe, expect, it } from 'vitest';
import { deviceRetire, deviceUpdate } from '../../client/instructions/device.ts';
import { World } from '../support/world.ts';

describe('device_update', () => {
  const world = World.create();
  const device = world.registerDevice();
  const declared = { country: 702, connectivity: 'Low', encryptionKey: new Uint8Array(32).fill(4) } as const;
  const owner = device.owner.publicKey;

  it('error: not the owner, nor the worker', () => {
    for (const signer of [world.stranger, device.worker]) {
      const update = deviceUpdate({ owner: signer.publicKey, device: device.device, ...declared });
      expect(() => world.send([update], signer)).toThrow("Only the supplier's owner may do this");
    }
  });

  it('error: no country', () => {
    const update = deviceUpdate({ owner, device: device.device, ...declared, country: 0 });
    expect(() => world.send([update], device.owner)).toThrow('The country must be an ISO 3166-1 numeric code');
  });

  it('changes what is declared, as a change of terms', () => {
    world.chain.advanceSlots(5n);
    const { events } = world.send([deviceUpdate({ owner, device: device.device, ...declared })], device.owner);
    expect(events).toMatchObject([{ name: 'DeviceUpdated', data: { country: 702, connectivity: 0 } }]);
    const { country, connectivity, encryptionKey, listing } = world.device(device.device);
    expect({ country, connectivity, encryptionKey }).toEqual({ ...declared, connectivity: 0 });
    expect(listing.termsSlot).toBe(world.chain.slot);
  });

  it('error: a retired device', () => {
    world.send([deviceRetire({ owner, device: device.device, gpuHashes: device.gpuHashes })], device.owner);
    const update = deviceUpdate({ owner, device: device.device, ...declared });
    expect(() => world.send([update], device.owner)).toThrow('The device has left the network');
  });
});
