import { createHash } from 'node:crypto';
import type { PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { deviceRegister } from '../../client/instructions/device.ts';
import { deviceAddress, gpuClaimAddress } from '../../client/pda.ts';
import { gpuHash } from '../../client/proof/hash.ts';
import { withAccount, withoutSignature } from '../support/forge.ts';
import { MODEL, World } from '../support/world.ts';

const CPU = { ...MODEL, code: 8, name: 'Host processor', class: 'Cpu' } as const;
/** First bytes of a claim, whose account the IDL does not list. */
const CLAIM_DISCRIMINATOR = createHash('sha256').update('account:GpuClaim').digest().subarray(0, 8);

function expectClaim(world: World, hash: Uint8Array, device: PublicKey): void {
  const data = Buffer.from(world.chain.data(gpuClaimAddress(hash))!);
  expect(data.subarray(0, 72)).toEqual(Buffer.concat([CLAIM_DISCRIMINATOR, hash, device.toBytes()]));
}

const hashes = (count: number, label = 'gpu') => Array.from({ length: count }, (_, at) => gpuHash(`${label} ${at}`));

function setUp() {
  const world = World.create();
  const supplier = world.supplier();
  const worker = world.wallet('worker');
  const input = {
    owner: supplier.owner.publicKey,
    worker: worker.publicKey,
    index: 0,
    modelCode: MODEL.code,
    gpuHashes: hashes(2),
    country: 276,
    connectivity: 'Ultra' as const,
    encryptionKey: new Uint8Array(32).fill(5),
  };
  const register = (change: Partial<typeof input> = {}) =>
    world.send([deviceRegister({ ...input, ...change })], supplier.owner, worker);
  return { world, supplier, worker, input, register };
}

describe('device_register', () => {
  it.each([0, 9])('error: %i GPUs', (count) => {
    const { register } = setUp();
    expect(() => register({ gpuHashes: hashes(count) })).toThrow('A device has 1 to 8 GPUs');
  });

  it('error: two processors of CPU class', () => {
    const { world, register } = setUp();
    world.setModel(CPU);
    expect(() => register({ modelCode: CPU.code })).toThrow('a CPU device one');
  });

  it('error: a model that does not exist', () => {
    const { register } = setUp();
    expect(() => register({ modelCode: 99 })).toThrow('An account does not exist');
  });

  it.each([0, 1_000])('error: country %i', (country) => {
    const { register } = setUp();
    expect(() => register({ country })).toThrow('The country must be an ISO 3166-1 numeric code');
  });

  it('error: an index that is not the next', () => {
    const { register } = setUp();
    expect(() => register({ index: 1 })).toThrow('An account is not at its derived address');
  });

  it('error: without the signature of the worker', () => {
    const { world, supplier, input } = setUp();
    const forged = withoutSignature(deviceRegister(input), input.worker);
    expect(() => world.send([forged], supplier.owner)).toThrow('An account has to sign');
  });

  it("error: under somebody else's supplier", () => {
    const { world, supplier, worker, input } = setUp();
    const thief = world.supplier();
    const forged = withAccount(
      deviceRegister({ ...input, owner: thief.owner.publicKey }),
      thief.supplier,
      supplier.supplier,
    );
    expect(() => world.send([forged], thief.owner, worker)).toThrow('An account is not at its derived address');
  });

  it('error: the claim account of another GPU', () => {
    const { world, supplier, worker, input } = setUp();
    const forged = withAccount(
      deviceRegister(input),
      gpuClaimAddress(hashes(1)[0]!),
      gpuClaimAddress(gpuHash('other')),
    );
    expect(() => world.send([forged], supplier.owner, worker)).toThrow("This claim is not the device's");
  });

  it('error: a GPU that another device claims, or the same one twice', () => {
    const { world, register } = setUp();
    register();
    expect(() => register({ index: 1 })).toThrow('This GPU is claimed by another device');
    const [hash] = hashes(1, 'new');
    expect(() => register({ index: 1, gpuHashes: [hash!, hash!] })).toThrow('This GPU is claimed by another device');
    expect(world.devices.size).toBe(1);
  });

  it('registers eight GPUs with their claims', () => {
    const { world, supplier, input, register } = setUp();
    const gpuHashes = hashes(8);
    const { events } = register({ gpuHashes });
    expect(events).toMatchObject([
      { name: 'DeviceRegistered', data: { gpuHashes, gpuCount: 8, connectivity: 3, country: 276 } },
    ]);
    const key = deviceAddress(supplier.supplier, 0);
    expect(world.device(key)).toMatchObject({
      owner: input.owner,
      worker: input.worker,
      supplier: supplier.supplier,
      gpuCount: 8,
      modelCode: MODEL.code,
      encryptionKey: input.encryptionKey,
      accepting: 1,
      retired: 0,
      registeredAt: world.chain.time,
    });
    for (const hash of gpuHashes) expectClaim(world, hash, key);
  });

  it('is not stopped by lamports that somebody sent to the claim first', () => {
    const { world, supplier, register } = setUp();
    for (const [at, hash] of hashes(2).entries()) world.chain.airdrop(gpuClaimAddress(hash), [1n, 10_000_000n][at]);
    register();
    for (const hash of hashes(2)) expectClaim(world, hash, deviceAddress(supplier.supplier, 0));
  });
});
