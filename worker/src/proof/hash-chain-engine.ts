import { availableParallelism } from 'node:os';
import type { ProofWork } from '@escapement/programs';
import { WorkerError } from '../errors.ts';
import type { Commitment, ProofEngine } from './engine.ts';
import { hashInnerNodes, NODE_BYTES } from './hash-chain.ts';
import { ThreadPool } from './thread-pool.ts';

/** Hashes in one part: enough that handing it over costs nothing beside it, few enough that all threads end together. */
const PART_HASHES = 65_536;

/** Computes `HashChain` works on this machine's processors. */
export class HashChainEngine implements ProofEngine {
  readonly name: string;
  readonly #pool: ThreadPool;
  readonly #threads: number;

  /** @param options.threads threads to compute on; all processors when left out. */
  constructor(options: { threads?: number } = {}) {
    this.#threads = options.threads ?? availableParallelism();
    this.name = `SHA-256 on ${this.#threads} processor thread${this.#threads === 1 ? '' : 's'}`;
    this.#pool = new ThreadPool({ name: './hash-chain.thread', caller: import.meta.url }, this.#threads);
  }

  supports(work: ProofWork): boolean {
    return work.kind === 'HashChain';
  }

  async commit(work: ProofWork, seed: Uint8Array): Promise<Commitment> {
    const { units, rounds } = work;
    if (!this.supports(work) || !Number.isInteger(units) || units < 1 || rounds < 1) {
      throw new WorkerError('WORKER__WORK_UNSUPPORTED', 'This worker does not know the work asked for. Update it.', {
        context: { work },
      });
    }
    const width = 2 ** Math.ceil(Math.log2(units));
    const parts = partsOf(width, rounds);
    const count = width / parts;
    const trees = await Promise.all(
      Array.from({ length: parts }, (_, part) => this.#pool.run({ seed, rounds, from: part * count, count, units })),
    );
    return new CommittedTree(units, width, joinTrees(trees as Uint8Array[], count));
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

/** Number of parts, a power of two, into which a tree of `width` leaves is cut. */
function partsOf(width: number, rounds: number): number {
  const wanted = Math.max(1, Math.ceil((width * rounds) / PART_HASHES));
  return Math.min(width, 2 ** Math.ceil(Math.log2(wanted)));
}

/** Puts trees of `count` leaves each side by side under one root. */
function joinTrees(trees: readonly Uint8Array[], count: number): Uint8Array {
  const [only] = trees;
  if (trees.length === 1 && only) {
    return only;
  }
  const nodes = new Uint8Array(2 * trees.length * count * NODE_BYTES);
  trees.forEach((tree, part) => {
    for (let row = 1; row <= count; row *= 2) {
      nodes.set(tree.subarray(row * NODE_BYTES, 2 * row * NODE_BYTES), (trees.length + part) * row * NODE_BYTES);
    }
  });
  hashInnerNodes(nodes, trees.length);
  return nodes;
}

/** A tree in one array: the root at 1, the children of `i` at `2i` and `2i + 1`. */
class CommittedTree implements Commitment {
  readonly units: number;
  readonly #width: number;
  readonly #nodes: Uint8Array;

  constructor(units: number, width: number, nodes: Uint8Array) {
    this.units = units;
    this.#width = width;
    this.#nodes = nodes;
  }

  get root(): Uint8Array {
    return this.#node(1);
  }

  path(index: number): Uint8Array[] {
    if (!Number.isInteger(index) || index < 0 || index >= this.units) {
      throw new RangeError(`No unit ${index} among ${this.units}.`);
    }
    const path: Uint8Array[] = [];
    for (let at = this.#width + index; at > 1; at = Math.floor(at / 2)) {
      path.push(this.#node(at % 2 === 0 ? at + 1 : at - 1));
    }
    return path;
  }

  #node(at: number): Uint8Array {
    return this.#nodes.slice(at * NODE_BYTES, (at + 1) * NODE_BYTES);
  }
}
