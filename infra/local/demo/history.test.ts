import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  decodeGpuModel,
  decodeRental,
  fetchAccount,
  gpuModelAddress,
  isAssigned,
  isFresh,
  MARKETPLACE_PROGRAM_ID,
  RENTAL_DISCRIMINATOR,
} from '@escapement/programs';
import { type DeviceReward, decodeDeviceReward, deviceRewardAddress, epochTimes } from '@escapement/programs/rewards';
import { CpuEngine, Prover } from '@escapement/worker';
import { getAssociatedTokenAddressSync } from '@solana/spl-token';
import bs58 from 'bs58';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Chain, startChain } from '../chain/chain.ts';
import { childEnvironment } from '../env.ts';
import { readRewardState } from '../keeper/reward-state.ts';
import { LiveRenters } from '../live/live-renters.ts';
import { requireFreePorts } from '../process/ports.ts';
import { readClock } from '../solana/chain-clock.ts';
import { readAccounts } from '../solana/read-accounts.ts';
import { CATALOGUE, DAY_INTERVAL_SLOTS, FAST_MODEL_CODE, HISTORY_INTERVAL_SLOTS } from './catalogue.ts';
import { setUpDemo } from './demo.ts';
import { planFleet } from './fleet-plan.ts';
import { History } from './history.ts';
import { OWN_USDC } from './rewarded-day.ts';
import { readDevices, type World } from './world.ts';

const LENGTH = { rounds: 5, challenges: 14 };
let logDir: string;
let chain: Chain;
let world: World;
let history: History;
const engine = new CpuEngine({ threads: 1 });

beforeAll(async () => {
  logDir = await mkdtemp(path.join(os.tmpdir(), 'escapement-history-'));
  const ports = ['rpc', 'ws'].map((name) => ({ name, port: 0, setting: '' }));
  const [rpcPort, wsPort] = await requireFreePorts(ports);
  chain = await startChain({ rpcPort: rpcPort!, wsPort: wsPort!, logDir, env: childEnvironment() });
  world = await setUpDemo(chain, 'history test', new AbortController().signal);
  const travelTo = async (slot: bigint) => void (await chain.travelTo(Number(slot)));
  history = new History(world, planFleet(world.random), new Prover(engine), travelTo, LENGTH);
  await history.play(() => {});
}, 400_000);

afterAll(async () => {
  await engine.close();
  await chain.stop();
  await rm(logDir, { recursive: true, force: true });
});

const accounts = () =>
  readDevices(
    world.connection,
    world.devices.map(({ address }) => address),
  );

it('ends with devices that prove their time, at live intervals', async () => {
  const clock = await readClock(world.connection);
  expect(clock.slot).toBeGreaterThan(
    BigInt(LENGTH.rounds * HISTORY_INTERVAL_SLOTS + LENGTH.challenges * DAY_INTERVAL_SLOTS),
  );
  const models = await Promise.all(
    CATALOGUE.map(({ code }) => fetchAccount(world.connection, gpuModelAddress(code), decodeGpuModel)),
  );
  const fast = models.find((model) => model?.account.code === FAST_MODEL_CODE);
  expect(fast?.account).toMatchObject({ idleIntervalSlots: 140, hiredIntervalSlots: 70, heavyIntervalSlots: 280 });
  const devices = [...(await accounts()).values()];
  const fresh = devices.filter((device) => {
    const model = models.find((candidate) => candidate?.account.code === device.modelCode);
    return isFresh(device, model!.account, clock);
  });
  expect(fresh.length).toBeGreaterThan(devices.length * 0.7);
});

async function openRentals() {
  const filters = [{ memcmp: { offset: 0, bytes: bs58.encode(RENTAL_DISCRIMINATOR) } }];
  const found = await world.connection.getProgramAccounts(MARKETPLACE_PROGRAM_ID, { filters });
  return new Map(found.map(({ pubkey, account }) => [pubkey.toBase58(), decodeRental(account.data)]));
}

it('leaves rentals open that hire devices, and every rental adds up', async () => {
  const rentals = await openRentals();
  expect(rentals.size).toBe(history.rentals.length);
  expect(rentals.size).toBeGreaterThan(0);
  for (const { deposited, settled, fees, refunded, committed, free } of rentals.values()) {
    expect(deposited).toBe(settled + fees + refunded + committed + free);
  }
  const hired = [...(await accounts()).values()].filter(isAssigned);
  expect(hired.length).toBeGreaterThan(0);
  for (const { assignment } of hired) expect(rentals.has(assignment.rental.toBase58())).toBe(true);
});

it('is followed by renters who go on', async () => {
  const before = await openRentals();
  const renters = new LiveRenters(world, history.rentals, pino({ level: 'silent' }));
  for (let looks = 0; looks < 15; looks++) await renters.look();
  const added = [...(await openRentals())].filter(([address]) => !before.has(address));
  expect(added.length).toBeGreaterThan(0);
  for (const [, rental] of added) expect(rental.assignedGpus).toBeGreaterThan(0);
});

/** The accounts of rewards of the devices whose supplier rents one of them from itself: that one first. */
async function twins() {
  const [own, idle] = world.devices.filter(({ plan }) => plan.isSelfDealing);
  const addresses = [own!, idle!].map(({ address }) => address);
  const devices = await readDevices(world.connection, addresses);
  const rewards = await readAccounts(
    world.connection,
    addresses.map((address) => deviceRewardAddress(address)),
    decodeDeviceReward,
  );
  return addresses.map((address) => ({
    device: devices.get(address.toBase58())!,
    reward: rewards.get(deviceRewardAddress(address).toBase58())!,
  }));
}

it('rewards every hour of its last day, and finalizes those whose scoring has closed', async () => {
  const { emission, epochs, clock } = await readRewardState(world.connection);
  const opened = [...epochs.values()].sort((a, b) => a.index - b.index);
  expect(opened.map(({ index }) => index)).toEqual(opened.map((_, at) => emission.nextIndex - opened.length + at));
  expect(opened.length).toBeGreaterThanOrEqual(7);
  for (const { index, finalized } of opened) {
    expect(finalized, `epoch ${index}`).toBe(clock.unixTimestamp >= epochTimes(emission, index).closesAt);
  }
  // The first of them lies before the day: nobody had proven it often enough.
  const final = opened.filter(({ finalized }) => finalized).slice(-3);
  for (const { devices, enterpriseWeight, communityWeight } of final) {
    expect(devices).toBeGreaterThan(20);
    expect(enterpriseWeight).toBeGreaterThan(0n);
    expect(communityWeight).toBeGreaterThan(0n);
  }
});

it('earns who rents from itself no more than staying idle, and costs it the fees', async () => {
  const [own, idle] = await twins();
  expect(own!.device.hiredSeconds).toBeGreaterThan(10_000n);
  expect(idle!.device.hiredSeconds).toBe(0n);
  const earned = ({ scores, owed, claimed }: DeviceReward) => ({ scores, owed, claimed });
  expect(earned(own!.reward)).toEqual(earned(idle!.reward));
  expect(own!.reward.owed).toBeGreaterThan(0n);
  const usdc = getAssociatedTokenAddressSync(world.keys.usdcMint.publicKey, own!.device.owner);
  const { value } = await world.connection.getTokenAccountBalance(usdc);
  expect(BigInt(value.amount)).toBeLessThan(OWN_USDC);
});
