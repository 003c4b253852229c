// Worlds of the marketplace in which there are two of everything, so that one can be put in the other's place.

import * as i from '../../../client/instructions/index.ts';
import { configAddress, gpuModelAddress } from '../../../client/pda.ts';
import { jobHash } from '../../../client/sealed.ts';
import type { DeviceHandle, RentalHandle } from '../../support/defaults.ts';
import { wrappedKeys } from '../../support/job-world.ts';
import { MODEL, World } from '../../support/world.ts';
import { type Call, watch } from '../support/call.ts';

/** A job of a rental. */
export const JOB = new Uint8Array(100).fill(7);

/** A marketplace with two models, the first of them with heavy work of its own. */
export function market(heavyWork = MODEL.heavyWork) {
  const world = World.create();
  if (heavyWork !== MODEL.heavyWork) world.setModel({ ...MODEL, heavyWork });
  const seen = watch(world.chain, configAddress(), gpuModelAddress(MODEL.code), world.usdcMint, world.ioMint);
  world.setModel({ ...MODEL, code: 8, name: 'Another card' });
  const call = (instruction: Call['instruction'], signers: Call['signers'], rest?: Call['rest']): Call => ({
    ...{ chain: world.chain, send: world.send.bind(world), seen, instruction, signers },
    ...(rest && { rest }),
  });
  return { world, call };
}

/** The same with two devices of one supplier each, which have not started. */
export function devices(heavyWork = MODEL.heavyWork) {
  const base = market(heavyWork);
  const [a, b] = [base.world.registerDevice(), base.world.registerDevice()];
  return { ...base, a, b };
}

/** Two rentals of one renter each, and nothing hired. */
export function rentals() {
  const base = market();
  const open = () => base.world.openRental(undefined, { jobHash: jobHash(JOB) });
  const [mine, other] = [open(), open()];
  return { ...base, mine, other };
}

/** Two rentals that hire two devices of one model each. */
export function hired() {
  const base = market();
  const { world } = base;
  const open = () => world.openRental(undefined, { jobHash: jobHash(JOB) });
  const [mine, other] = [open(), open()];
  // Those of the other rental come first: they are what is put in the place of these.
  const [b, fourth, a, second] = world.freshDevices([{}, {}, {}, {}]) as [
    DeviceHandle,
    DeviceHandle,
    DeviceHandle,
    DeviceHandle,
  ];
  world.assign(other, b, fourth);
  world.assign(mine, a, second);
  return { ...base, mine, other, a, second };
}

/** Writes the job of a rental. */
export function writeJob(world: World, { owner, rental }: RentalHandle): void {
  world.send(i.jobWrites({ owner: owner.publicKey, rental, body: JOB }), owner);
}

/** Publishes the key of a job to its first device. */
export function publishKey(world: World, { owner, rental }: RentalHandle): void {
  const keys = wrappedKeys(1);
  world.send([i.jobKeyPublish({ owner: owner.publicKey, rental, firstRank: 0, keys })], owner);
}
