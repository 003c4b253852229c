import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { rentalsPauseSet } from '@escapement/programs';
import { startChain } from '../local/chain/chain.ts';
import { callRpc } from '../local/chain/rpc.ts';
import { startData } from '../local/data/data.ts';
import { LOCAL_SEGMENT_SLOTS } from '../local/data/settings.ts';
import { setUpDemo } from '../local/demo/demo.ts';
import { childEnvironment } from '../local/env.ts';
import { requireFreePorts } from '../local/process/ports.ts';
import type { Measure, MeasureOptions } from './measure.ts';
import { latencyOf } from './statistics.ts';

const POLL_MS = 20;
/** One event this often, so that each sample falls elsewhere within a slot and a segment. */
const EVERY_MS = 730;
const QUERY = '{ events(first: 50, where: { name: "RentalsPauseSet" }) { nodes { signature } } }';

/** Answered before the first commit of the indexer. */
const NOTHING_YET = 'NOT_READY';

interface Sent {
  signature: string;
  slot: number;
  finalizedAt?: number;
  visibleAt?: number;
}

async function visibleSignatures(url: string): Promise<Set<string>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { events: { nodes: { signature: string }[] } };
    errors?: { message: string; extensions?: { code?: string } }[];
  };
  if (errors?.some(({ extensions }) => extensions?.code === NOTHING_YET)) return new Set();
  if (!data) throw new Error(`GraphQL failed: ${errors?.map(({ message }) => message).join('; ')}`);
  return new Set(data.events.nodes.map(({ signature }) => signature));
}

async function run({ samples, signal, progress }: MeasureOptions): Promise<Record<string, unknown>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'escapement-bench-'));
  const ports = ['rpc', 'ws', 'graphql'].map((name) => ({ name, port: 0, setting: '' }));
  const [rpcPort = 0, wsPort = 0, port = 0] = await requireFreePorts(ports);
  const chain = await startChain({ rpcPort, wsPort, logDir: folder, env: childEnvironment() });
  try {
    const world = await setUpDemo(chain, 'bench', signal);
    const { rpcUrl, wsUrl, genesisHash, instance } = chain;
    const data = await startData({
      storePath: path.join(folder, 'store'),
      rpcUrl,
      wsUrl,
      port,
      genesisHash,
      instance,
      isDemo: true,
      segmentSlots: LOCAL_SEGMENT_SLOTS,
      logLevel: 'warn',
      logDir: folder,
      childEnvironment,
    });
    try {
      const sent: Sent[] = [];
      const watching = watch(sent, samples, rpcUrl, data.url, signal);
      for (let index = 0; index < samples; index++) {
        signal.throwIfAborted();
        const pause = rentalsPauseSet({ authority: world.keys.authority.publicKey, paused: index % 2 === 0 });
        const signers = [world.keys.authority] as const;
        const [signature = ''] = await world.queue.run({ label: `event ${index}`, instructions: [pause], signers });
        const { value } = await world.connection.getSignatureStatus(signature);
        sent.push({ signature, slot: value?.slot ?? 0 });
        progress(`${index + 1} of ${samples} events sent`);
        await delay(EVERY_MS);
      }
      await watching;
      const waits = sent.map(({ finalizedAt = 0, visibleAt = 0 }) => visibleAt - finalizedAt);
      return { ...latencyOf(waits), from: 'the slot is finalized', to: 'GraphQL lists the event' };
    } finally {
      await data.stop();
    }
  } finally {
    await chain.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Notes when each event's slot becomes final, and when GraphQL lists it first. */
async function watch(sent: Sent[], samples: number, rpcUrl: string, url: string, signal: AbortSignal): Promise<void> {
  const commitment = [{ commitment: 'finalized' }];
  while (sent.length < samples || sent.some(({ visibleAt }) => visibleAt === undefined)) {
    signal.throwIfAborted();
    const finalized = await callRpc<number>(rpcUrl, 'getSlot', commitment);
    const finalizedAt = performance.now();
    const visible = await visibleSignatures(url);
    const visibleAt = performance.now();
    for (const event of sent) {
      if (event.slot <= finalized) event.finalizedAt ??= finalizedAt;
      // What is listed is final: then this look at the slot came a moment too early.
      if (visible.has(event.signature) && event.visibleAt === undefined) {
        event.visibleAt = visibleAt;
        event.finalizedAt ??= visibleAt;
      }
    }
    await delay(POLL_MS);
  }
}

/** How long a final event waits until anybody can read it. */
export const live: Measure = {
  description: 'finalized slot to visible in GraphQL, on a local chain',
  run,
};
