import { PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import type { ConfigChange } from '../../client/generated/marketplace/types.ts';
import { configExecute, configPropose } from '../../client/instructions/config.ts';
import { keypair } from '../support/keys.ts';
import { MODEL, PARAMETERS, World } from '../support/world.ts';

const key = keypair('new key').publicKey;

function propose(change: ConfigChange): World {
  const world = World.create();
  world.send([configPropose({ authority: world.authority.publicKey, index: 1n, change })], world.authority);
  return world;
}

const execute = (world: World) =>
  world.send([configExecute({ index: 1n, proposer: world.authority.publicKey })], world.stranger);

describe('config_execute', () => {
  it('error: before the timelock has passed', () => {
    const world = propose({ kind: 'Treasury', value: key });
    world.chain.advanceSeconds(59n);
    expect(() => execute(world)).toThrow('The timelock of this change has not passed');
  });

  it('error: a GPU model', () => {
    const world = propose({ kind: 'GpuModel', value: MODEL });
    world.chain.advanceSeconds(60n);
    expect(() => execute(world)).toThrow('This change is of another kind');
  });

  it('error: the rent to another than the proposer', () => {
    const world = propose({ kind: 'Treasury', value: key });
    world.chain.advanceSeconds(60n);
    const forged = configExecute({ index: 1n, proposer: world.stranger.publicKey });
    expect(() => world.send([forged], world.stranger)).toThrow("Only the config's authority may do this");
  });

  it('error: parameters out of bounds', () => {
    const world = propose({ kind: 'Parameters', value: { ...PARAMETERS, paymentFeeUsdcBps: 501 } });
    world.chain.advanceSeconds(60n);
    expect(() => execute(world)).toThrow('A fee is over its bound');
  });

  it('error: an arbiter, a treasury or an authority that is nobody', () => {
    for (const [kind, message] of [
      ['Arbiter', "The arbiter can't be the default key"],
      ['Treasury', "The treasury can't be the default key"],
      ['Authority', "Only the config's authority may do this"],
    ] as const) {
      const world = propose({ kind, value: PublicKey.default });
      world.chain.advanceSeconds(60n);
      expect(() => execute(world)).toThrow(message);
    }
  });

  it.each([
    [300, 900],
    [300, 100],
    [600, 900],
    [300, 450],
  ])('error: a heavy grid of %i slots that becomes one of %i', (before, after) => {
    const world = World.create();
    const heavyGrid = (heavyGridSlots: number) =>
      world.change({ kind: 'Parameters', value: { ...PARAMETERS, heavyGridSlots } });
    heavyGrid(before);
    expect(() => heavyGrid(after)).toThrow('The heavy grid changes by a power of two only');
  });

  it('leaves heavy intervals of models, old and new, divide each other after any change of the heavy grid', () => {
    const world = World.create();
    const parameters = (heavyGridSlots: number, gridSlots: number) =>
      world.change({ kind: 'Parameters', value: { ...PARAMETERS, gridSlots, heavyGridSlots } });
    parameters(75, 25);
    world.setModel({ ...MODEL, code: 8, heavyIntervalSlots: 150 });
    parameters(1_200, 25);
    expect(() => world.setModel({ ...MODEL, code: 9, heavyIntervalSlots: 600 })).toThrow('1, 2, 4, … heavy grids');
    world.setModel({ ...MODEL, code: 9, heavyIntervalSlots: 4_800 });
    const intervals = [7, 8, 9].map((code) => world.model(code).heavyIntervalSlots).sort((a, b) => a - b);
    expect(intervals).toEqual([150, 300, 4_800]);
    for (const [at, interval] of intervals.slice(1).entries()) expect(interval % intervals[at]!).toBe(0);
  });

  it('error: after 30 days', () => {
    const world = propose({ kind: 'Treasury', value: key });
    world.chain.halt(60n + 30n * 86_400n + 1n);
    expect(() => execute(world)).toThrow('Nobody executed this change in its 30 days');
  });

  it('error: by an authority of the past', () => {
    const world = propose({ kind: 'Treasury', value: key });
    world.change({ kind: 'Authority', value: key });
    expect(() => execute(world)).toThrow("Only the config's authority may do this");
  });

  it('error: a second time', () => {
    const world = propose({ kind: 'Treasury', value: key });
    world.chain.advanceSeconds(60n);
    execute(world);
    expect(() => execute(world)).toThrow('An account does not exist');
  });

  it('changes treasury, arbiter, authority and parameters, by anybody', () => {
    const world = propose({ kind: 'Treasury', value: key });
    world.chain.advanceSeconds(60n);
    expect(execute(world).events).toMatchObject([{ name: 'ConfigUpdated', data: { index: 1n, treasury: key } }]);
    const parameters = { ...PARAMETERS, reservationFeeBps: 30 };
    world.change({ kind: 'Parameters', value: parameters });
    world.change({ kind: 'Arbiter', value: key });
    world.change({ kind: 'Authority', value: key });
    expect(world.config()).toMatchObject({ authority: key, treasury: key, arbiter: key, parameters });
  });

  it('waits the old timelock before it lowers the timelock', () => {
    const world = World.create({ timelockSeconds: 3_600 });
    world.send(
      [
        configPropose({
          authority: world.authority.publicKey,
          index: 1n,
          change: { kind: 'Parameters', value: PARAMETERS },
        }),
      ],
      world.authority,
    );
    world.chain.advanceSeconds(3_599n);
    expect(() => execute(world)).toThrow('The timelock of this change has not passed');
    world.chain.advanceSeconds(1n);
    execute(world);
    expect(world.config().parameters.timelockSeconds).toBe(60);
  });
});
