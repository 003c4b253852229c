import { availableParallelism } from 'node:os';
import { type ProofWork, workUnits } from '@escapement/programs';
import { WorkerError } from '../errors.ts';
import type { Commitment, ProofEngine } from './engine.ts';
import { ThreadPool } from './thread-pool.ts';
import { CommittedTree, joinTrees, treeDepth } from './tree.ts';
import { partLeaves } from './work-part.ts';

/** Most multiply-adds that are begun: a processor needs a quarter of an hour for them, longer than any challenge waits. */
const MAX_MULTIPLY_ADDS = 2 ** 40;

/** Computes works of all kinds on this machine's processors. */
export class CpuEngine implements ProofEngine {
  readonly name: string;
  readonly #pool: ThreadPool;
  readonly #threads: number;

  /** @param options.threads threads to compute on; all processors when left out. */
  constructor(options: { threads?: number } = {}) {
    this.#threads = options.threads ?? availableParallelism();
    this.name = `${this.#threads} processor thread${this.#threads === 1 ? '' : 's'}`;
    this.#pool = new ThreadPool({ name: './work-part.thread', caller: import.meta.url }, this.#threads);
  }

  supports(work: ProofWork): boolean {
    switch (work.kind) {
      case 'HashChain':
        return Number.isInteger(work.units) && work.units >= 1 && work.rounds >= 1;
      case 'Matmul':
        return isProduct(work) && work.n ** 2 * work.k * work.count <= MAX_MULTIPLY_ADDS;
      default:
        return false;
    }
  }

  async commit(work: ProofWork, seed: Uint8Array): Promise<Commitment> {
    if (!this.supports(work)) {
      throw new WorkerError('WORKER__WORK_UNSUPPORTED', 'This worker does not know the work asked for. Update it.', {
        context: { work, engine: this.name },
      });
    }
    const units = workUnits(work);
    const width = 2 ** treeDepth(units);
    const count = partLeaves(work, width);
    const trees = await Promise.all(
      Array.from({ length: width / count }, (_, part) =>
        this.#pool.run({ seed, work, units, from: part * count, count }),
      ),
    );
    return new CommittedTree(units, width, joinTrees(trees as Uint8Array[], count));
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

function isProduct({ n, k, count }: { readonly n: number; readonly k: number; readonly count: number }): boolean {
  const isPowerOfTwo = (value: number) => Number.isInteger(Math.log2(value));
  return n >= 32 && isPowerOfTwo(n) && k >= 32 && isPowerOfTwo(k) && Number.isInteger(count) && count >= 1;
}
