import {
  chainStart,
  type Device,
  decodeSupplier,
  deviceAddress,
  deviceRegister,
  deviceRetire,
  fetchAccount,
  listingSet,
  supplierAddress,
  supplierRegister,
} from '@escapement/programs';
import type { TransactionInstruction } from '@solana/web3.js';
import { type PackItem, packTransactions } from '../solana/pack.ts';
import type { PlannedDevice } from './fleet-plan.ts';
import { giveAll, sol } from './funding.ts';
import { groupBy } from './group-by.ts';
import { playedKey } from './keys.ts';
import { stakeInstructions, stakeOf } from './stakes.ts';
import { type PlayedDevice, playedEncryptionKey, type World } from './world.ts';

/** An owner pays for the accounts of its devices, a worker for years of ticks. */
const OWNER_LAMPORTS = sol(5);
const WORKER_LAMPORTS = sol(2);

/** The listing of a device at the price of a day. */
export function listingInstruction(world: World, device: PlayedDevice, day: number): TransactionInstruction {
  const ask = world.prices.askOf(device.plan, day);
  return listingSet({
    owner: device.owner.publicKey,
    device: device.address,
    askUsdc: ask.usdc,
    askIo: ask.io,
    minSeconds: device.plan.minSeconds,
    maxSeconds: device.plan.maxSeconds,
  });
}

/** The instruction that begins a device's chain of ticks. Signer: its worker. */
export const startInstruction = ({ worker, address, plan }: PlayedDevice): TransactionInstruction =>
  chainStart({ worker: worker.publicKey, device: address, modelCode: plan.model.code });

/** Registers, lists, starts and stakes for devices, with their suppliers where they are new. Their models exist. */
export async function registerDevices(world: World, plans: readonly PlannedDevice[], day: number): Promise<void> {
  if (plans.length === 0) return;
  const { connection, queue, seed } = world;
  const bySupplier = groupBy(plans, ({ supplier }) => supplier);
  const workers = [...new Set(plans.map(({ host }) => host))].map((host) => playedKey(seed, host));
  await giveAll(world, [
    ...[...bySupplier].map(([{ id }, devices]) => ({
      owner: playedKey(seed, id).publicKey,
      lamports: OWNER_LAMPORTS,
      io: devices.reduce((sum, plan) => sum + stakeOf(plan), 0n),
    })),
    ...workers.map(({ publicKey }) => ({ owner: publicKey, lamports: WORKER_LAMPORTS })),
  ]);
  for (const [supplier, devices] of bySupplier) {
    const owner = playedKey(seed, supplier.id);
    const address = supplierAddress(owner.publicKey);
    const known = await fetchAccount(connection, address, decodeSupplier, 'processed');
    const items: PackItem[] = [];
    if (!known) {
      const { publicKey } = owner;
      items.push({ instructions: [supplierRegister({ owner: publicKey, payout: publicKey, name: supplier.name })] });
    }
    let index = known?.account.nextDeviceIndex ?? 0;
    for (const plan of devices) {
      const worker = playedKey(seed, plan.host);
      const device = { plan, owner, worker, address: deviceAddress(address, index) };
      const registration = deviceRegister({
        owner: owner.publicKey,
        worker: worker.publicKey,
        index,
        modelCode: plan.model.code,
        gpuHashes: plan.gpuHashes,
        country: plan.country,
        connectivity: plan.connectivity,
        encryptionKey: playedEncryptionKey(seed, plan.id),
      });
      items.push({ instructions: [registration], signers: [worker] });
      items.push({
        instructions: [listingInstruction(world, device, day), startInstruction(device)],
        signers: [worker],
      });
      const stake = stakeInstructions(world, device);
      if (stake.length > 0) items.push({ instructions: stake });
      world.devices.push(device);
      index += 1;
    }
    queue.add(...packTransactions(`register devices of ${supplier.name}`, owner, items));
  }
  await queue.executed();
}

/** Sets the prices of a day for those devices whose price it changes. */
export function relist(
  world: World,
  devices: readonly PlayedDevice[],
  accounts: ReadonlyMap<string, Device>,
  day: number,
): void {
  const changed = devices.filter(({ plan, address }) => {
    const listing = accounts.get(address.toBase58())?.listing;
    const ask = world.prices.askOf(plan, day);
    return listing !== undefined && (listing.askUsdc !== ask.usdc || listing.askIo !== ask.io);
  });
  for (const [owner, owned] of groupBy(changed, (device) => device.owner.publicKey.toBase58())) {
    const [first] = owned;
    if (!first) continue;
    const items = owned.map((device) => ({ instructions: [listingInstruction(world, device, day)] }));
    for (const transaction of packTransactions(`change prices of ${owner}`, first.owner, items)) {
      world.queue.add(transaction);
    }
  }
}

/** Takes a device that nobody hires out of the network. */
export async function retire(world: World, device: PlayedDevice): Promise<void> {
  const { owner, address, plan } = device;
  const instruction = deviceRetire({ owner: owner.publicKey, device: address, gpuHashes: plan.gpuHashes });
  world.queue.add({ label: `retire ${plan.id}`, instructions: [instruction], signers: [owner] });
  await world.queue.executed();
  world.devices.splice(world.devices.indexOf(device), 1);
}
