/**
 * Process of the local chain: its own, so that nothing else can stop it. It knows no program, wallet or account; whoever holds its IPC
 * channel can deploy, fund and move the clock. Ends with its parent.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { LocalError } from '../local-error.ts';
import { type ParentPort, serve } from '../process/ipc.ts';
import { isPortInUse, LOOPBACK, portsInUse } from '../process/ports.ts';
import type { ChainOperations, ChainPosition, ChainStart, ChainStarted } from './chain-operations.ts';
import { forwardPort, type PortForward } from './forward-port.ts';
import { callRpc } from './rpc.ts';
import { type Surfnet, startSurfnet } from './surfpool.ts';

const DRAIN_MS = 50;
/** After a jump the next block is this late at most, in slot times. */
const BLOCK_PATIENCE = 25;
const CLOCK_ADDRESS = 'SysvarC1ock11111111111111111111111111111111';

interface RunningChain {
  surfnet: Surfnet;
  slotTimeMs: number;
  drain: NodeJS.Timeout;
  forwards: PortForward[];
}

let chain: RunningChain | undefined;

function running(): RunningChain {
  if (!chain) throw new LocalError('LOCAL__CHAIN_FAILED', 'The chain has not been started.');
  return chain;
}

const portOf = (url: string): number => Number(new URL(url).port);

async function forward(port: number, target: number, name: string, setting: string): Promise<PortForward> {
  try {
    return await forwardPort(port, target);
  } catch (error) {
    throw isPortInUse(error) ? portsInUse([{ name, port, setting }]) : error;
  }
}

async function start({ rpcPort, wsPort, slotTimeMs }: ChainStart): Promise<ChainStarted> {
  const surfnet = startSurfnet(slotTimeMs);
  const drain = setInterval(() => surfnet.drainEvents(), DRAIN_MS);
  chain = { surfnet, slotTimeMs, drain, forwards: [] };
  chain.forwards.push(await forward(rpcPort, portOf(surfnet.rpcUrl), 'chain RPC', '--rpc-port or RPC_PORT'));
  chain.forwards.push(await forward(wsPort, portOf(surfnet.wsUrl), 'chain WebSocket', '--ws-port or WS_PORT'));
  return {
    rpcUrl: `http://${LOOPBACK}:${rpcPort}`,
    wsUrl: `ws://${LOOPBACK}:${wsPort}`,
    genesisHash: await callRpc<string>(surfnet.rpcUrl, 'getGenesisHash'),
    instance: surfnet.instanceId,
  };
}

async function deploy({ programId, file, authority }: { programId: string; file: string; authority: string }) {
  const { surfnet } = running();
  surfnet.deploy({ programId, soBytes: Array.from(await readFile(file)) });
  await callRpc(surfnet.rpcUrl, 'surfnet_setProgramAuthority', [programId, authority]);
  return null;
}

const headSlot = (surfnet: Surfnet): Promise<number> =>
  callRpc<number>(surfnet.rpcUrl, 'getSlot', [{ commitment: 'processed' }]);

async function clockTimestamp(surfnet: Surfnet): Promise<number> {
  const answer = await callRpc<{ value: { data: [string, string] } }>(surfnet.rpcUrl, 'getAccountInfo', [
    CLOCK_ADDRESS,
    { encoding: 'base64', commitment: 'processed' },
  ]);
  return Number(Buffer.from(answer.value.data[0], 'base64').readBigInt64LE(32));
}

async function travel({ slot }: { slot: number }): Promise<ChainPosition> {
  const { surfnet, slotTimeMs } = running();
  surfnet.timeTravelToSlot(slot);
  // Until the next block the Clock's slot is wrong (it counts within the epoch) and SlotHashes knows nothing of the jump.
  for (let tries = 0; tries < BLOCK_PATIENCE * 10; tries++) {
    const head = await headSlot(surfnet);
    if (head > slot) return { slot: head, unixTimestamp: await clockTimestamp(surfnet) };
    await delay(slotTimeMs / 10);
  }
  throw new LocalError('LOCAL__CHAIN_FAILED', `No block followed the jump to slot ${slot}.`, { context: { slot } });
}

async function stop(): Promise<void> {
  if (chain) {
    clearInterval(chain.drain);
    await Promise.all(chain.forwards.map((forwarded) => forwarded.close()));
    chain.surfnet.stop();
  }
  process.exit(0);
}

process.once('SIGTERM', () => void stop());
serve<ChainOperations>(process as ParentPort, {
  start,
  deploy,
  travel,
  fund: async ({ address, lamports }) => {
    running().surfnet.fundSol(address, lamports);
    return null;
  },
});
