import type { ChainPoint } from '../data/metric.ts';

/** A finished answer. */
export interface CachedResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
  /** Strong validator of the body. */
  readonly etag: string;
}

/** An answer, and whether others may be given it. */
export interface Answer {
  readonly response: CachedResponse;
  readonly shared: boolean;
}

/** What is asked for. */
export interface Question {
  /** Equal keys have equal answers at one watermark. */
  readonly key: string;
  /** The answer also tells how far the chain is ahead, so it is made anew now and then at the same watermark. */
  readonly volatile: boolean;
  readonly make: (point: ChainPoint) => Promise<Answer>;
}

interface Entry {
  readonly question: Question;
  readonly response: CachedResponse;
  readonly madeAt: number;
  used: boolean;
}

/** How an answer came about. */
export type CacheOutcome = 'hit' | 'joined' | 'miss';

/** Age from which a volatile answer is made anew beside being served, and from which it is waited for; milliseconds. */
const VOLATILE_REFRESH_MS = 2_000;
const VOLATILE_MAX_MS = 20_000;

/** Answers that are made for a new watermark before it is shown. */
const PREPARED = 16;

/**
 * Answers as of one watermark. An answer is never served for another watermark than its own; requests with the same key
 * that come while it is being made wait for it. Before a new watermark is shown, the answers in use are made for it.
 */
export class ResponseCache {
  readonly #maxBytes: number;
  readonly #now: () => number;
  readonly #making = new Map<string, Promise<CachedResponse>>();
  #entries = new Map<string, Entry>();
  #bytes = 0;
  #slot: bigint | undefined;

  /** @param maxBytes Bodies beyond this many bytes together push out the oldest. */
  constructor(maxBytes: number, now: () => number) {
    this.#maxBytes = maxBytes;
    this.#now = now;
  }

  /** The answer at the point, made once. */
  async get(point: ChainPoint, question: Question): Promise<{ response: CachedResponse; outcome: CacheOutcome }> {
    this.#moveTo(point.slot, []);
    const entry = this.#entries.get(question.key);
    const age = entry && question.volatile ? this.#now() - entry.madeAt : 0;
    if (entry && age < VOLATILE_MAX_MS) {
      entry.used = true;
      // A failed refresh leaves the answer as it is; the next request tries again.
      if (age >= VOLATILE_REFRESH_MS) void this.#make(point, question).catch(() => undefined);
      return { response: entry.response, outcome: 'hit' };
    }
    const joined = this.#making.has(makingId(point, question));
    return { response: await this.#make(point, question), outcome: joined ? 'joined' : 'miss' };
  }

  /** Makes the answers in use for a new point, for at most this long, and moves to it. */
  async prepare(point: ChainPoint, budgetMs: number): Promise<void> {
    const until = this.#now() + budgetMs;
    const used = [...this.#entries.values()].filter((entry) => entry.used).reverse();
    const made: Entry[] = [];
    for (const { question } of used.slice(0, PREPARED)) {
      if (this.#now() >= until) break;
      const answer = await question.make(point).catch(() => undefined);
      if (answer?.shared) made.push({ question, response: answer.response, madeAt: this.#now(), used: false });
    }
    this.#moveTo(point.slot, made);
  }

  #make(point: ChainPoint, question: Question): Promise<CachedResponse> {
    const id = makingId(point, question);
    const making = this.#making.get(id);
    if (making) return making;
    const made = question
      .make(point)
      .then(({ response, shared }) => {
        if (shared && this.#slot === point.slot) this.#keep({ question, response, madeAt: this.#now(), used: true });
        return response;
      })
      .finally(() => this.#making.delete(id));
    this.#making.set(id, made);
    return made;
  }

  #moveTo(slot: bigint, entries: readonly Entry[]): void {
    if (this.#slot === slot) return;
    this.#slot = slot;
    this.#entries = new Map();
    this.#bytes = 0;
    for (const entry of entries) this.#keep(entry);
  }

  #keep(entry: Entry): void {
    const { key } = entry.question;
    this.#drop(key);
    this.#entries.set(key, entry);
    this.#bytes += entry.response.body.length;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#bytes -= entry.response.body.length;
  }
}

function makingId(point: ChainPoint, { key }: Question): string {
  return `${point.slot}:${key}`;
}
