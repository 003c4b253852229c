import { describe, expect, it } from 'vitest';
import { configCancel, configExecute, configPropose } from '../../client/instructions/config.ts';
import { pendingChangeAddress } from '../../client/pda.ts';
import { World } from '../support/world.ts';

function proposed(): World {
  const world = World.create();
  const { publicKey: authority } = world.authority;
  const change = { kind: 'Treasury', value: world.stranger.publicKey } as const;
  world.send([configPropose({ authority, index: 1n, change })], world.authority);
  return world;
}

describe('config_cancel', () => {
  it('error: not the authority', () => {
    const world = proposed();
    const cancel = configCancel({
      index: 1n,
      proposer: world.authority.publicKey,
      authority: world.stranger.publicKey,
    });
    expect(() => world.send([cancel], world.stranger)).toThrow("Only the config's authority may do this");
  });

  it('error: the rent to another than the proposer', () => {
    const world = proposed();
    const cancel = configCancel({
      index: 1n,
      proposer: world.stranger.publicKey,
      authority: world.authority.publicKey,
    });
    expect(() => world.send([cancel], world.authority)).toThrow("Only the config's authority may do this");
  });

  it('withdraws the change for ever', () => {
    const world = proposed();
    const { publicKey: authority } = world.authority;
    const { events } = world.send([configCancel({ index: 1n, proposer: authority, authority })], world.authority);
    expect(events).toMatchObject([
      { name: 'ConfigChangeCancelled', data: { index: 1n, pending: pendingChangeAddress(1n) } },
    ]);
    world.chain.advanceSeconds(60n);
    const execute = configExecute({ index: 1n, proposer: authority });
    expect(() => world.send([execute], world.stranger)).toThrow('An account does not exist');
    expect(world.config().nextChangeIndex).toBe(2n);
  });
});
