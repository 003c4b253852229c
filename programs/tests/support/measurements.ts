// What each instruction costs: compute units, and bytes of a transaction that holds nothing else. Keys are the same at
// every run, so that the bumps of derived addresses are too.

import { ComputeBudgetProgram } from '@solana/web3.js';
import { CLAIM_IDLE_SECONDS } from '../../client/device.ts';
import * as i from '../../client/instructions/index.ts';
import { rentalAddress } from '../../client/pda.ts';
import { jobHash } from '../../client/sealed.ts';
import type { Sent } from './chain.ts';
import { dueDeepest, sendDeepest } from './deepest.ts';
import { measureRewards } from './rewards/measurements.ts';
import { measureStaking } from './staking/measurements.ts';
import { type DeviceHandle, MODEL, World } from './world.ts';

/** Cost of a transaction. */
export interface Measurement {
  readonly units: number;
  readonly bytes: number;
}

/** Most bytes that a transaction can have. */
export const MAX_TRANSACTION_BYTES = 1_232;

/** Heavy work of over a million SHA-256, as this computer's model asks. */
const MILLION = { kind: 'HashChain', units: 4_096, rounds: 256 } as const;
const JOB = new Uint8Array(256).fill(7);

/** Measures all instructions, and the transactions that a wallet signs. */
export function measure(): Record<string, Measurement> {
  const all: Record<string, Measurement> = {};
  const note: Note = (name, { units, bytes }) => {
    all[name] = { units, bytes };
  };
  measureConfig(note);
  measureDevices(note);
  measureProofs(note);
  measureRentals(note);
  measureStaking(note);
  measureRewards(note);
  return all;
}

type Note = (name: string, sent: Pick<Sent, 'units' | 'bytes'>) => void;

function measureConfig(note: Note): void {
  const world = World.empty();
  note('initialize', world.send([world.initializeInstruction()], world.upgradeAuthority));
  const { publicKey: authority } = world.authority;
  const propose = (index: bigint, change: Parameters<typeof i.configPropose>[0]['change']) =>
    world.send([i.configPropose({ authority, index, change })], world.authority);
  const wait = () => world.chain.advanceSeconds(BigInt(world.config().parameters.timelockSeconds));
  note('config_propose', propose(0n, { kind: 'GpuModel', value: MODEL }));
  wait();
  const execute = i.gpuModelExecute({ index: 0n, proposer: authority, code: MODEL.code, payer: authority });
  note('gpu_model_execute', world.send([execute], world.authority));
  propose(1n, { kind: 'Treasury', value: world.treasury });
  wait();
  note('config_execute', world.send([i.configExecute({ index: 1n, proposer: authority })], world.authority));
  propose(2n, { kind: 'Treasury', value: world.treasury });
  note('config_cancel', world.send([i.configCancel({ index: 2n, proposer: authority, authority })], world.authority));
  note('rentals_pause_set', world.send([i.rentalsPauseSet({ authority, paused: true })], world.authority));
  world.chain.advanceSeconds(3_600n);
  note('slot_time_measure', world.send([i.slotTimeMeasure()], world.stranger));
}

function measureDevices(note: Note): void {
  const world = World.create();
  const wallet = world.wallet();
  const { publicKey: owner } = wallet;
  const named = { owner, payout: owner, name: 'A supplier with a name of thirty' };
  note('supplier_register', world.send([i.supplierRegister(named)], wallet));
  note('supplier_update', world.send([i.supplierUpdate(named)], wallet));
  const encryptionKey = new Uint8Array(32).fill(1);
  const declared = { country: 276, connectivity: 'High', encryptionKey } as const;
  const worker = world.wallet('worker');
  for (const [index, gpus] of [1, 8].entries()) {
    const gpuHashes = Array.from({ length: gpus }, (_, at) => new Uint8Array(32).fill(16 * gpus + at));
    const register = i.deviceRegister({
      owner,
      worker: worker.publicKey,
      index,
      modelCode: MODEL.code,
      gpuHashes,
      ...declared,
    });
    const name = gpus === 1 ? 'device_register' : 'device_register, 8 GPUs';
    note(name, world.send([register], wallet, worker));
  }
  const { device, gpuHashes, ...handle } = world.registerDevice({ gpus: 8 });
  const own = { owner: handle.owner.publicKey, device };
  note('device_update', world.send([i.deviceUpdate({ ...own, ...declared })], handle.owner));
  const listing = { askUsdc: 1n, askIo: 1n, minSeconds: 1, maxSeconds: 2 };
  note('listing_set', world.send([i.listingSet({ ...own, ...listing })], handle.owner));
  note('listing_close', world.send([i.listingClose(own)], handle.owner));
  const accepting = i.deviceAcceptingSet({ authority: handle.worker.publicKey, device, accepting: false });
  note('device_accepting_set', world.send([accepting], handle.worker));
  const rotate = i.deviceWorkerRotate({ ...own, worker: worker.publicKey });
  note('device_worker_rotate', world.send([rotate], handle.owner, worker));
  note('device_retire, 8 GPUs', world.send([i.deviceRetire({ ...own, gpuHashes })], handle.owner));
  const idle = world.registerDevice();
  world.chain.halt(CLAIM_IDLE_SECONDS);
  const claim = { owner: idle.owner.publicKey, device: idle.device, hash: idle.gpuHashes[0]! };
  note('gpu_claim_release', world.send([i.gpuClaimRelease(claim)], world.stranger));
}

function measureProofs(note: Note): void {
  const world = World.create();
  world.setModel({ ...MODEL, lightWork: { kind: 'HashChain', units: 1_024, rounds: 32 }, heavyWork: MILLION });
  const { prover } = world.registerDevice();
  world.chain.advanceToSlot((world.chain.slot / 300n + 1n) * 300n + 10n);
  note('chain_start', prover.start());
  note('tick, opens nothing', prover.send());
  note('tick, opens light work of 1,024 x 32', prover.send());
  note('tick, opens heavy work of 4,096 x 256', prover.send());
  note('tick, opens the largest products, with its compute budget', sendDeepest(dueDeepest()));
}

function measureRentals(note: Note): void {
  const world = World.create();
  const devices = world.freshDevices(Array.from({ length: 25 }, () => ({})));
  const [device] = devices as [DeviceHandle];
  const renter = world.renter();
  const { publicKey: owner } = renter.owner;
  const input = world.openInput(renter, { jobHash: jobHash(JOB), wantedGpus: 64, deposit: 500_000_000n });
  const rental = rentalAddress(renter.renter, input.nonce);
  const handle = { ...renter, rental, mint: input.mint };
  note('rental_open, first', world.send([i.rentalOpen(input)], renter.owner));
  note('job_write, all of 256 bytes', world.send(i.jobWrites({ owner, rental, body: JOB }), renter.owner));
  note('rental_assign, 25 devices', world.assign(handle, ...devices));
  const keys = Array.from({ length: 18 }, (_, at) => new Uint8Array(48).fill(at + 1));
  note('job_key_publish, 18 keys', world.send([i.jobKeyPublish({ owner, rental, firstRank: 0, keys })], renter.owner));
  const { endsAt } = world.rental(rental);
  const extension = { owner, rental, devices: devices.map((hired) => hired.device), endsAt: endsAt + 60n };
  note('rental_extend, 25 devices', world.send([i.rentalExtend(extension)], renter.owner));
  const money = { owner, rental, mint: input.mint, amount: 1n };
  note('rental_deposit', world.send([i.rentalDeposit(money)], renter.owner));
  note('rental_withdraw', world.send([i.rentalWithdraw(money)], renter.owner));
  const reported = { worker: device.worker.publicKey, device: device.device };
  note('job_report', world.send([i.jobReport({ ...reported, state: 'Running', exitCode: 0 })], device.worker));
  const endpoint = new Uint8Array(192).fill(1);
  note('endpoint_publish, 192 bytes', world.send([i.endpointPublish({ ...reported, endpoint })], device.worker));
  for (const { prover } of devices) prover.next();
  note(
    'device_settle, makes the token accounts',
    world.send([world.settleInstruction(handle, device)], world.stranger),
  );
  device.prover.next();
  note('device_settle', world.send([world.settleInstruction(handle, device)], world.stranger));
  const release = i.deviceRelease({ authority: owner, rental, device: device.device });
  note('device_release', world.send([release], renter.owner));
  device.prover.next();
  note('device_settle, ends', world.send([world.settleInstruction(handle, device)], world.stranger));
  measureWallet(note, world, device);
}

/** What a renter's wallet signs on the page: once to rent, once to close. */
function measureWallet(note: Note, world: World, device: DeviceHandle): void {
  const renter = world.renter();
  const { publicKey: owner } = renter.owner;
  const input = world.openInput(renter, { jobHash: jobHash(JOB) });
  const rental = rentalAddress(renter.renter, input.nonce);
  const seenSlot = world.chain.slot;
  device.prover.untilCredited();
  const assign = { authority: owner, rental, modelCode: MODEL.code, devices: [device.device], seenSlot };
  const rent = [
    ComputeBudgetProgram.setComputeUnitLimit({ units: 200_000 }),
    i.rentalOpen(input),
    i.rentalAssign(assign),
    ...i.jobWrites({ owner, rental, body: JOB }),
    i.jobKeyPublish({ owner, rental, firstRank: 0, keys: [new Uint8Array(48).fill(1)] }),
  ];
  note(
    'rent: limit, rental_open, rental_assign, job_write of 256 bytes, job_key_publish',
    world.send(rent, renter.owner),
  );
  const handle = { ...renter, rental, mint: input.mint };
  world.release(renter.owner, handle, device);
  device.prover.next();
  world.settle(handle, device);
  note('job_close', world.send([i.jobClose({ authority: owner, owner, rental })], renter.owner));
  const closeKeys = i.jobKeysClose({ authority: owner, owner, rental, page: 0 });
  note('job_keys_close', world.send([closeKeys], renter.owner));
  measureLongest(note);
  note(
    'rental_close',
    world.send([i.rentalClose({ authority: owner, owner, rental, mint: input.mint })], renter.owner),
  );
}

/** The last chunk of the longest job, which hashes all of it, and a page of job keys that is full. */
function measureLongest(note: Note): void {
  const world = World.create();
  const body = new Uint8Array(8_192).fill(7);
  const { owner: renter, rental } = world.openRental(world.renter(), { jobHash: jobHash(body) });
  const owner = renter.publicKey;
  const [first, ...chunks] = i.jobWrites({ owner, rental, body });
  note('job_write, first 800 of 8,192 bytes', world.send([first!], renter));
  const last = chunks.pop()!;
  for (const chunk of chunks) world.send([chunk], renter);
  note('job_write, last of 8,192 bytes', world.send([last], renter));
  world.pretendRanks(rental, 128);
  const keys = Array.from({ length: 128 }, (_, at) => new Uint8Array(48).fill(at + 1));
  const publishes = i.jobKeyPublishes({ owner, rental, firstRank: 0, keys });
  const rest = publishes.pop()!;
  for (const publish of publishes) world.send([publish], renter);
  note('job_key_publish, last 2 of 128 keys', world.send([rest], renter));
  const close = i.jobKeysClose({ authority: owner, owner, rental, page: 0 });
  note('job_keys_close, 128 keys', world.send([close], renter));
}
