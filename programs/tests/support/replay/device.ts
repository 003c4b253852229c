// What events tell of devices: what they declare, how they prove, and what their workers report.

import { DEVICE_DISCRIMINATOR, decodeDevice } from '../../../client/generated/marketplace/accounts.ts';
import type { MarketplaceEvent } from '../../../client/generated/marketplace/events.ts';
import * as p from '../../../client/generated/marketplace/program.ts';
import * as t from '../../../client/generated/marketplace/types.ts';
import { gpuClaimAddress } from '../../../client/pda.ts';
import { bumpOf, bytesOf, type RebuiltAccounts } from './accounts.ts';

/** Longest sealed endpoint, bytes: the room that a device has for one. */
const ENDPOINT_ROOM = 192;

/** A device of which nothing is told: zeros. */
export const emptyDevice = (): t.Device =>
  decodeDevice(new Uint8Array([...DEVICE_DISCRIMINATOR, ...new Uint8Array(2_048)]));

/** Takes in an event of a device. */
export function replayDevice(accounts: RebuiltAccounts, event: MarketplaceEvent): void {
  switch (event.name) {
    case 'DeviceRegistered':
      register(accounts, event.data);
      return;
    case 'DeviceUpdated': {
      const { device, country, connectivity, encryptionKey, termsSlot } = event.data;
      const account = accounts.changed('Device', device);
      Object.assign(account, { country, connectivity, encryptionKey });
      account.listing.termsSlot = termsSlot;
      return;
    }
    case 'DeviceWorkerRotated':
      accounts.changed('Device', event.data.device).worker = event.data.worker;
      return;
    case 'DeviceAcceptingSet':
      accounts.changed('Device', event.data.device).accepting = Number(event.data.accepting);
      return;
    case 'DeviceRetired':
      retire(accounts.changed('Device', event.data.device), event.data.termsSlot);
      for (const claim of accounts.claimsOf(event.data.device.scope)) accounts.close(claim);
      return;
    case 'GpuClaimReleased':
      retire(accounts.changed('Device', event.data.device), event.data.termsSlot);
      accounts.close(event.data.claim);
      return;
    case 'ListingSet': {
      const { device, askUsdc, askIo, minSeconds, maxSeconds, termsSlot } = event.data;
      const listing = { askUsdc, askIo, minSeconds, maxSeconds, termsSlot, active: 1 };
      accounts.changed('Device', device).listing = listing;
      return;
    }
    case 'ListingClosed': {
      const { listing } = accounts.changed('Device', event.data.device);
      Object.assign(listing, { active: 0, termsSlot: event.data.termsSlot });
      return;
    }
    case 'ChainStarted': {
      const { chain } = accounts.changed('Device', event.data.device);
      Object.assign(chain, { started: 1, hasRoot: 0, challenge: challengeOf(event.data.challenge) });
      return;
    }
    case 'DeviceTicked':
      tick(accounts.changed('Device', event.data.device), event.data);
      return;
    case 'JobReported': {
      const { device, state, exitCode } = event.data;
      Object.assign(accounts.changed('Device', device), { jobState: t.JOB_STATES.indexOf(state), exitCode });
      return;
    }
    case 'EndpointPublished': {
      const endpoint = new Uint8Array(ENDPOINT_ROOM);
      endpoint.set(event.data.endpoint);
      const endpointLen = event.data.endpoint.length;
      Object.assign(accounts.changed('Device', event.data.device), { endpoint, endpointLen });
      return;
    }
  }
}

function register(accounts: RebuiltAccounts, told: t.DeviceRegistered): void {
  const { device, supplier, index } = told;
  accounts.changed('Supplier', supplier).nextDeviceIndex = index + 1;
  accounts.create('Device', device.scope, {
    ...emptyDevice(),
    sequence: device.sequence,
    supplier: supplier.scope,
    owner: told.owner,
    worker: told.worker,
    encryptionKey: told.encryptionKey,
    registeredAt: told.timestamp,
    index,
    modelCode: told.modelCode,
    country: told.country,
    gpuCount: told.gpuCount,
    class: t.DEVICE_CLASSES.indexOf(told.class),
    connectivity: told.connectivity,
    accepting: 1,
    bump: bumpOf(p.SEED_DEVICE, supplier.scope.toBytes(), bytesOf(index, 32)),
  });
  for (const hash of told.gpuHashes) {
    const bump = bumpOf(p.SEED_GPU, hash);
    accounts.create('GpuClaim', gpuClaimAddress(hash), { hash, device: device.scope, bump });
  }
}

function retire(device: t.Device, termsSlot: bigint): void {
  Object.assign(device, { retired: 1, accepting: 0 });
  Object.assign(device.listing, { active: 0, termsSlot });
}

function tick(device: t.Device, told: t.DeviceTicked): void {
  const { chain, assignment } = device;
  const { timestamp, idleSeconds: idle, hiredSeconds: hired } = told;
  const { challenge, rootChallengeSlot } = chain;
  if (told.openedHeavy) chain.heavyOpenedSlot = rootChallengeSlot;
  if (told.credited) Object.assign(chain, { lastCreditedAt: timestamp, lastCreditedSlot: told.slot });
  Object.assign(chain, {
    n: told.n + 1n,
    head: told.head,
    root: told.root,
    rootSeed: told.seed,
    rootWork: packWork(told.work),
    rootHeavy: Number(told.heavy),
    rootChallengeSlot: told.challengeSlot,
    rootHeavySlot: challenge.heavySlot,
    hasRoot: 1,
    lastTickAt: timestamp,
    challenge: challengeOf(told.next),
  });
  device.idleSeconds += BigInt(idle);
  device.hiredSeconds += BigInt(hired);
  assignment.hiredSeconds += BigInt(hired);
  Object.assign(assignment, { reserved: told.reserved, accrued: told.accrued, drained: Number(told.drained) });
  // The device keeps four epochs; a tick that credits nothing begins its epoch too.
  const epoch = timestamp / 3_600n;
  device.seconds = device.seconds.map((entry, at) => {
    if (BigInt(at) !== epoch % 4n) return entry;
    const before = entry.epoch === epoch ? entry : { epoch, idle: 0, hired: 0 };
    return { epoch, idle: before.idle + idle, hired: before.hired + hired };
  });
}

function challengeOf({ heavy, work, ...told }: t.ChallengeSet): t.Challenge {
  return { ...told, work: packWork(work), heavy: Number(heavy) };
}

function packWork(work: t.Work): t.PackedWork {
  switch (work.kind) {
    case 'HashChain':
      return { kind: 1, parameters: [work.units, work.rounds, 0] };
    case 'Matmul':
      return { kind: 2, parameters: [work.n, work.k, work.count] };
  }
}
