import { type Child, startChild } from '../process/child.ts';
import { siblingEntry } from '../process/entry.ts';
import type { ChainOperations, ChainPosition, ChainStarted } from './chain-operations.ts';

/** A local chain in a process of its own. */
export interface Chain extends ChainStarted {
  readonly process: Child<ChainOperations>;
  /** Puts a program at its address; `authority` may upgrade it. */
  deploy(program: { programId: string; file: string; authority: string }): Promise<void>;
  /** Gives lamports to an address, for set-up. */
  fund(address: string, lamports: number): Promise<void>;
  /** Moves slot and Clock forward together; resolves when a block stands on the new slot, with that block. */
  travelTo(slot: number): Promise<ChainPosition>;
  stop(): Promise<void>;
}

export interface ChainOptions {
  rpcPort: number;
  wsPort: number;
  /** Milliseconds from block to block; 400 unless told. */
  slotTimeMs?: number;
  logDir: string;
  env: NodeJS.ProcessEnv;
}

/** @throws LocalError LOCAL__PLATFORM_UNSUPPORTED, LOCAL__PACKAGE_MISSING, LOCAL__PORT_IN_USE, LOCAL__CHILD_EXITED */
export async function startChain({ rpcPort, wsPort, slotTimeMs = 400, logDir, env }: ChainOptions): Promise<Chain> {
  const child = startChild<ChainOperations>({
    name: 'chain',
    entry: siblingEntry(import.meta.url, './chain.process'),
    env,
    logDir,
  });
  try {
    const started = await child.request('start', { rpcPort, wsPort, slotTimeMs });
    return {
      ...started,
      process: child,
      deploy: async (program) => void (await child.request('deploy', program)),
      fund: async (address, lamports) => void (await child.request('fund', { address, lamports })),
      travelTo: (slot) => child.request('travel', { slot }),
      stop: () => child.stop(),
    };
  } catch (error) {
    await child.stop();
    throw error;
  }
}
