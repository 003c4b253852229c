/**
 * Preloaded (`node --import`) into every process of the local network: when the parent is gone, even by kill -9, the process ends too,
 * so that nothing is left behind on a port. Knows nothing of what the process does.
 */

/** Time for an orderly end after the parent is gone, milliseconds. */
const GRACE_MS = 5_000;

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
