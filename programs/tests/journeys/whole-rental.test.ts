import { describe, expect, it } from 'vitest';
import { quoteOf } from '../../client/amount.ts';
import { World } from '../support/world.ts';

describe('a whole rental', () => {
  it('pays for each proven second and gives the rest back', () => {
    const world = World.create();
    const device = world.freshDevice({ terms: { minSeconds: 60 } });
    const rental = world.rent(device, { seconds: 600 });
    const whole = quoteOf({ price: 2_000_000n, gpuCount: 1, seconds: 600n, feeBps: 225 });
    expect(world.rental(rental.rental)).toMatchObject({ committed: whole.gross, free: 10_000_000n - whole.gross });
    world.run(700n, device.prover);
    expect(world.release(world.stranger, rental, device).reason).toBe('Expired');
    const settled = world.settle(rental, device);
    expect(settled).toMatchObject({ ended: true, seconds: 600n, paid: whole.net, fees: whole.fees, returned: 0n });
    expect(world.balance(device.payout)).toBe(whole.net);
    expect(world.balance(world.treasury)).toBe(whole.fees);
    expect(world.close(rental)).toMatchObject({ amount: 10_000_000n - whole.gross, dust: 0n });
    expect(world.balance(rental.owner.publicKey)).toBe(1_000_000_000n - whole.gross);
    expect(world.chain.data(rental.rental)).toBeUndefined();
  });
});
