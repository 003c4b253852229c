import type { PublicKey } from '@solana/web3.js';
import { TransactionRefused } from '../chain.ts';
import { type DeviceHandle, MODEL } from '../world.ts';
import { RewardsWorld } from './world.ts';

/** Five devices of three models in both pools, two of them with a co-staker. */
export class Fleet {
  readonly rewards = RewardsWorld.create();
  readonly devices: readonly DeviceHandle[];
  readonly coStakers: readonly (PublicKey | null)[];

  constructor() {
    const { world } = this.rewards;
    world.setModel({ ...MODEL, code: 8, multiplierBps: 37_500 });
    world.setModel({ ...MODEL, code: 9, multiplierBps: 5_000, pool: 'Community' });
    const first = this.rewards.device();
    this.devices = [
      first,
      this.rewards.device({ gpus: 3, supplier: first }),
      this.rewards.device({ modelCode: 8, gpus: 8 }),
      this.rewards.device({ modelCode: 9 }),
      this.rewards.device({ modelCode: 9, gpus: 2 }),
    ];
    this.coStakers = this.devices.map((_, at) => (at % 2 === 1 ? world.wallet('co-staker').publicKey : null));
    this.devices.forEach((device, at) => {
      const coStaker = this.coStakers[at];
      if (coStaker) this.stakeWith(device, coStaker, 1_234 * at);
    });
  }

  stakeWith(device: DeviceHandle, coStaker: PublicKey, coShareBps: number): void {
    const half = 1_000_000_000_000n;
    this.rewards.stake(device, { active: half, coStaker, coActive: half, coShareBps });
  }

  /** All that was or will be paid for a device: to its supplier, and to its co-stakers. */
  totals(): { own: bigint; co: bigint }[] {
    return this.devices.map((device) => {
      const { owed, claimed, coOwed, coClaimed } = this.rewards.reward(device);
      return { own: owed + claimed, co: coOwed + coClaimed };
    });
  }

  /** Claims all that there is of some epochs. */
  settle(epochs: readonly number[]): void {
    for (const index of epochs) if (!this.rewards.epoch(index).finalized) this.rewards.finalize(index);
    for (const [at, device] of this.devices.entries()) {
      const coStaker = this.coStakers[at];
      for (const index of epochs) {
        if (coStaker) tried(() => this.rewards.coClaim(coStaker, device));
        tried(() => this.rewards.claim(device, index));
      }
      if (coStaker) tried(() => this.rewards.coClaim(coStaker, device));
    }
  }
}

/** Refusals that a stranger who tries everything at any time runs into. */
const EXPECTED = new Set([
  'NothingToScore',
  'NothingToClaim',
  'EpochNotFinal',
  'EpochClosed',
  'EpochFinalized',
  'ScoringOpen',
  'ClaimFirst',
  'CoStakerUnpaid',
  'CoStakerMismatch',
  'AccountNotInitialized',
  'EpochNotEnded',
]);

/** Tells whether an attempt was accepted. */
export function tried(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    if (error instanceof TransactionRefused && EXPECTED.has(error.failure.name)) return false;
    throw error;
  }
}
