import { parentPort } from 'node:worker_threads';
import { computeWorkPart, type WorkPart } from './work-part.ts';

// Body of one thread of the pool: answers each part with its tree, in the order in which the parts come.
parentPort?.on('message', (part: WorkPart) => {
  const nodes = computeWorkPart(part);
  parentPort?.postMessage(nodes, [nodes.buffer]);
});
