import { describe, expect, it } from 'vitest';
import { deviceAcceptingSet } from '../../client/instructions/device.ts';
import { World } from '../support/world.ts';

describe('device_accepting_set', () => {
  const world = World.create();
  const handle = world.freshDevice();
  const set = (authority: typeof handle.owner, accepting: boolean) =>
    world.send([deviceAcceptingSet({ authority: authority.publicKey, device: handle.device, accepting })], authority);

  it('error: neither worker nor owner', () => {
    expect(() => set(world.stranger, false)).toThrow("Only the device's worker key may do this");
  });

  it('stops new assignments and resumes them, by worker and owner', () => {
    expect(set(handle.worker, false).events).toMatchObject([
      { name: 'DeviceAcceptingSet', data: { accepting: false } },
    ]);
    const rental = world.openRental();
    expect(() => world.assign(rental, handle)).toThrow('its worker takes no assignments');
    set(handle.owner, true);
    world.assign(rental, handle);
  });

  it('leaves a running assignment alone', () => {
    set(handle.worker, false);
    expect(handle.prover.next().hiredSeconds).toBeGreaterThan(0);
  });
});
