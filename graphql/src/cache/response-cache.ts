/** A finished answer. */
export interface CachedResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
  /** Strong validator of the body. */
  readonly etag: string;
}

/** An answer and whether others may be given it. */
export interface Answer {
  readonly response: CachedResponse;
  readonly shared: boolean;
}

/**
 * Answers by key as of one watermark. When the watermark moves, all are forgotten: an answer is never served for another
 * watermark than its own. Requests with the same key that come while it is being made wait for it.
 */
export class ResponseCache {
  readonly #maxBytes: number;
  readonly #answers = new Map<string, CachedResponse>();
  readonly #making = new Map<string, Promise<CachedResponse>>();
  #bytes = 0;
  #watermark: bigint | undefined;

  /** @param maxBytes Bodies beyond this many bytes together push out the oldest. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The answer for the key at the watermark, made once. */
  async get(
    watermark: bigint,
    key: string,
    make: () => Promise<Answer>,
  ): Promise<{ response: CachedResponse; outcome: 'hit' | 'joined' | 'miss' }> {
    this.#moveTo(watermark);
    const known = this.#answers.get(key);
    if (known) return { response: known, outcome: 'hit' };
    const id = `${watermark}:${key}`;
    const making = this.#making.get(id);
    if (making) return { response: await making, outcome: 'joined' };
    const made = make().then(({ response, shared }) => {
      if (shared && this.#watermark === watermark) this.#keep(key, response);
      return response;
    });
    this.#making.set(id, made);
    try {
      return { response: await made, outcome: 'miss' };
    } finally {
      this.#making.delete(id);
    }
  }

  #moveTo(watermark: bigint): void {
    if (this.#watermark === watermark) return;
    this.#answers.clear();
    this.#bytes = 0;
    this.#watermark = watermark;
  }

  #keep(key: string, response: CachedResponse): void {
    this.#answers.set(key, response);
    this.#bytes += response.body.length;
    for (const [oldest, { body }] of this.#answers) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#answers.delete(oldest);
      this.#bytes -= body.length;
    }
  }
}
