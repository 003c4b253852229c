import { describe, expect, it } from 'vitest';
import { decodePendingChange } from '../../client/generated/marketplace/accounts.ts';
import { configPropose } from '../../client/instructions/config.ts';
import { pendingChangeAddress } from '../../client/pda.ts';
import { MODEL, World } from '../support/world.ts';

describe('config_propose', () => {
  it('error: not the authority', () => {
    const world = World.create();
    const { publicKey: authority } = world.stranger;
    const change = { kind: 'Authority', value: authority } as const;
    expect(() => world.send([configPropose({ authority, index: 1n, change })], world.stranger)).toThrow(
      "Only the config's authority may do this",
    );
  });

  it('error: an index that is not the next', () => {
    const world = World.create();
    const { publicKey: authority } = world.authority;
    const change = { kind: 'Authority', value: authority } as const;
    for (const index of [0n, 2n]) {
      expect(() => world.send([configPropose({ authority, index, change })], world.authority)).toThrow(
        'An account is not at its derived address',
      );
    }
  });

  it('keeps the change until the timelock of now has passed', () => {
    const world = World.create();
    const { publicKey: authority } = world.authority;
    const change = { kind: 'GpuModel', value: { ...MODEL, code: 9 } } as const;
    const { events } = world.send([configPropose({ authority, index: 1n, change })], world.authority);
    const pending = decodePendingChange(world.chain.data(pendingChangeAddress(1n))!);
    expect(pending).toMatchObject({ index: 1n, proposer: authority, executableAt: world.chain.time + 60n, change });
    expect(events).toMatchObject([
      {
        name: 'ConfigChangeProposed',
        data: { index: 1n, proposer: authority, change, executableAt: world.chain.time + 60n },
      },
    ]);
    expect(world.config().nextChangeIndex).toBe(2n);
  });
});
