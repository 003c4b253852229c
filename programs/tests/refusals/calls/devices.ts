// Valid calls of the instructions of suppliers, devices and proofs.

import { CLAIM_IDLE_SECONDS } from '../../../client/device.ts';
import * as i from '../../../client/instructions/index.ts';
import { LEAST_PRODUCTS, startHeavy } from '../../support/matmul.ts';
import { MODEL } from '../../support/world.ts';
import type { Calls } from '../support/call.ts';
import { devices, hired, market } from './market.ts';

const DECLARED = { country: 276, connectivity: 'High', encryptionKey: new Uint8Array(32).fill(1) } as const;
const LISTING = { askUsdc: 1n, askIo: 1n, minSeconds: 1, maxSeconds: 2 } as const;

/** By the instruction's name. */
export const DEVICE_CALLS: Calls = {
  supplier_register: () => {
    const { world, call } = market();
    world.supplier();
    const owner = world.wallet('owner');
    const { publicKey } = owner;
    return call(i.supplierRegister({ owner: publicKey, payout: publicKey, name: 'Supplier' }), [owner]);
  },
  supplier_update: () => {
    const { world, call } = market();
    world.supplier();
    const { owner, payout } = world.supplier();
    return call(i.supplierUpdate({ owner: owner.publicKey, payout, name: 'Another name' }), [owner]);
  },
  device_register: () => {
    const { world, call, a } = devices();
    const worker = world.wallet('worker');
    const keys = { owner: a.owner.publicKey, worker: worker.publicKey };
    const gpuHashes = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    const register = i.deviceRegister({ ...keys, index: 1, modelCode: MODEL.code, gpuHashes, ...DECLARED });
    return call(register, [a.owner, worker], ['claim', 'claim']);
  },
  device_update: () => {
    const { call, a } = devices();
    return call(i.deviceUpdate({ owner: a.owner.publicKey, device: a.device, ...DECLARED }), [a.owner]);
  },
  device_worker_rotate: () => {
    const { world, call, a } = devices();
    const worker = world.wallet('worker');
    const keys = { owner: a.owner.publicKey, worker: worker.publicKey };
    return call(i.deviceWorkerRotate({ ...keys, device: a.device }), [a.owner, worker]);
  },
  device_accepting_set: () => {
    const { call, a } = devices();
    const { worker, device } = a;
    return call(i.deviceAcceptingSet({ authority: worker.publicKey, device, accepting: false }), [worker]);
  },
  device_retire: () => {
    const { world, call } = devices();
    const { owner, device, gpuHashes } = world.registerDevice({ gpus: 2 });
    return call(i.deviceRetire({ owner: owner.publicKey, device, gpuHashes }), [owner], ['claim', 'claim']);
  },
  gpu_claim_release: () => {
    const { world, call, a } = devices();
    world.chain.halt(CLAIM_IDLE_SECONDS);
    return call(i.gpuClaimRelease({ owner: a.owner.publicKey, device: a.device, hash: a.gpuHashes[0]! }), []);
  },
  listing_set: () => {
    const { call, a } = devices();
    return call(i.listingSet({ owner: a.owner.publicKey, device: a.device, ...LISTING }), [a.owner]);
  },
  listing_close: () => {
    const { world, call, a } = devices();
    world.list(a);
    return call(i.listingClose({ owner: a.owner.publicKey, device: a.device }), [a.owner]);
  },
  chain_start: () => {
    const { call, a } = devices();
    const { worker, device, modelCode } = a;
    return call(i.chainStart({ worker: worker.publicKey, device, modelCode }), [worker]);
  },
  tick: () => {
    const { world, call, a } = devices(LEAST_PRODUCTS);
    const { prover, worker, device } = a;
    startHeavy(world, a);
    prover.next();
    world.chain.advanceToSlot(prover.dueSlot);
    const { tree: _, ...answer } = prover.answer();
    return call(i.tick({ worker: worker.publicKey, device, ...answer }), [worker]);
  },
  job_report: () => {
    const { call, a } = hired();
    const { worker, device } = a;
    return call(i.jobReport({ worker: worker.publicKey, device, state: 'Exited', exitCode: 1 }), [worker]);
  },
  endpoint_publish: () => {
    const { call, a } = hired();
    const { worker, device } = a;
    return call(i.endpointPublish({ worker: worker.publicKey, device, endpoint: new Uint8Array(96).fill(1) }), [
      worker,
    ]);
  },
};
