import { parentPort } from 'node:worker_threads';
import { computeHashChainPart, type HashChainPart } from './hash-chain.ts';

// Body of one thread of the pool: answers each part with its tree, in the order in which the parts come.
parentPort?.on('message', (part: HashChainPart) => {
  const nodes = computeHashChainPart(part);
  parentPort?.postMessage(nodes, [nodes.buffer]);
});
