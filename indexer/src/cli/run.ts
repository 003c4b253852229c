import type { Logger } from 'pino';
import type { Env } from '../env.ts';
import { createIndexer } from '../indexer.ts';
import { openStore } from '../store/open.ts';
import { HealthServer } from './health-server.ts';
import { loadPrograms } from './programs.ts';

/** Milliseconds between two lines that say how far it is. */
const PROGRESS_MS = 10_000;

/** Runs the indexer until the signal aborts; rejects when it fails for good. */
export async function run(env: Env, idls: readonly string[], logger: Logger, signal: AbortSignal): Promise<void> {
  const programs = await loadPrograms(idls);
  const store = await openStore({
    path: env.STORE_PATH,
    url: env.CLICKHOUSE_URL,
    database: env.CLICKHOUSE_DATABASE,
    readers: 1,
  });
  try {
    const indexer = createIndexer({
      store,
      rpcUrl: env.RPC_URL,
      wsUrl: env.WS_URL,
      programs,
      segmentSlots: env.SEGMENT_SLOTS,
      pollMs: env.POLL_MS,
      startSlot: env.START_SLOT,
      instance: env.INSTANCE,
      logger,
    });
    await indexer.start();
    const health = await HealthServer.listen(env.INDEXER_PORT, indexer.status, env.SEGMENT_SLOTS);
    logger.info({ port: health.port, programs: programs.map(({ name }) => name) }, 'Started indexing');
    const progress = setInterval(() => {
      const { state, watermark, slotsBehind, events, undecoded } = indexer.status();
      logger.info({ state, slot: watermark?.slot, slotsBehind, events, undecoded }, 'Indexed');
    }, PROGRESS_MS);
    try {
      await ended(indexer.ended, signal);
    } finally {
      clearInterval(progress);
      await indexer.stop();
      await health.close();
    }
    const { error } = indexer.status();
    if (indexer.status().state === 'failed' && error !== null) throw error;
  } finally {
    await store.close();
  }
}

/** Waits for the end of the indexer or the signal, whichever is first. */
async function ended(running: Promise<void>, signal: AbortSignal): Promise<void> {
  await Promise.race([
    running,
    new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
    }),
  ]);
}
