import type { LoadContext } from '../../server/context.ts';
import { ApiError, ask } from './client.server.ts';
import { graphql } from './graphql.server.ts';

const rootQuery = graphql(`
  query Root {
    _meta {
      watermarkSlot
      chainTime
      lagSlots
      slotMs
      network
      networkNote
      genesisHash
      wallClockOffsetSeconds
      ledger { complete }
    }
  }
`);

/** Every page waits for this, so a slot that is a few seconds old will do, milliseconds. */
const USABLE_MS = 5_000;

/** What every page says of the data it shows; undefined when the read API never answered. */
export async function loadRoot(context: LoadContext) {
  try {
    const { data, stale } = await ask(context, rootQuery, {}, { usableMs: USABLE_MS });
    return { ...data._meta, stale };
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/** Freshness and identity of the network, as the shell shows it. */
export type RootMeta = NonNullable<Awaited<ReturnType<typeof loadRoot>>>;
