import { type Device, jobKeysAddress, MARKETPLACE_PROGRAM_ID, type Rental } from '@escapement/programs/browser';
import { type Connection, Keypair, type PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { openPages, planReleaseSilent, planStop } from './end-rental.ts';
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
        chain: { challenge: { slot: 1n }, lastCreditedAt: 10n, lastCreditedSlot: 10n },
        assignment: {
          releasedAt,
          endsAt: 99n,
          drained: 0,
          silentSeconds: 60n,
          silentSlots: 60n,
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
  it('lets every hired device go once, as many a transaction as fit', () => {
    const snapshot = snapshotOf([...Array.from({ length: 12 }, () => 0n), 5n]);
    const transactions = planStop(address(), snapshot);
    expect(transactions).toHaveLength(1);
    expect(transactions.flat()).toHaveLength(12);
    const [first] = transactions[0]!;
    expect(first?.programId.equals(MARKETPLACE_PROGRAM_ID)).toBe(true);
    expect(first?.keys.find(({ isSigner }) => isSigner)?.pubkey.equals(snapshot.rental.owner)).toBe(true);
  });

  it('has nothing to do once all were let go', () => {
    expect(planStop(address(), snapshotOf([5n, 6n]))).toEqual([]);
  });
});

describe('planReleaseSilent', () => {
  it('lets go, in the name of anybody, what has proven nothing for too long', () => {
    const snapshot = { ...snapshotOf([0n, 0n, 5n]), slot: 1_000n, now: 1_000n };
    const lastCredits = [100n, 950n, 100n];
    snapshot.devices.forEach(({ device }, index) => {
      const at = lastCredits[index]!;
      Object.assign(device.chain, { lastCreditedAt: at, lastCreditedSlot: at });
      Object.assign(device.assignment, { silentSeconds: 300n, silentSlots: 300n });
    });
    const stranger = address();
    const [transaction] = planReleaseSilent(stranger, address(), snapshot);
    expect(transaction).toHaveLength(1);
    const keys = transaction![0]!.keys;
    expect(keys.find(({ isSigner }) => isSigner)?.pubkey.equals(stranger)).toBe(true);
    expect(keys.some(({ pubkey }) => pubkey.toBase58() === snapshot.devices[0]!.address)).toBe(true);
  });
});

describe('openPages', () => {
  const rental = address();
  /** A chain on which these pages of the rental's job keys exist; 3 has nothing but lamports. */
  const chainWith = (pages: readonly number[]) => {
    const data = new Map([...pages, 3].map((page) => [jobKeysAddress(rental, page).toBase58(), page === 3 ? 0 : 79]));
    const getMultipleAccountsInfo = async (keys: PublicKey[]) => {
      expect(keys.length).toBeLessThanOrEqual(100);
      return keys.map((key) => {
        const length = data.get(key.toBase58());
        return length === undefined ? null : { data: new Uint8Array(length) };
      });
    };
    return { getMultipleAccountsInfo } as unknown as Connection;
  };
  const read = (pages: readonly number[], jobKeyPages = pages.length) =>
    openPages(chainWith(pages), rental, { jobKeyPages, nextRank: 128 * 150 } as Rental);

  it('asks nobody when there is none', async () => {
    expect(await read([0], 0)).toEqual([]);
  });

  it('finds those that exist among all that could', async () => {
    expect(await read([0, 2, 99, 100, 149])).toEqual([0, 2, 99, 100, 149]);
  });
});
