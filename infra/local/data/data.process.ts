/**
 * Process of the indexer and of GraphQL: one, since the embedded store has one owner. It reads the chain and signs nothing.
 * Ends with its parent.
 */
import { type GraphqlServer, startGraphql } from '@escapement/graphql';
import { createIndexer, type Indexer, openStore, type Store } from '@escapement/indexer';
import { PROGRAMS, programIdl } from '@escapement/programs';
import { pino } from 'pino';
import { LocalError } from '../local-error.ts';
import { type ParentPort, serve } from '../process/ipc.ts';
import { isPortInUse, portsInUse } from '../process/ports.ts';
import type { DataOperations, DataStart, DataStatus } from './data-operations.ts';
import { READERS } from './settings.ts';

const NOTES = {
  DEMO: 'Demo network: these devices are played by this computer.',
  REAL: 'Devices as they are registered on this cluster.',
} as const;

interface RunningData {
  store: Store;
  indexer: Indexer;
  graphql: GraphqlServer;
}

let data: RunningData | undefined;

async function start(options: DataStart): Promise<{ url: string }> {
  const logger = pino({ level: options.logLevel });
  const store = await openStore({
    ...(options.clickhouseUrl ? { url: options.clickhouseUrl } : { path: options.storePath }),
    readers: READERS,
  });
  const indexer = createIndexer({
    store,
    rpcUrl: options.rpcUrl,
    wsUrl: options.wsUrl,
    programs: PROGRAMS.map((name) => ({ name, idl: programIdl(name) })),
    instance: options.instance,
    segmentSlots: options.segmentSlots,
    logger: logger.child({ part: 'indexer' }),
  });
  await indexer.start();
  const label = options.isDemo ? 'DEMO' : 'REAL';
  const graphql = await startGraphql({
    reader: store.reader(),
    port: options.port,
    network: {
      label,
      note: NOTES[label],
      genesisHash: options.genesisHash,
      programs: PROGRAMS.map((name) => ({ name, id: programIdl(name).address })),
    },
    finalizedSlot: () => indexer.status().finalizedSlot,
    logger: logger.child({ part: 'graphql' }),
  }).catch((error: unknown) => {
    const wanted = { name: 'GraphQL', port: options.port, setting: '--graphql-port or GRAPHQL_PORT' };
    throw isPortInUse(error) ? portsInUse([wanted]) : error;
  });
  data = { store, indexer, graphql };
  return { url: `${graphql.url}/graphql` };
}

async function status(): Promise<DataStatus> {
  if (!data) throw new LocalError('LOCAL__UNEXPECTED', 'The indexer has not been started.');
  const { state, watermark, finalizedSlot, error } = data.indexer.status();
  return {
    state,
    watermarkSlot: watermark?.slot ?? null,
    finalizedSlot: finalizedSlot ?? null,
    error: error ? String(error) : null,
  };
}

async function stop(): Promise<void> {
  await data?.graphql.stop();
  await data?.indexer.stop();
  await data?.store.close();
  // All is on disk. An ordinary exit runs the engine's own clean-up, which can wait for its threads for ever.
  process.kill(process.pid, 'SIGKILL');
}

process.once('SIGTERM', () => void stop());
serve<DataOperations>(process as ParentPort, { start, status });
