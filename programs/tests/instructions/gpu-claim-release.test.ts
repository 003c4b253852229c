import { describe, expect, it } from 'vitest';
import { CLAIM_IDLE_SECONDS, isClaimReleasable } from '../../client/device.ts';
import { decodeGpuClaim } from '../../client/generated/marketplace/accounts.ts';
import { deviceRegister, deviceRetire, gpuClaimRelease } from '../../client/instructions/device.ts';
import { gpuClaimAddress } from '../../client/pda.ts';
import { withAccount } from '../support/forge.ts';
import { type DeviceHandle, MODEL, World } from '../support/world.ts';

const TOO_SOON = 'The device was registered or credited in the last 30 days';

const instruction = ({ owner, device, gpuHashes }: DeviceHandle, at = 0) =>
  gpuClaimRelease({ owner: owner.publicKey, device, hash: gpuHashes[at]! });

const release = (world: World, handle: DeviceHandle, at = 0) => world.send([instruction(handle, at)], world.stranger);

const isReleasable = (world: World, { device }: DeviceHandle) =>
  isClaimReleasable(world.device(device), world.chain.clock);

describe('gpu_claim_release', () => {
  it('error: within 30 days of the registration, as the client says before', () => {
    const world = World.create();
    const handle = world.registerDevice();
    world.chain.halt(CLAIM_IDLE_SECONDS - 1n);
    expect(isReleasable(world, handle)).toBe(false);
    expect(() => release(world, handle)).toThrow(TOO_SOON);
    world.chain.halt(1n);
    expect(isReleasable(world, handle)).toBe(true);
    release(world, handle);
  });

  it('error: within 30 days of the last credit', () => {
    const world = World.create();
    const handle = world.freshDevice();
    world.chain.halt(CLAIM_IDLE_SECONDS - 100n);
    handle.prover.start();
    const { timestamp } = handle.prover.untilCredited();
    world.chain.halt(timestamp + CLAIM_IDLE_SECONDS - 1n - world.chain.time);
    expect(isReleasable(world, handle)).toBe(false);
    expect(() => release(world, handle)).toThrow(TOO_SOON);
  });

  it('a tick that credits nothing keeps no claim', () => {
    const world = World.create();
    const handle = world.freshDevice({ diligence: { light: 1, heavy: 1 } });
    const { lastCreditedAt } = world.device(handle.device).chain;
    world.chain.halt(CLAIM_IDLE_SECONDS);
    handle.prover.start();
    expect(handle.prover.next().credited).toBe(false);
    expect(world.device(handle.device).chain.lastCreditedAt).toBe(lastCreditedAt);
    release(world, handle);
  });

  it('error: hired or draining, however long', () => {
    const world = World.create();
    const handle = world.freshDevice();
    const rental = world.rent(handle);
    world.chain.halt(CLAIM_IDLE_SECONDS);
    world.chain.advanceSlots(10_000n);
    expect(isReleasable(world, handle)).toBe(false);
    expect(() => release(world, handle)).toThrow('The device is hired or drains');
    world.release(world.stranger, rental, handle);
    expect(() => release(world, handle)).toThrow('The device is hired or drains');
    world.chain.advanceSlots(1_000n);
    world.settle(rental, handle);
    release(world, handle);
  });

  it("error: a claim of another device, another kind of account, the rent to another than the device's owner", () => {
    const world = World.create();
    const [handle, other] = [world.registerDevice(), world.registerDevice()];
    world.chain.halt(CLAIM_IDLE_SECONDS);
    expect(() => release(world, { ...handle, gpuHashes: other.gpuHashes })).toThrow("This claim is not the device's");
    expect(() => release(world, { ...handle, owner: world.stranger })).toThrow("Only the supplier's owner may do this");
    const claim = gpuClaimAddress(handle.gpuHashes[0]!);
    for (const account of [handle.device, handle.supplier]) {
      const forged = withAccount(instruction(handle), claim, account);
      expect(() => world.send([forged], world.stranger)).toThrow('An account is of another kind');
    }
  });

  it('frees the GPU, gives the rent back to its owner, and takes the device out of the network', () => {
    const world = World.create();
    const handle = world.freshDevice({ gpus: 2 });
    const [hash, second] = handle.gpuHashes as [Uint8Array, Uint8Array];
    const claim = gpuClaimAddress(hash);
    expect(decodeGpuClaim(world.chain.data(claim)!)).toMatchObject({ hash, device: handle.device });
    world.chain.halt(CLAIM_IDLE_SECONDS + 200n);
    const rent = world.chain.balance(claim);
    const before = world.chain.balance(handle.owner.publicKey);
    const { slot: termsSlot, time: timestamp } = world.chain;
    expect(release(world, handle).events).toMatchObject([
      { name: 'GpuClaimReleased', data: { supplier: handle.supplier, claim, hash, termsSlot, timestamp } },
    ]);
    expect(world.chain.balance(handle.owner.publicKey)).toBe(before + rent);
    expect(world.chain.data(claim)).toBeUndefined();
    expect(world.device(handle.device)).toMatchObject({ retired: 1, accepting: 0, listing: { active: 0, termsSlot } });
    expect(() => handle.prover.start()).toThrow('The device has left the network');
    expect(() => release(world, handle)).toThrow('An account does not exist');
    const { owner, device, gpuHashes } = handle;
    const retire = deviceRetire({ owner: owner.publicKey, device, gpuHashes: [second] });
    expect(() => world.send([retire], owner)).toThrow('The device has left the network');
    // The other one follows at once; when the device left stays as it was.
    world.chain.advanceSlots(10n);
    expect(release(world, { ...handle, gpuHashes }, 1).events).toMatchObject([{ data: { hash: second, termsSlot } }]);
  });

  it('lets whoever has the GPU claim it', () => {
    const world = World.create();
    const squatter = world.registerDevice();
    const victim = world.supplier();
    const worker = world.wallet();
    const register = deviceRegister({
      owner: victim.owner.publicKey,
      worker: worker.publicKey,
      index: 0,
      modelCode: MODEL.code,
      gpuHashes: squatter.gpuHashes,
      country: 276,
      connectivity: 'Low',
      encryptionKey: new Uint8Array(32),
    });
    expect(() => world.send([register], victim.owner, worker)).toThrow('This GPU is claimed by another device');
    world.chain.halt(CLAIM_IDLE_SECONDS);
    world.send([instruction(squatter), register], victim.owner, worker);
    expect(() => release(world, squatter)).toThrow("This claim is not the device's");
  });
});
