// What events tell of rentals, the assignments of their devices, and their jobs.

import type { MarketplaceEvent } from '../../../client/generated/marketplace/events.ts';
import * as p from '../../../client/generated/marketplace/program.ts';
import type * as t from '../../../client/generated/marketplace/types.ts';
import { bumpOf, bytesOf, type RebuiltAccounts } from './accounts.ts';
import { emptyDevice } from './device.ts';

/** Takes in an event of a rental. */
export function replayRental(accounts: RebuiltAccounts, event: MarketplaceEvent): void {
  switch (event.name) {
    case 'RentalOpened':
      open(accounts, event.data);
      return;
    case 'RentalDeposited': {
      const { rental, deposited, free } = event.data;
      Object.assign(accounts.changed('Rental', rental), { deposited, free });
      return;
    }
    case 'RentalWithdrawn': {
      const { rental, refunded, free } = event.data;
      Object.assign(accounts.changed('Rental', rental), { refunded, free });
      return;
    }
    case 'DevicesAssigned':
      assign(accounts, event.data);
      return;
    case 'DevicesExtended': {
      const { rental, committed, free, rentalEndsAt, endsAt, devices } = event.data;
      Object.assign(accounts.changed('Rental', rental), { committed, free, endsAt: rentalEndsAt });
      for (const { device, reserved } of devices) {
        Object.assign(accounts.changed('Device', device).assignment, { endsAt, reserved });
      }
      return;
    }
    case 'DeviceReleased': {
      const { device, releasedAt, payableAt, drainAt, drainSlot, forfeited, drained } = event.data;
      const told = { releasedAt, payableAt, drainAt, drainSlot };
      const { assignment } = accounts.changed('Device', device);
      Object.assign(assignment, told, { forfeited: Number(forfeited), drained: Number(drained) });
      return;
    }
    case 'DeviceSettled':
      settle(accounts, event.data);
      return;
    case 'RentalClosed':
      accounts.close(event.data.rental.scope);
      return;
    case 'JobWritten': {
      const { rental, owner, job, offset, total, chunk, complete } = event.data;
      accounts.changed('Rental', rental).hasJob = true;
      const before = offset === 0 ? undefined : accounts.find('Job', job);
      const body = new Uint8Array([...(before?.body ?? []), ...chunk]);
      const bump = bumpOf(p.SEED_JOB, rental.scope.toBytes());
      accounts.create('Job', job, { rental: rental.scope, owner, total, written: body.length, complete, bump, body });
      return;
    }
    case 'JobClosed':
      accounts.changed('Rental', event.data.rental).hasJob = false;
      accounts.close(event.data.job);
      return;
    case 'JobKeysPublished':
      publishKeys(accounts, event.data);
      return;
    case 'JobKeysClosed':
      accounts.changed('Rental', event.data.rental).jobKeyPages -= 1;
      accounts.close(event.data.jobKeys);
      return;
  }
}

function open(accounts: RebuiltAccounts, event: t.RentalOpened): void {
  const { rental, renter, timestamp, ...told } = event;
  const bump = bumpOf(p.SEED_RENTER, told.owner.toBytes());
  const nextNonce = told.nonce + 1n;
  accounts.create('Renter', renter.scope, { owner: told.owner, nextNonce, sequence: renter.sequence, bump });
  accounts.create('Rental', rental.scope, {
    ...told,
    renter: renter.scope,
    openedAt: timestamp,
    assignedGpus: 0,
    filledGpus: 0,
    assignedDevices: 0,
    nextRank: 0,
    settled: 0n,
    fees: 0n,
    refunded: 0n,
    committed: 0n,
    free: told.deposited,
    hasJob: false,
    jobKeyPages: 0,
    sequence: rental.sequence,
    bump: bumpOf(p.SEED_RENTAL, renter.scope.toBytes(), bytesOf(told.nonce, 64)),
    vaultBump: bumpOf(p.SEED_VAULT, rental.scope.toBytes()),
  });
}

function assign(accounts: RebuiltAccounts, event: t.DevicesAssigned): void {
  const { rental, mint, feeBps, endsAt, silentSeconds, silentSlots, drainSeconds, drainSlots, timestamp } = event;
  const { assignedGpus, filledGpus, committed, free } = event;
  const account = accounts.changed('Rental', rental);
  Object.assign(account, { assignedGpus, filledGpus, committed, free });
  account.assignedDevices += event.devices.length;
  account.nextRank += event.devices.length;
  const shared = { mint, feeBps, endsAt, silentSeconds, silentSlots, drainSeconds, drainSlots };
  for (const { device, gpuCount, rank, price, minSeconds, reserved } of event.devices) {
    const hired = accounts.changed('Device', device);
    hired.assignment = {
      ...emptyDevice().assignment,
      ...shared,
      rental: rental.scope,
      assignedAt: timestamp,
      payableAt: timestamp + BigInt(minSeconds),
      gpuCount,
      rank,
      price,
      minSeconds,
      reserved,
    };
    const { jobState, exitCode, endpoint, endpointLen } = emptyDevice();
    Object.assign(hired, { jobState, exitCode, endpoint, endpointLen });
  }
}

function settle(accounts: RebuiltAccounts, event: t.DeviceSettled): void {
  const { device, rental, seconds, paid, ended, reserved, accrued } = event;
  const account = accounts.changed('Rental', rental);
  Object.assign(account, {
    settled: event.rentalSettled,
    fees: event.rentalFees,
    committed: event.rentalCommitted,
    free: event.rentalFree,
    assignedGpus: event.rentalAssignedGpus,
  });
  const settled = accounts.changed('Device', device);
  if (ended) {
    account.assignedDevices -= 1;
    settled.assignment = emptyDevice().assignment;
    return;
  }
  const { assignment } = settled;
  assignment.settledSeconds += seconds;
  assignment.paid += paid;
  Object.assign(assignment, { reserved, accrued });
}

function publishKeys(accounts: RebuiltAccounts, event: t.JobKeysPublished): void {
  const { rental, owner, jobKeys, page, firstRank } = event;
  const account = accounts.changed('Rental', rental);
  const before = accounts.find('JobKeys', jobKeys);
  if (before === undefined) account.jobKeyPages += 1;
  const keys = [...(before?.keys ?? [])];
  const first = firstRank - page * p.JOB_KEYS_PER_PAGE;
  while (keys.length < first) keys.push(new Uint8Array(48));
  for (const [at, key] of event.keys.entries()) keys[first + at] = key;
  const bump = bumpOf(p.SEED_JOB_KEYS, rental.scope.toBytes(), bytesOf(page, 16));
  accounts.create('JobKeys', jobKeys, { rental: rental.scope, owner, page, bump, keys });
}
