// Builds every account of the marketplace again from its events alone, as an indexer would.

import { isDeepStrictEqual } from 'node:util';
import { PublicKey } from '@solana/web3.js';
import { expect } from 'vitest';
import { decodeMarketplaceAccount } from '../../../client/generated/marketplace/accounts.ts';
import type { MarketplaceEvent } from '../../../client/generated/marketplace/events.ts';
import type { Chain } from '../chain.ts';
import { RebuiltAccounts } from './accounts.ts';
import { replayConfig } from './config.ts';
import { replayDevice } from './device.ts';
import { replayRental } from './rental.ts';

/** The accounts of a marketplace as its events tell them. */
export class Replay {
  readonly accounts = new RebuiltAccounts();

  /** Takes in events in their order. */
  add(events: readonly MarketplaceEvent[]): void {
    for (const event of events) {
      replayConfig(this.accounts, event);
      replayDevice(this.accounts, event);
      replayRental(this.accounts, event);
    }
  }

  /** Compares those accounts of which events have told since the last time. */
  check(chain: Chain): void {
    for (const key of this.accounts.takeTouched()) this.#compare(chain, key);
  }

  /** Compares all accounts. */
  checkAll(chain: Chain): void {
    for (const key of this.accounts.keys()) this.#compare(chain, key);
  }

  #compare(chain: Chain, key: string): void {
    // What a test wrote past the program, no event tells.
    if (chain.overwritten.has(key)) return;
    const data = chain.data(new PublicKey(key));
    const account = data && data.length > 0 ? decodeMarketplaceAccount(data) : undefined;
    // Several times faster than `expect`, which then says what differs.
    if (isDeepStrictEqual(this.accounts.get(key), account)) return;
    expect(this.accounts.get(key), `${key} as events tell it`).toEqual(account);
  }
}
