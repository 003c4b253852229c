/** The indexed story behind a GraphQL server, as tests ask it. */
import type { Reader } from '@escapement/indexer';
import { pino } from 'pino';
import { type GraphqlOptions, type GraphqlServer, startGraphql } from '../server.ts';
import { type IndexedStory, indexStory } from './indexed.fixture.ts';
import type { Point } from './reckoning.fixture.ts';

/** Settings of a server that answers from a reader. */
export const options = (reader: Reader): GraphqlOptions => ({
  reader,
  port: 0,
  network: {
    label: 'DEMO',
    note: 'Played by a test.',
    genesisHash: '1'.repeat(32),
    programs: [{ name: 'marketplace', id: '1'.repeat(32) }],
  },
  logger: pino({ level: 'silent' }),
  // Machines that run tests may be busy; the test of the deadline sets its own.
  deadlineMs: 60_000,
});

/** A server over an indexed story. */
export interface Served {
  readonly indexed: IndexedStory;
  readonly server: GraphqlServer;
  readonly point: Point;
  /** Asks this server, or the one at `url`. */
  post(query: string, variables?: object, url?: string): ReturnType<typeof postTo>;
  stop(): Promise<void>;
}

/** Plays and indexes the story, and serves it. The chain is said to be 7 slots ahead. */
export async function serve(): Promise<Served> {
  const indexed = await indexStory();
  const point = await indexed.catchUp();
  const server = await startGraphql({ ...options(indexed.reader), finalizedSlot: () => BigInt(point.slot) + 7n });
  return {
    indexed,
    server,
    point,
    post: (query, variables = {}, url = server.url) => postTo(url, query, variables),
    async stop() {
      await server.stop();
      await indexed.close();
    },
  };
}

async function postTo(url: string, query: string, variables: object) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, headers: response.headers, ...(await response.json()) };
}
