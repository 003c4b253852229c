import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChildTask } from '../testing/indexer.child.ts';
import { readRecordedChain } from '../testing/recorded-chain.ts';
import { ReplayNode } from '../testing/replay-node.ts';

const chain = readRecordedChain();
const CHILD = new URL('../testing/indexer.child.ts', import.meta.url).pathname;
const SEGMENT_SLOTS = 128;
const STEPS = ['intent', 'insert', 'inserts', 'derived', 'clock', 'commit'] as const;
const KILLS = 20;
const SEED = 20_261_124;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'indexer-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

interface Ended {
  signal: NodeJS.Signals | null;
  output: string;
}

/** Runs a child to its end, or kills it after some time. */
function run(task: ChildTask, killAfterMs?: number): Promise<Ended> {
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', CHILD, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk;
  });
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      clearTimeout(timer);
      resolve({ signal, output });
    });
  });
}

/** Where a run dies: at the `count`-th time that a step was done, or at some moment. */
type Kill = { step: (typeof STEPS)[number]; count: number } | { ms: number };

const kill: fc.Arbitrary<Kill> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ step: fc.constantFrom(...STEPS), count: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ ms: fc.integer({ min: 800, max: 2_500 }) }) },
);

describe('an indexer that is killed', () => {
  it(`leaves the tables of an uninterrupted run, killed ${KILLS} times`, { timeout: 600_000 }, async () => {
    const untouched = await ReplayNode.start({ chain, blocksPerLook: 40 });
    const until = Math.floor((untouched.lastFinalizedSlot + 1) / SEGMENT_SLOTS) * SEGMENT_SLOTS - 1;
    const base = { segmentSlots: SEGMENT_SLOTS, until };
    const reference = await run({ ...base, path: join(directory, 'reference'), rpcUrl: untouched.url });
    await untouched.stop();
    expect(reference.signal).toBeNull();

    const node = await ReplayNode.start({ chain, blocksPerLook: 40 });
    const task = { ...base, path: join(directory, 'killed'), rpcUrl: node.url };
    // Each step once, then as the seed has it.
    const kills: Kill[] = [
      ...STEPS.map((step) => ({ step, count: 1 })),
      ...fc.sample(kill, { numRuns: KILLS - STEPS.length, seed: SEED }),
    ];
    const died: string[] = [];
    let finished: Ended | undefined;
    for (const where of kills) {
      const ended = 'ms' in where ? await run(task, where.ms) : await run({ ...task, kill: where });
      if (ended.signal !== 'SIGKILL') {
        finished = ended;
        break;
      }
      died.push('ms' in where ? 'some moment' : where.step);
    }
    finished ??= await run(task);
    await node.stop();
    expect(died.length, died.join(', ')).toBe(KILLS);
    expect(finished.signal).toBeNull();
    expect(JSON.parse(finished.output)).toEqual(JSON.parse(reference.output));
    const digest = JSON.parse(reference.output) as Record<string, string>;
    expect(digest['gaps in the ledger']).toBe('0');
    for (let i = 0; i < 3; i += 1) expect(digest[`rollup ${i}`]).toBe(digest[`rollup ${i} recomputed`]);
  });
});
