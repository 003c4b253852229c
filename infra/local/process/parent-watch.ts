/**
 * Preloaded (`node --import`) into every process of the local network: when the parent is gone, even by kill -9, the process ends too,
 * so that nothing is left behind on a port. Knows nothing of what the process does.
 */
import { Worker } from 'node:worker_threads';

/** Time for an orderly end after the parent is gone, milliseconds. */
const GRACE_MS = 5_000;

process.once('disconnect', () => {
  // On a thread of its own: native code can hold up the main one.
  new Worker(`setTimeout(() => process.kill(${process.pid}, 'SIGKILL'), ${GRACE_MS})`, { eval: true }).unref();
  process.kill(process.pid, 'SIGTERM');
});
