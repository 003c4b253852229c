// A worker as far as the program sees one: answers the challenges of one device with client/proof.

import type { Keypair, PublicKey } from '@solana/web3.js';
import { unpackWork } from '../../client/device.ts';
import type { DeviceTicked } from '../../client/generated/marketplace/types.ts';
import { chainStart, tick } from '../../client/instructions/chain.ts';
import { challengeSeed, openingChoice } from '../../client/proof/hash.ts';
import type { OpenedUnit } from '../../client/proof/opening.ts';
import { workUnits } from '../../client/proof/work.ts';
import { challengeSlotHash } from '../../client/slot-hashes.ts';
import { type Sent, TransactionRefused } from './chain.ts';
import { type PartTree, rememberedPart, WHOLE } from './part.ts';
import type { Restore } from './saved.ts';
import type { World } from './world.ts';

/** How much of a work a prover computes. */
export interface Diligence {
  /** Part of the units of light work, from 0 to 1. */
  readonly light: number;
  /** Part of the units of heavy work, from 0 to 1. */
  readonly heavy: number;
  /** Elements that it computes of each unit of matrix products, 32 when left out. */
  readonly elements?: number;
}

/** What a tick says, and the tree behind the root. */
export interface Answer {
  readonly root: Uint8Array;
  readonly path: readonly Uint8Array[] | null;
  readonly leaf: readonly number[];
  readonly tree: PartTree;
  readonly modelCode: number;
}

/** Why an opening of a unit that was not computed is refused. */
const WRONG: ReadonlySet<string> = new Set(['InvalidOpening', 'WrongElement']);

const HONEST: Diligence = { light: 1, heavy: 1 };

/** Answers the challenges of one device. */
export class Prover {
  #tree: PartTree | undefined;

  constructor(
    readonly world: World,
    readonly device: PublicKey,
    readonly worker: Keypair,
    readonly diligence: Diligence = HONEST,
  ) {}

  /** Remembers what it last committed to. */
  save(): Restore {
    const tree = this.#tree;
    return () => {
      this.#tree = tree;
    };
  }

  /** Begins the chain, or begins it again. */
  start(): Sent {
    this.#tree = undefined;
    const { modelCode } = this.world.device(this.device);
    return this.world.send(
      [chainStart({ worker: this.worker.publicKey, device: this.device, modelCode })],
      this.worker,
    );
  }

  /** The first slot in which the challenge can be answered. */
  get dueSlot(): bigint {
    return this.world.device(this.device).chain.challenge.slot + 1n;
  }

  /** What a tick now would say; the tree behind it too. */
  answer(): Answer {
    const { chain, modelCode } = this.world.device(this.device);
    const present = challengeSlotHash(this.world.chain.slotHashes(), chain.challenge.slot);
    if (present.status !== 'due') throw new Error(`the challenge is ${present.status}`);
    const device = this.device.toBytes();
    const { hash: slotHash } = present;
    const work = unpackWork(chain.challenge.work)!;
    const seed = challengeSeed({ slotHash, device, n: chain.n, head: chain.head });
    const { light, heavy, elements = WHOLE.elements } = this.diligence;
    const tree = rememberedPart(seed, work, { units: chain.challenge.heavy === 1 ? heavy : light, elements });
    return { root: tree.root, path: null, leaf: [], ...this.#opened(slotHash), tree, modelCode };
  }

  #opened(slotHash: Uint8Array): OpenedUnit | undefined {
    const { chain } = this.world.device(this.device);
    const tree = this.#tree;
    if (chain.hasRoot === 0 || !tree) return undefined;
    const work = unpackWork(chain.rootWork)!;
    const units = workUnits(work);
    const { index } = openingChoice({ slotHash, device: this.device.toBytes(), head: chain.head, units });
    return tree.open(index);
  }

  /** Answers the challenge now, and gives back the receipt. */
  tick(): DeviceTicked {
    const { events } = this.#answer();
    return events.find(({ name }) => name === 'DeviceTicked')?.data as DeviceTicked;
  }

  /** Waits for the challenge, then answers it; gives back the transaction. */
  send(): Sent {
    this.world.chain.advanceToSlot(this.dueSlot);
    return this.#answer();
  }

  #answer(): Sent {
    const { tree, ...answer } = this.answer();
    const { worker, device } = this;
    const sent = this.world.send([tick({ worker: worker.publicKey, device, ...answer })], worker);
    this.#tree = tree;
    return sent;
  }

  /** Waits for the challenge, then answers it. */
  next(): DeviceTicked {
    this.world.chain.advanceToSlot(this.dueSlot);
    return this.tick();
  }

  /** As `next`, but begins again where it came too late or computed too little; `undefined` then. */
  nextOrRestart(): DeviceTicked | undefined {
    this.world.chain.advanceToSlot(this.dueSlot);
    if (this.world.chain.slot <= this.world.device(this.device).chain.challenge.deadlineSlot) {
      try {
        return this.tick();
      } catch (error) {
        if (!(error instanceof TransactionRefused) || !WRONG.has(error.failure.name)) throw error;
      }
    }
    this.start();
    return undefined;
  }

  /** Proves until a tick is credited: past a heavy slot that was opened. */
  untilCredited(): DeviceTicked {
    for (let tries = 0; tries < 20; tries += 1) {
      const receipt = this.nextOrRestart();
      if (receipt?.credited) return receipt;
    }
    throw new Error('no tick was credited');
  }
}
