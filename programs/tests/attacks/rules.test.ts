import { describe, expect, it } from 'vitest';
import type { ConfigChange } from '../../client/generated/marketplace/types.ts';
import * as i from '../../client/instructions/index.ts';
import { TransactionRefused } from '../support/chain.ts';
import { keypair } from '../support/keys.ts';
import { type DeviceHandle, MODEL, PARAMETERS, World } from '../support/world.ts';

const NEXT_KEY = keypair('next authority');

/** Proposes a change, by the first authority unless told otherwise; its index comes back. */
function propose(world: World, change: ConfigChange, authority = world.authority): bigint {
  const index = world.config().nextChangeIndex;
  world.send([i.configPropose({ authority: authority.publicKey, index, change })], authority);
  return index;
}

const execute = (world: World, index: bigint, proposer = world.authority.publicKey) =>
  world.send([i.configExecute({ index, proposer })], world.stranger);

const executeModel = (world: World, ...changes: { index: bigint; code?: number }[]) =>
  world.send(
    changes.map(({ index, code = MODEL.code }) =>
      i.gpuModelExecute({ index, code, proposer: world.authority.publicKey, payer: world.stranger.publicKey }),
    ),
    world.stranger,
  );

/** Changes the model while devices go on proving. */
function changeModel(world: World, change: Partial<typeof MODEL>, ...devices: DeviceHandle[]): void {
  const index = propose(world, { kind: 'GpuModel', value: { ...MODEL, ...change } });
  world.run(BigInt(PARAMETERS.timelockSeconds), ...devices.map(({ prover }) => prover));
  executeModel(world, { index });
}

describe('the timelock', () => {
  it('a lowered timelock waits the old one', () => {
    const world = World.create({ timelockSeconds: 3_600 });
    const lower = propose(world, { kind: 'Parameters', value: { ...PARAMETERS, timelockSeconds: 60 } });
    const treasury = propose(world, { kind: 'Treasury', value: NEXT_KEY.publicKey });
    world.chain.advanceSeconds(3_599n);
    for (const index of [lower, treasury]) {
      expect(() => execute(world, index)).toThrow('The timelock of this change has not passed');
    }
    world.chain.advanceSeconds(1n);
    execute(world, lower);
  });

  it('what an authority proposed ends with it', () => {
    const world = World.create();
    const hidden = propose(world, { kind: 'Authority', value: world.stranger.publicKey });
    const rotate = propose(world, { kind: 'Authority', value: NEXT_KEY.publicKey });
    world.chain.advanceSeconds(60n);
    execute(world, rotate);
    expect(() => execute(world, hidden)).toThrow("Only the config's authority may do this");
    expect(world.config().authority).toEqual(NEXT_KEY.publicKey);
  });

  it('what was proposed before the timelock was raised does not stay executable for ever', () => {
    const world = World.create();
    const stock = propose(world, { kind: 'Treasury', value: world.stranger.publicKey });
    const raise = propose(world, { kind: 'Parameters', value: { ...PARAMETERS, timelockSeconds: 30 * 86_400 } });
    world.chain.advanceSeconds(60n);
    execute(world, raise);
    world.chain.advanceSeconds(60n * 86_400n);
    expect(() => execute(world, stock)).toThrow('Nobody executed this change in its 30 days');
  });

  it('nobody but the authority proposes, cancels or pauses', () => {
    const world = World.create();
    const index = propose(world, { kind: 'Treasury', value: NEXT_KEY.publicKey });
    const { publicKey } = world.stranger;
    const refused = [
      i.configPropose({ authority: publicKey, index: index + 1n, change: { kind: 'Authority', value: publicKey } }),
      i.configCancel({ authority: publicKey, index, proposer: world.authority.publicKey }),
      i.rentalsPauseSet({ authority: publicKey, paused: true }),
    ];
    for (const instruction of refused) {
      expect(() => world.send([instruction], world.stranger)).toThrow("Only the config's authority may do this");
    }
  });

  it('a cancelled change is not executed, and its index not taken again', () => {
    const world = World.create();
    const index = propose(world, { kind: 'Treasury', value: NEXT_KEY.publicKey });
    const authority = world.authority.publicKey;
    world.send([i.configCancel({ authority, index, proposer: authority })], world.authority);
    world.chain.advanceSeconds(60n);
    expect(() => execute(world, index)).toThrow('An account does not exist');
    expect(propose(world, { kind: 'Treasury', value: NEXT_KEY.publicKey })).toBe(index + 1n);
  });

  it('the config is not initialized again, by its upgrade authority neither', () => {
    const world = World.create();
    expect(() => world.send([world.initializeInstruction()], world.upgradeAuthority)).toThrow(TransactionRefused);
  });
});

describe('bounds of a model', () => {
  it('an idle interval in years, which would hold money of a vanished device for as long', () => {
    const world = World.create();
    const index = propose(world, { kind: 'GpuModel', value: { ...MODEL, code: 8, idleIntervalSlots: 1_500_000_000 } });
    world.chain.advanceSeconds(60n);
    expect(() => executeModel(world, { index, code: 8 })).toThrow('none over 72,000 slots');
  });

  it('no work at all', () => {
    const world = World.create();
    const value = { ...MODEL, heavyWork: { kind: 'HashChain', units: 4, rounds: 1_023 } as const };
    const index = propose(world, { kind: 'GpuModel', value });
    world.chain.advanceSeconds(60n);
    expect(() => executeModel(world, { index })).toThrow("The work is under the program's lower bound");
  });
});

describe('a model that changes under devices that prove', () => {
  it('a longer heavy interval costs an honest device no credit', () => {
    const world = World.create();
    const device = world.freshDevice();
    changeModel(world, { heavyIntervalSlots: 1_200 }, device);
    for (let round = 0; round < 10; round += 1) expect(device.prover.next().credited).toBe(true);
  });

  it('a shorter heavy interval costs an honest device no credit once its first heavy work was opened', () => {
    const world = World.create();
    world.setModel({ ...MODEL, heavyIntervalSlots: 1_200 });
    const device = world.freshDevice();
    changeModel(world, { heavyIntervalSlots: 300 }, device);
    for (let openedHeavy = false; !openedHeavy; ) ({ openedHeavy } = device.prover.next());
    for (let round = 0; round < 10; round += 1) expect(device.prover.next().credited).toBe(true);
  });

  it('intervals twice as long make no honest hired device silent', () => {
    const world = World.create();
    const device = world.freshDevice({ terms: { minSeconds: 1_600, maxSeconds: 3_600 } });
    const rental = world.rent(device, { seconds: 3_600, deposit: 100_000_000n });
    changeModel(world, { idleIntervalSlots: 300, hiredIntervalSlots: 300 }, device);
    for (let round = 0; round < 6; round += 1) {
      world.chain.advanceToSlot(world.device(device.device).chain.challenge.deadlineSlot);
      expect(() => world.release(world.stranger, rental, device)).toThrow('Only renter or supplier may release');
      device.prover.next();
    }
  });

  it('a device that is released after the interval doubled still delivers its last seconds', () => {
    const world = World.create();
    const device = world.freshDevice({ terms: { maxSeconds: 3_600 } });
    const rental = world.rent(device, { seconds: 3_600, deposit: 100_000_000n });
    changeModel(world, { idleIntervalSlots: 300, hiredIntervalSlots: 300 }, device);
    device.prover.next();
    device.prover.next();
    world.chain.advanceSlots(3n);
    world.release(rental.owner, rental, device);
    world.chain.advanceToSlot(world.device(device.device).chain.challenge.deadlineSlot);
    world.settle(rental, device);
    expect(world.device(device.device).assignment.rental).toEqual(rental.rental);
    expect(device.prover.next()).toMatchObject({ drained: true, credited: true });
  });

  it('intervals that grow by more are refused, in one change or in several that waited together', () => {
    const world = World.create();
    const grown = (slots: number) => ({
      ...MODEL,
      ...{ idleIntervalSlots: slots, hiredIntervalSlots: slots, heavyIntervalSlots: slots },
    });
    const [first, second, third] = [300, 600, 1_200].map((slots) =>
      propose(world, { kind: 'GpuModel', value: grown(slots) }),
    ) as [bigint, bigint, bigint];
    world.chain.advanceSeconds(60n);
    expect(() => executeModel(world, { index: third })).toThrow('at most double');
    executeModel(world, { index: first });
    expect(() => executeModel(world, { index: second })).toThrow(TransactionRefused);
  });

  it('a lighter work or shorter interval reaches only the challenge after', () => {
    const world = World.create();
    const device = world.freshDevice();
    const heavyWork = { kind: 'HashChain', units: 128, rounds: 64 } as const;
    const { challenge } = world.device(device.device).chain;
    const index = propose(world, { kind: 'GpuModel', value: { ...MODEL, heavyWork } });
    expect(world.device(device.device).chain.challenge).toEqual(challenge);
    world.run(60n, device.prover);
    const fixed = world.device(device.device).chain.challenge;
    executeModel(world, { index });
    expect(world.device(device.device).chain.challenge).toEqual(fixed);
    for (let round = 0; round < 6; round += 1) expect(device.prover.next().credited).toBe(true);
  });
});

describe('what a supplier declares', () => {
  it('another country under a running rental, after the renter chose by it', () => {
    const world = World.create();
    const handle = world.freshDevice();
    world.rent(handle, { country: 276 });
    const { owner, device } = handle;
    const update = i.deviceUpdate({
      ...{ owner: owner.publicKey, device, country: 840, connectivity: 'High' },
      encryptionKey: new Uint8Array(32),
    });
    expect(() => world.send([update], owner)).toThrow('The device is hired or drains');
  });
});

describe('silence', () => {
  it('one missed heavy slot lets no stranger end a rental', () => {
    const world = World.create();
    world.setModel({ ...MODEL, heavyIntervalSlots: 1_200 });
    const device = world.freshDevice({ terms: { minSeconds: 1_600, maxSeconds: 3_600 } });
    const rental = world.rent(device, { seconds: 3_600, deposit: 100_000_000n });
    while (world.device(device.device).chain.challenge.heavy === 0) device.prover.next();
    world.chain.advanceToSlot(world.device(device.device).chain.challenge.deadlineSlot + 1n);
    device.prover.start();
    for (let credited = false; !credited; ) {
      world.chain.advanceToSlot(device.prover.dueSlot);
      expect(() => world.release(world.stranger, rental, device)).toThrow('Only renter or supplier may release');
      ({ credited } = device.prover.tick());
    }
  });

  it('a cluster that stood still makes nobody silent', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    world.chain.halt(500n);
    expect(() => world.release(world.stranger, rental, device)).toThrow('Only renter or supplier may release');
  });
});
