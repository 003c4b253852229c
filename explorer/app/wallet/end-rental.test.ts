import { type Device, MARKETPLACE_PROGRAM_ID, type Rental } from '@escapement/programs/browser';
import { Keypair } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { planStop } from './end-rental.ts';
import type { RentalSnapshot } from './rental-state.ts';

const address = () => Keypair.generate().publicKey;

function snapshotOf(released: readonly bigint[]): RentalSnapshot {
  return {
    slot: 10n,
    now: 10n,
    rental: { owner: address(), nextRank: released.length } as Rental,
    devices: released.map((releasedAt) => ({
      address: address().toBase58(),
      device: {
        chain: { challenge: { slot: 1n } },
        assignment: {
          releasedAt,
          endsAt: 99n,
          drained: 0,
          drainAt: 99n,
          drainSlot: 99n,
          accrued: 0n,
          reserved: 0n,
          hiredSeconds: 0n,
        },
      } as Device,
    })),
  };
}

describe('planStop', () => {
  it('lets every hired device go once, ten a transaction', () => {
    const snapshot = snapshotOf([...Array.from({ length: 12 }, () => 0n), 5n]);
    const transactions = planStop(address(), snapshot);
    expect(transactions.map((instructions) => instructions.length)).toEqual([10, 2]);
    const [first] = transactions[0]!;
    expect(first?.programId.equals(MARKETPLACE_PROGRAM_ID)).toBe(true);
    expect(first?.keys.find(({ isSigner }) => isSigner)?.pubkey.equals(snapshot.rental.owner)).toBe(true);
  });

  it('has nothing to do once all were let go', () => {
    expect(planStop(address(), snapshotOf([5n, 6n]))).toEqual([]);
  });
});
