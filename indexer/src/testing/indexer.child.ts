/** An indexer in a process of its own, which kills itself at a chosen step. Prints the digest of the store when done. */
import { createIndexer } from '../indexer.ts';
import { openStore } from '../store/open.ts';
import { digestStore } from './digest.ts';
import { programOptions, untilCommitted } from './programs.ts';

/** What the parent says. */
export interface ChildTask {
  path: string;
  rpcUrl: string;
  segmentSlots: number;
  /** Committed slot at which the child is done. */
  until: number;
  /** Where it dies: the `count`-th time that `step` was done. */
  kill?: { step: string; count: number };
}

const task = JSON.parse(process.argv[2] ?? '{}') as ChildTask;
const store = await openStore({ path: task.path, readers: 1 });
let seen = 0;
const indexer = createIndexer({
  store,
  rpcUrl: task.rpcUrl,
  programs: programOptions,
  segmentSlots: task.segmentSlots,
  pollMs: 1,
  onStep: (step) => {
    if (step !== task.kill?.step) return;
    seen += 1;
    if (seen === task.kill.count) process.kill(process.pid, 'SIGKILL');
  },
});
await indexer.start();
await untilCommitted(indexer, task.until);
await indexer.stop();
process.stdout.write(JSON.stringify(await digestStore(store)));
await store.close();
