import { describe, expect, it } from 'vitest';
import { deviceRegister, deviceRetire } from '../../client/instructions/device.ts';
import { gpuClaimAddress } from '../../client/pda.ts';
import { type DeviceHandle, MODEL, World } from '../support/world.ts';

const retire = (world: World, handle: DeviceHandle, gpuHashes = handle.gpuHashes) =>
  world.send([deviceRetire({ owner: handle.owner.publicKey, device: handle.device, gpuHashes })], handle.owner);

describe('device_retire', () => {
  it('error: not the owner, nor the worker', () => {
    const world = World.create();
    const handle = world.registerDevice();
    for (const owner of [world.stranger, handle.worker]) {
      expect(() => retire(world, { ...handle, owner })).toThrow("Only the supplier's owner may do this");
    }
  });

  it('error: hired, or draining', () => {
    const world = World.create();
    const handle = world.freshDevice();
    const rental = world.rent(handle);
    expect(() => retire(world, handle)).toThrow('The device is hired or drains');
    world.chain.advanceSlots(5n);
    world.release(handle.owner, rental, handle);
    expect(() => retire(world, handle)).toThrow('The device is hired or drains');
  });

  it("error: not all of its claims, one twice, or another device's", () => {
    const world = World.create();
    const handle = world.registerDevice({ gpus: 2 });
    const [first, second] = handle.gpuHashes as [Uint8Array, Uint8Array];
    const other = world.registerDevice();
    expect(() => retire(world, handle, [first])).toThrow("This claim is not the device's");
    expect(() => retire(world, handle, [first, first])).toThrow('An account does not exist');
    expect(() => retire(world, handle, [second, other.gpuHashes[0]!])).toThrow("This claim is not the device's");
  });

  it('frees the GPUs, and is final', () => {
    const world = World.create();
    const handle = world.freshDevice({ gpus: 2 });
    expect(retire(world, handle).events).toMatchObject([{ name: 'DeviceRetired' }]);
    for (const hash of handle.gpuHashes) expect(world.chain.data(gpuClaimAddress(hash))).toBeUndefined();
    expect(world.device(handle.device)).toMatchObject({ retired: 1, accepting: 0, listing: { active: 0 } });
    expect(() => retire(world, handle)).toThrow('The device has left the network');
    expect(() => handle.prover.next()).toThrow('The device has left the network');
    expect(() => handle.prover.start()).toThrow('The device has left the network');
    expect(() => world.list(handle)).toThrow('The device has left the network');
  });

  it('never gives its address to another device', () => {
    const world = World.create();
    const handle = world.registerDevice();
    retire(world, handle);
    const input = {
      owner: handle.owner.publicKey,
      worker: handle.worker.publicKey,
      modelCode: MODEL.code,
      gpuHashes: handle.gpuHashes,
      country: 276,
      connectivity: 'Low' as const,
      encryptionKey: new Uint8Array(32),
    };
    const again = (index: number) => world.send([deviceRegister({ ...input, index })], handle.owner, handle.worker);
    expect(() => again(0)).toThrow(/exists already|not at its derived address/);
    again(1);
  });
});
