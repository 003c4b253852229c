import { type Chain, challengeSeed, openingChoice, openUnit, type ProofWork, unpackWork } from '@escapement/programs';
import { bytesToHex, equalBytes } from '@noble/curves/utils.js';
import type { PublicKey } from '@solana/web3.js';
import { WorkerError } from '../errors.ts';
import type { Commitment, ProofEngine } from './engine.ts';

/** What a tick has to say. */
export interface TickAnswer {
  /** Work that was computed. */
  readonly work: ProofWork;
  /** Merkle root over all its units, 16 bytes. */
  readonly root: Uint8Array;
  /** Path of the unit that the challenge asks of the previous root; null at the first tick of a chain. */
  readonly path: readonly Uint8Array[] | null;
  /** The elements of that unit where its work is matrix products; empty otherwise. */
  readonly leaf: readonly number[];
  /** Work under the previous root, of which the program recomputes one unit; null with `path`. */
  readonly openedWork: ProofWork | null;
}

/** What an answer is computed from. */
export interface AnswerInput {
  readonly device: PublicKey;
  /** The device's chain as it is on chain. */
  readonly chain: Chain;
  /** Hash of the first slot present at or after the challenge, 32 bytes. */
  readonly slotHash: Uint8Array;
}

/** Trees kept for a device: the one to be opened next, and the one before, should its tick not have landed. */
const KEPT = 2;

/**
 * Answers challenges, and keeps the trees of what was committed to, so that any unit can be opened. A tree that was
 * lost with a restart is computed again from the seed and the work that the device's account holds.
 */
export class Prover {
  readonly #engine: ProofEngine;
  readonly #trees = new Map<string, Commitment[]>();
  /** The tree that is computed again for a device, or was, so that none is computed twice at once. */
  readonly #recovering = new Map<string, { readonly root: string; readonly tree: Promise<Commitment> }>();

  constructor(engine: ProofEngine) {
    this.#engine = engine;
  }

  /**
   * Computes all units of a challenge and opens one unit of the previous root.
   *
   * @throws WorkerError `WORKER__PROOF_FAILED` with `context.lost` when the root on chain isn't what its seed gives, so
   *   that only starting the chain anew helps; `WORKER__WORK_UNSUPPORTED`.
   */
  async answer({ device, chain, slotHash }: AnswerInput): Promise<TickAnswer> {
    const opened = chain.hasRoot === 1 ? await this.#committed(device, chain) : undefined;
    const address = device.toBytes();
    const work = knownWork(chain.challenge.work);
    const seed = challengeSeed({ slotHash, device: address, n: chain.n, head: chain.head });
    const commitment = await this.#engine.commit(work, seed);
    this.#keep(device, commitment);
    if (!opened) {
      return { work, root: commitment.root, path: null, leaf: [], openedWork: null };
    }
    const { index } = openingChoice({ slotHash, device: address, head: chain.head, units: opened.units });
    const openedWork = knownWork(chain.rootWork);
    const unit = openUnit({ tree: opened, seed: chain.rootSeed, work: openedWork, index });
    return { work, root: commitment.root, ...unit, openedWork };
  }

  /** Computes the tree that the next tick opens, if it was lost: ahead of the challenge, so that no deadline waits for it. */
  async prepare({ device, chain }: Pick<AnswerInput, 'device' | 'chain'>): Promise<void> {
    if (chain.hasRoot === 1) {
      await this.#committed(device, chain);
    }
  }

  /** Forgets the trees of a device. */
  forget(device: PublicKey): void {
    this.#trees.delete(device.toBase58());
    this.#recovering.delete(device.toBase58());
  }

  async #committed(device: PublicKey, chain: Chain): Promise<Commitment> {
    const key = device.toBase58();
    const kept = this.#trees.get(key)?.find(({ root }) => equalBytes(root, chain.root));
    if (kept) {
      return kept;
    }
    const root = bytesToHex(chain.root);
    const underWay = this.#recovering.get(key);
    if (underWay?.root === root) {
      return underWay.tree;
    }
    const tree = this.#recover(chain).then((commitment) => {
      this.#keep(device, commitment);
      return commitment;
    });
    this.#recovering.set(key, { root, tree });
    return tree;
  }

  async #recover(chain: Chain): Promise<Commitment> {
    const again = await this.#engine.commit(knownWork(chain.rootWork), chain.rootSeed);
    if (!equalBytes(again.root, chain.root)) {
      throw new WorkerError('WORKER__PROOF_FAILED', 'The root on chain is not what its seed gives: start anew.', {
        context: { lost: true, root: bytesToHex(chain.root), computed: bytesToHex(again.root) },
      });
    }
    return again;
  }

  #keep(device: PublicKey, commitment: Commitment): void {
    const key = device.toBase58();
    this.#trees.set(key, [commitment, ...(this.#trees.get(key) ?? [])].slice(0, KEPT));
  }
}

function knownWork(packed: Chain['rootWork']): ProofWork {
  const work = unpackWork(packed);
  if (!work) {
    throw new WorkerError('WORKER__WORK_UNSUPPORTED', 'This worker does not know the work asked for. Update it.', {
      context: { kind: packed.kind },
    });
  }
  return work;
}
