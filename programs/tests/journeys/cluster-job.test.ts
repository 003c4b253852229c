import { describe, expect, it } from 'vitest';
import { decodeJob, decodeJobKeys } from '../../client/generated/marketplace/accounts.ts';
import type { Job, JobKeys } from '../../client/generated/marketplace/types.ts';
import * as i from '../../client/instructions/index.ts';
import { jobKeysPage, jobKeysPages, jobMayStart, wrappedJobKey } from '../../client/job.ts';
import { jobAddress, jobKeysAddress, rentalAddress } from '../../client/pda.ts';
import { generateEncryptionKeys, jobHash, openJob, sealJob, unwrapJobKey, wrapJobKey } from '../../client/sealed.ts';
import { type DeviceHandle, type RentalHandle, World } from '../support/world.ts';

/** Devices that are fresh and whose encryption keys the test holds. */
function cluster(world: World, count: number) {
  const devices = world.freshDevices(Array.from({ length: count }, () => ({})));
  return devices.map((device) => {
    const encryption = generateEncryptionKeys();
    const declared = { country: 276, connectivity: 'High', encryptionKey: encryption.publicKey } as const;
    world.send([i.deviceUpdate({ owner: device.owner.publicKey, device: device.device, ...declared })], device.owner);
    return { ...device, encryption };
  });
}

type Member = ReturnType<typeof cluster>[number];

/** What a device has of its job: from its own account, its rental and the rental's accounts alone. */
async function read(world: World, { device, encryption }: Member): Promise<Uint8Array> {
  const { rental, rank } = world.device(device).assignment;
  const { encryptionKey: peer, jobHash: hash } = world.rental(rental);
  const job: Job = decodeJob(world.chain.data(jobAddress(rental))!);
  const page: JobKeys = decodeJobKeys(world.chain.data(jobKeysAddress(rental, jobKeysPage(rank)))!);
  const wrapped = wrappedJobKey(page, rank)!;
  const { secretKey } = encryption;
  const jobKey = await unwrapJobKey({ secretKey, peer, rental, device, jobHash: hash, wrapped });
  return openJob({ jobKey, rental, sealed: job.body });
}

describe('the job of a cluster', () => {
  it('is sealed once, opened by each of its devices, run once the minimum is there, and closed to the last lamport', async () => {
    const world = World.create();
    const members = cluster(world, 30);
    const renter = world.renter();
    const { publicKey: owner } = renter.owner;
    const keys = generateEncryptionKeys();
    const rental = rentalAddress(renter.renter, 0n);
    const plaintext = new TextEncoder().encode(JSON.stringify({ image: 'x', command: ['y'.repeat(5_000)] }));
    const { body, jobKey } = await sealJob({ rental, plaintext });
    const hash = jobHash(body);

    const wanted = { wantedGpus: 30, minimumGpus: 30, fillSeconds: 300, deposit: 500_000_000n };
    const secret = { jobHash: hash, encryptionKey: keys.publicKey };
    world.send([i.rentalOpen(world.openInput(renter, { ...wanted, ...secret }))], renter.owner);
    const handle: RentalHandle = { ...renter, rental, mint: world.usdcMint };
    for (const write of i.jobWrites({ owner, rental, body })) world.send([write], renter.owner);

    world.assign(handle, ...members.slice(0, 25));
    expect(jobMayStart(world.rental(rental), world.chain.clock)).toBe(false);
    world.assign(handle, ...members.slice(25));
    expect(jobMayStart(world.rental(rental), world.chain.clock)).toBe(true);

    const wrapped = await Promise.all(
      members.map(({ device, encryption: { publicKey: peer } }) =>
        wrapJobKey({ secretKey: keys.secretKey, peer, rental, device, jobHash: hash, jobKey }),
      ),
    );
    const publishes = i.jobKeyPublishes({ owner, rental, firstRank: 0, keys: wrapped });
    expect(publishes).toHaveLength(2);
    for (const publish of publishes) world.send([publish], renter.owner);
    for (const member of members) expect(await read(world, member)).toEqual(plaintext);

    const [first, other] = members as [Member, Member];
    await expect(read(world, { ...other, encryption: first.encryption })).rejects.toThrow('does not open');

    for (const member of members) leave(world, handle, member);
    const close = { authority: owner, owner, rental };
    const pages = Array.from({ length: jobKeysPages(world.rental(rental)) }, (_, page) => page);
    world.send([i.jobClose(close), ...pages.map((page) => i.jobKeysClose({ ...close, page }))], renter.owner);
    world.close(handle);
    for (const key of [rental, jobAddress(rental), jobKeysAddress(rental, 0)]) {
      expect(world.chain.balance(key)).toBe(0n);
    }
  }, 120_000);
});

/** The renter lets a device go, and it is settled. */
function leave(world: World, rental: RentalHandle, device: DeviceHandle): void {
  world.release(rental.owner, rental, device);
  device.prover.nextOrRestart();
  world.fallSilent(device);
  world.settle(rental, device);
}
