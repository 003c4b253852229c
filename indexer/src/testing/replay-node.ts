import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RecordedChain, RecordedTransaction } from './recorded-chain.ts';

interface Point {
  slot: number;
  unixTimestamp: number;
}

/** How a replay goes. */
export interface ReplayOptions {
  chain: RecordedChain;
  /** Blocks by which the chain grows with each look at its tip; all at once without it. */
  blocksPerLook?: number;
  /** Blocks between the newest and the finalized one. */
  finalityBlocks?: number;
}

/** Slots that pass after the last recorded one, so that its segment becomes whole. */
const TAIL_SLOTS = 256;

/**
 * A node that tells a recorded chain over JSON-RPC, as a real one would: the newest signatures first, those beyond
 * the finalized slot too. It grows only when somebody looks, so that a run depends on nothing but its questions.
 */
export class ReplayNode {
  readonly #server: Server;
  readonly #options: Required<ReplayOptions>;
  readonly #points: Point[];
  readonly #newestFirst: RecordedTransaction[];
  #head: number;
  /** Questions asked, by method. */
  readonly asked = new Map<string, number>();
  /** Called before each answer; what it throws closes the connection without one. */
  fault: (method: string) => void = () => undefined;

  private constructor(options: ReplayOptions) {
    this.#options = { blocksPerLook: Number.POSITIVE_INFINITY, finalityBlocks: 3, ...options };
    this.#points = pointsOf(options.chain);
    this.#newestFirst = [...options.chain.transactions].reverse();
    this.#head = Math.min(this.#options.blocksPerLook, this.#points.length) - 1;
    this.#server = createServer((request, response) => {
      this.#answer(request).then(
        (answer) => response.setHeader('content-type', 'application/json').end(JSON.stringify(answer)),
        () => response.destroy(),
      );
    });
  }

  /** Starts on a free port of the loopback interface. */
  static async start(options: ReplayOptions): Promise<ReplayNode> {
    const node = new ReplayNode(options);
    await new Promise<void>((resolve) => node.#server.listen(0, '127.0.0.1', resolve));
    return node;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The chain does not grow any more. */
  get ended(): boolean {
    return this.#head === this.#points.length - 1;
  }

  /** Finalized slot once the chain has ended. */
  get lastFinalizedSlot(): number {
    return this.#points.at(-1 - this.#options.finalityBlocks)?.slot ?? 0;
  }

  get #tip(): Point {
    return this.#points[this.#head] ?? { slot: 0, unixTimestamp: 0 };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage): Promise<unknown> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { id, method, params } = JSON.parse(Buffer.concat(chunks).toString());
    this.asked.set(method, (this.asked.get(method) ?? 0) + 1);
    this.fault(method);
    return { jsonrpc: '2.0', id, result: this.#result(method, params) };
  }

  #result(method: string, params: [string, { limit: number; before?: string }]): unknown {
    switch (method) {
      case 'getGenesisHash':
        return 'Recorded11111111111111111111111111111111111';
      case 'getSlot': {
        this.#head = Math.min(this.#head + this.#options.blocksPerLook, this.#points.length - 1);
        return this.#points[this.#head - this.#options.finalityBlocks]?.slot ?? 0;
      }
      case 'getAccountInfo': {
        const { slot, unixTimestamp } = this.#tip;
        const data = Buffer.alloc(40);
        data.writeBigUInt64LE(BigInt(slot), 0);
        data.writeBigInt64LE(BigInt(unixTimestamp), 32);
        return { context: { slot }, value: { data: [data.toString('base64'), 'base64'] } };
      }
      case 'getSignaturesForAddress':
        return this.#signatures(params[0], params[1].limit, params[1].before);
      case 'getTransaction':
        return this.#newestFirst.find(({ transaction }) => transaction.signatures[0] === params[0]) ?? null;
      default:
        throw new Error(`The recording does not answer ${method}.`);
    }
  }

  #signatures(address: string, limit: number, before: string | undefined): unknown[] {
    const head = this.#tip.slot;
    const known = this.#newestFirst.filter(
      ({ slot, transaction }) => slot <= head && transaction.message.accountKeys.includes(address),
    );
    const start = before === undefined ? 0 : known.findIndex((entry) => entry.transaction.signatures[0] === before) + 1;
    return known.slice(start, start + limit).map(({ slot, blockTime, meta, transaction }) => ({
      signature: transaction.signatures[0],
      slot,
      blockTime,
      err: meta.err,
    }));
  }
}

function pointsOf(chain: RecordedChain): Point[] {
  const times = new Map<number, number>();
  for (const { slot, blockTime } of chain.transactions) times.set(slot, blockTime);
  for (const { slot, unixTimestamp } of chain.snapshots) times.set(slot, unixTimestamp);
  const points = [...times].map(([slot, unixTimestamp]) => ({ slot, unixTimestamp })).sort((a, b) => a.slot - b.slot);
  const last = points.at(-1) ?? { slot: 0, unixTimestamp: 0 };
  for (let i = 1; i <= TAIL_SLOTS; i += 1) {
    points.push({ slot: last.slot + i, unixTimestamp: last.unixTimestamp + Math.floor(i * 0.4) });
  }
  return points;
}
