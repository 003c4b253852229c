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

  it('changes treasury, authority and parameters, by anybody', () => {
    const world = propose({ kind: 'Treasury', value: key });
    world.chain.advanceSeconds(60n);
    expect(execute(world).events).toMatchObject([{ name: 'ConfigUpdated', data: { index: 1n, treasury: key } }]);
    const parameters = { ...PARAMETERS, reservationFeeBps: 30 };
    world.change({ kind: 'Parameters', value: parameters });
    world.change({ kind: 'Authority', value: key });
    expect(world.config()).toMatchObject({ authority: key, treasury: key, parameters });
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
