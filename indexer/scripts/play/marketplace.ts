import { expect } from 'vitest';
import * as i from '../../../programs/client/instructions/index.ts';
import { jobHash } from '../../../programs/client/sealed.ts';
import { keypair } from '../../../programs/tests/support/keys.ts';
import { type DeviceHandle, MODEL, PARAMETERS, type World } from '../../../programs/tests/support/world.ts';
import type { Recorder } from '../recorder.ts';

/** A marketplace in which nearly everything happens once. */
export function playMarketplace(world: World, recorder: Recorder): void {
  const { authority } = world;
  const refused = (act: () => unknown): void => expect(act).toThrow();
  world.send([world.initializeInstruction()], world.upgradeAuthority);
  world.setModel(MODEL);
  const cpu = { ...MODEL, code: 9, name: 'Test CPU', class: 'Cpu' as const, pool: 'Unsupported' as const, vramMib: 0 };
  world.setModel(cpu);
  const index = world.config().nextChangeIndex;
  const change = { kind: 'Parameters' as const, value: { ...PARAMETERS, reservationFeeBps: 30 } };
  world.send([i.configPropose({ authority: authority.publicKey, index, change })], authority);
  const pending = { authority: authority.publicKey, index, proposer: authority.publicKey };
  world.send([i.configCancel(pending)], authority);
  world.change(change);
  for (const paused of [true, false]) {
    world.send([i.rentalsPauseSet({ authority: authority.publicKey, paused })], authority);
  }
  recorder.snapshot();

  // Five devices: two of one supplier, a CPU, one that will leave early, one that will fall silent.
  const supplier = world.supplier();
  const join = (
    options: Parameters<World['registerDevice']>[0],
    terms: Parameters<World['list']>[1] = {},
  ): DeviceHandle => {
    const device = world.registerDevice(options);
    world.list(device, terms);
    device.prover.start();
    return device;
  };
  const first = join({ supplier, gpus: 2 }, { minSeconds: 60 });
  const second = join({ supplier, gpus: 8 }, { askUsdc: 3_500_000n, askIo: 0n });
  const third = join({ modelCode: 9 });
  const leaver = join({}, { minSeconds: 300, askUsdc: 1_000_000n });
  const silent = join({});
  const live = (...devices: DeviceHandle[]) => devices.map(({ prover }) => prover);
  world.run(300n, ...live(first, second, third, leaver, silent));
  recorder.snapshot();

  // A rental of two devices to its end, with a settlement in between.
  const rental = world.openRental(undefined, { wantedGpus: 10, seconds: 900, deposit: 40_000_000n });
  world.assign(rental, first, second);
  world.run(200n, ...live(first, second, third, leaver, silent));
  world.settle(rental, first);
  recorder.snapshot();
  const endsAt = world.device(first.device).assignment.endsAt + 100n;
  const hired = { owner: rental.owner.publicKey, rental: rental.rental };
  world.send([i.rentalExtend({ ...hired, devices: [first.device, second.device], endsAt })], rental.owner);
  recorder.snapshot();
  const money = { owner: rental.owner.publicKey, rental: rental.rental, mint: rental.mint };
  world.send([i.rentalDeposit({ ...money, amount: 5_000_000n })], rental.owner);
  world.send([i.rentalWithdraw({ ...money, amount: 7_000_000n })], rental.owner);
  refused(() => world.send([i.rentalWithdraw({ ...money, amount: 900_000_000n })], rental.owner));
  recorder.snapshot();

  // Paid in IO, with a job; released by the renter inside the minimum that it owes.
  const body = new Uint8Array(120).fill(7);
  const job = world.openRental(undefined, { mint: world.ioMint, deposit: 90_000_000n, jobHash: jobHash(body) });
  world.assign(job, third);
  const sealed = { owner: job.owner.publicKey, rental: job.rental, total: body.length };
  world.send([i.jobWrite({ ...sealed, offset: 0, chunk: body.subarray(0, 70) })], job.owner);
  world.send([i.jobWrite({ ...sealed, offset: 70, chunk: body.subarray(70) })], job.owner);
  world.send([i.jobKeyPublish({ ...sealed, firstRank: 0, keys: [new Uint8Array(48).fill(5)] })], job.owner);
  const worker = { worker: third.worker.publicKey, device: third.device };
  world.send([i.jobReport({ ...worker, state: 'Running', exitCode: 0 })], third.worker);
  world.send([i.endpointPublish({ ...worker, endpoint: new Uint8Array(60).fill(3) })], third.worker);
  world.run(150n, ...live(first, second, third, leaver, silent));
  recorder.snapshot();
  world.send([i.jobReport({ ...worker, state: 'Exited', exitCode: 3 })], third.worker);
  world.release(job.owner, job, third);
  world.run(120n, ...live(first, second, third, leaver, silent));
  world.settle(job, third);
  const closing = { authority: job.owner.publicKey, owner: job.owner.publicKey, rental: job.rental };
  world.send([i.jobClose(closing), i.jobKeysClose({ ...closing, page: 0 })], job.owner);
  recorder.snapshot();
  world.close(job);

  // A supplier leaves before the minimum: what was earned goes back.
  const left = world.rent(leaver, { seconds: 800, deposit: 3_000_000n });
  world.run(100n, ...live(first, second, third, leaver, silent));
  world.release(leaver.owner, left, leaver);
  world.run(150n, ...live(first, second, third, leaver, silent));
  recorder.snapshot();
  world.settle(left, leaver);
  world.close(left);

  // A device falls silent and is released by a stranger.
  const lost = world.rent(silent, { seconds: 1_200, deposit: 9_000_000n });
  world.run(90n, ...live(first, second, third, silent));
  world.run(400n, ...live(first, second, third));
  world.release(world.stranger, lost, silent);
  recorder.snapshot();
  world.settle(lost, silent);

  // The first rental ends; its devices change, one leaves the network.
  world.run(400n, ...live(first, second, third));
  for (const device of [first, second]) world.release(world.stranger, rental, device);
  recorder.snapshot();
  for (const device of [first, second]) world.settle(rental, device);
  world.close(rental);
  const owned = { owner: first.owner.publicKey, device: first.device };
  const encryptionKey = new Uint8Array(32).fill(5);
  world.send([i.deviceUpdate({ ...owned, country: 392, connectivity: 'Ultra', encryptionKey })], first.owner);
  const accept = (accepting: boolean) =>
    i.deviceAcceptingSet({ authority: first.owner.publicKey, device: first.device, accepting });
  world.send([accept(false)], first.owner);
  recorder.snapshot();
  world.send([accept(true)], first.owner);
  world.send([i.listingClose(owned)], first.owner);
  const rotated = keypair('rotated worker');
  world.send([i.deviceWorkerRotate({ ...owned, worker: rotated.publicKey })], first.owner, rotated);
  world.send([i.supplierUpdate({ owner: first.owner.publicKey, payout: first.payout, name: 'Renamed' })], first.owner);
  recorder.snapshot();
  const retiring = { owner: second.owner.publicKey, device: second.device, gpuHashes: second.gpuHashes };
  world.send([i.deviceRetire(retiring)], second.owner);

  // The model changes, and the same device is hired by the same rental twice.
  world.setModel({
    ...MODEL,
    name: 'Renamed card',
    idleIntervalSlots: 225,
    heavyWork: { kind: 'HashChain', units: 128, rounds: 64 },
  });
  recorder.snapshot();
  const again = world.openRental(undefined, { mint: world.ioMint, seconds: 1_000, deposit: 500_000_000n });
  for (let round = 0; round < 2; round += 1) {
    world.assign(again, third);
    world.run(120n, third.prover);
    world.release(again.owner, again, third);
    world.run(90n, third.prover);
    world.settle(again, third);
  }
  world.assign(again, third);
  world.run(60n, third.prover);
  recorder.snapshot();
}
