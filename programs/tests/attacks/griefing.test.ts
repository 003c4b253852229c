import { ComputeBudgetProgram, type Connection, PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { fetchAccount } from '../../client/fetch.ts';
import { decodeRenter } from '../../client/generated/marketplace/accounts.ts';
import * as i from '../../client/instructions/index.ts';
import * as pda from '../../client/pda.ts';
import { gpuHash } from '../../client/proof/hash.ts';
import { jobHash } from '../../client/sealed.ts';
import { TransactionRefused } from '../support/chain.ts';
import { type DeviceHandle, MODEL, World } from '../support/world.ts';

const units = (limit: number) => ComputeBudgetProgram.setComputeUnitLimit({ units: limit });

/** Registers, lists and starts devices, and proves until all are fresh. */
function freshDevices(world: World, count: number): DeviceHandle[] {
  const supplier = world.supplier();
  const devices = Array.from({ length: count }, () => world.registerDevice({ supplier }));
  for (const device of devices) {
    world.list(device);
    device.prover.start();
  }
  world.run(300n, ...devices.map(({ prover }) => prover));
  return devices;
}

describe('lamports at an address before its account exists', () => {
  it('stop no account of the program', () => {
    const world = World.create();
    const dust = (key: PublicKey) => world.chain.airdrop(key, 1_000_000n);
    const owner = world.wallet('supplier');
    const supplier = pda.supplierAddress(owner.publicKey);
    dust(supplier);
    world.send([i.supplierRegister({ owner: owner.publicKey, payout: owner.publicKey, name: 'Supplier' })], owner);
    dust(pda.deviceAddress(supplier, 0));
    dust(pda.gpuClaimAddress(gpuHash(`${pda.deviceAddress(supplier, 0).toBase58()} 0`)));
    const device = world.registerDevice({ supplier: { owner, supplier, payout: owner.publicKey } });
    world.list(device);
    device.prover.start();
    device.prover.untilCredited();
    const renter = world.renter();
    const rental = pda.rentalAddress(renter.renter, 0n);
    const body = new Uint8Array([1, 2, 3]);
    const made = [pda.vaultAddress(rental), pda.jobAddress(rental), pda.jobKeysAddress(rental, 0)];
    for (const key of [renter.renter, rental, ...made]) dust(key);
    const input = { ...world.openInput(world.renter()), owner: renter.owner.publicKey, nonce: 0n };
    world.send([i.rentalOpen({ ...input, jobHash: jobHash(body) })], renter.owner);
    const opened = { ...renter, rental, mint: world.usdcMint };
    const job = { owner: renter.owner.publicKey, rental };
    world.send(i.jobWrites({ ...job, body }), renter.owner);
    world.assign(opened, device);
    world.send([i.jobKeyPublish({ ...job, firstRank: 0, keys: [new Uint8Array(48).fill(1)] })], renter.owner);
    world.run(700n, device.prover);
    dust(pda.associatedTokenAddress(device.payout, world.usdcMint));
    world.release(world.stranger, opened, device);
    world.settle(opened, device);
    dust(pda.pendingChangeAddress(1n));
    dust(pda.gpuModelAddress(9));
    world.setModel({ ...MODEL, code: 9 });
  });

  it('at a renter are no renter to a client, which would not open the first rental otherwise', async () => {
    const world = World.create();
    const { renter } = world.renter();
    world.chain.airdrop(renter, 1_000_000n);
    const value = {
      data: Buffer.from(world.chain.data(renter)!),
      executable: false,
      lamports: 1,
      owner: PublicKey.default,
    };
    const connection = { getAccountInfoAndContext: async () => ({ context: { slot: 1 }, value }) };
    expect(await fetchAccount(connection as unknown as Connection, renter, decodeRenter)).toBeNull();
  });

  it('much more than the rent at a claim does not either', () => {
    const world = World.create();
    const supplier = world.supplier();
    world.chain.airdrop(pda.gpuClaimAddress(gpuHash(`${pda.deviceAddress(supplier.supplier, 0).toBase58()} 0`)));
    world.registerDevice({ supplier });
  });
});

describe('what others can do to a supplier', () => {
  it('a GPU is claimed by one device, and by one at a time', () => {
    const world = World.create();
    const owner = world.registerDevice();
    const supplier = world.supplier();
    const worker = world.wallet('worker');
    const register = (gpuHashes: readonly Uint8Array[]) =>
      world.send(
        [
          i.deviceRegister({
            ...{ owner: supplier.owner.publicKey, worker: worker.publicKey, index: 0, modelCode: MODEL.code },
            ...{ gpuHashes: [...gpuHashes], country: 276, connectivity: 'High', encryptionKey: new Uint8Array(32) },
          }),
        ],
        supplier.owner,
        worker,
      );
    expect(() => register(owner.gpuHashes)).toThrow('This GPU is claimed by another device');
    const twice = gpuHash('one card');
    expect(() => register([twice, twice])).toThrow('This GPU is claimed by another device');
  });

  it('a renter who comes and goes keeps nobody from leaving', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    world.release(rental.owner, rental, device);
    const accepting = i.deviceAcceptingSet({
      authority: device.owner.publicKey,
      device: device.device,
      accepting: false,
    });
    world.send([accepting], device.owner);
    device.prover.next();
    world.settle(rental, device);
    expect(() => world.assign(rental, device)).toThrow('its worker takes no assignments');
    const { owner, gpuHashes } = device;
    world.send([i.deviceRetire({ owner: owner.publicKey, device: device.device, gpuHashes })], owner);
  });

  it('a stranger changes no listing, terms, worker or acceptance', () => {
    const world = World.create();
    const { device } = world.freshDevice();
    const owner = world.stranger.publicKey;
    const refused = [
      i.listingSet({ owner, device, askUsdc: 1n, askIo: 1n, minSeconds: 0, maxSeconds: 60 }),
      i.listingClose({ owner, device }),
      i.deviceUpdate({ owner, device, country: 1, connectivity: 'Low', encryptionKey: new Uint8Array(32) }),
    ];
    for (const instruction of refused) {
      expect(() => world.send([instruction], world.stranger)).toThrow("Only the supplier's owner may do this");
    }
    const stop = i.deviceAcceptingSet({ authority: owner, device, accepting: false });
    expect(() => world.send([stop], world.stranger)).toThrow("Only the device's worker key may do this");
  });

  it('a worker key moves neither price, payout nor money', () => {
    const world = World.create();
    const device = world.freshDevice();
    const owner = device.worker.publicKey;
    const refused = [
      i.listingSet({ owner, device: device.device, askUsdc: 1n, askIo: 1n, minSeconds: 0, maxSeconds: 60 }),
      i.deviceUpdate({
        ...{ owner, device: device.device, country: 1, connectivity: 'Low' as const },
        encryptionKey: new Uint8Array(32),
      }),
      i.deviceRetire({ owner, device: device.device, gpuHashes: device.gpuHashes }),
    ];
    for (const instruction of refused) {
      expect(() => world.send([instruction], device.worker)).toThrow("Only the supplier's owner may do this");
    }
    expect(() => world.send([i.supplierUpdate({ owner, payout: owner, name: 'Thief' })], device.worker)).toThrow(
      TransactionRefused,
    );
  });

  it('a job that was not announced is not written, by nobody but the renter', () => {
    const world = World.create();
    const body = new Uint8Array([1, 2, 3]);
    const { rental, owner } = world.openRental(world.renter(), { jobHash: jobHash(body) });
    const write = (signer: typeof owner, content: Uint8Array) =>
      world.send(i.jobWrites({ owner: signer.publicKey, rental, body: content }), signer);
    expect(() => write(world.stranger, body)).toThrow('Only the renter');
    expect(() => write(owner, new Uint8Array([3]))).toThrow("The job's hash is not the one");
    write(owner, body);
    expect(() => write(owner, body)).toThrow(TransactionRefused);
  });
});

describe('the largest that the bounds allow', () => {
  it('a batch of 25 devices fits a transaction, its compute units and its heap', () => {
    const world = World.create();
    const devices = freshDevices(world, 25);
    const rental = world.openRental(world.renter(), { wantedGpus: 25, deposit: 100_000_000n });
    const sent = world.assign(rental, ...devices);
    expect(sent.events).toMatchObject([{ name: 'DevicesAssigned' }]);
    expect(sent.bytes).toBeLessThanOrEqual(1_232);
    expect(sent.units).toBeLessThan(200_000);
  });

  it('a batch with one bad device hires none of them', () => {
    const world = World.create();
    const [first, second] = freshDevices(world, 2) as [DeviceHandle, DeviceHandle];
    world.send([i.listingClose({ owner: second.owner.publicKey, device: second.device })], second.owner);
    const rental = world.openRental();
    expect(() => world.assign(rental, first, second)).toThrow('The device is not listed');
    expect(world.rental(rental.rental)).toMatchObject({ assignedDevices: 0, committed: 0n, nextRank: 0 });
  });

  it('the heaviest unit is checked under 400,000 units', { timeout: 120_000 }, () => {
    const world = World.create();
    world.setModel({ ...MODEL, heavyWork: { kind: 'HashChain', units: 256, rounds: 1_024 } });
    const device = world.registerDevice();
    device.prover.start();
    while (world.device(device.device).chain.rootHeavy === 0) device.prover.next();
    world.chain.advanceToSlot(device.prover.dueSlot);
    const { root, path } = device.prover.answer();
    const tick = i.tick({
      ...{ worker: device.worker.publicKey, device: device.device, modelCode: MODEL.code },
      ...{ root, path },
    });
    const sent = world.send([units(1_400_000), tick], device.worker);
    expect(sent.events).toMatchObject([{ data: { openedHeavy: true, credited: true } }]);
    expect(sent.units).toBeLessThan(400_000);
  });

  it('an endpoint or a job over its length is refused, not cut', () => {
    const world = World.create();
    const device = world.freshDevice();
    world.rent(device);
    const publish = (endpoint: Uint8Array) =>
      world.send(
        [i.endpointPublish({ worker: device.worker.publicKey, device: device.device, endpoint })],
        device.worker,
      );
    expect(() => publish(new Uint8Array(193))).toThrow('The endpoint is empty or too long');
    expect(() => publish(new Uint8Array(0))).toThrow('The endpoint is empty or too long');
    publish(new Uint8Array(192));
    const { rental, owner } = world.openRental(world.renter(), { jobHash: jobHash(new Uint8Array(8_193)) });
    const chunk = new Uint8Array(800);
    const write = i.jobWrite({ owner: owner.publicKey, rental, offset: 0, total: 8_193, chunk });
    expect(() => world.send([write], owner)).toThrow('The job is empty or too long');
  });

  it('a wallet whose renter address is costly to derive stops no settlement', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    world.run(700n, device.prover);
    world.release(world.stranger, rental, device);
    const sent = world.send([world.settleInstruction(rental, device)], world.stranger);
    // Each further bump costs 1,500 units for each payment; 2^30 keys find one of 30 bumps.
    expect(sent.units + 2 * 30 * 1_500).toBeLessThan(200_000);
  });
});
