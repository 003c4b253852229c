/** A Solana node that answers from recorded transactions: what the indexer asks of any node, and nothing more. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import bs58 from 'bs58';

/** A program as the node knows it. */
export interface RecordedProgram {
  readonly id: string;
  readonly eventAuthority: string;
}

/** A transaction of one program, all its events made by one instruction. */
export interface RecordedTransaction {
  readonly signature: string;
  readonly slot: number;
  readonly time: number;
  /** Name of the program. */
  readonly program: string;
  /** Discriminator and fields of each event. */
  readonly events: readonly Buffer[];
}

const EVENT_TAG = Buffer.from('e445a52e51cb9a1d', 'hex');

/** Starts a node. Transactions are in the order of the chain; what is pushed later is seen later. */
export async function startRecordedNode(options: {
  /** By name. */
  programs: Readonly<Record<string, RecordedProgram>>;
  transactions: RecordedTransaction[];
  tip: { slot: number; time: number };
}): Promise<{ url: string; stop(): Promise<void> }> {
  const answers: Record<string, (params: unknown[]) => unknown> = {
    getGenesisHash: () => bs58.encode(Buffer.alloc(32, 7)),
    getSlot: () => options.tip.slot,
    getAccountInfo: () => {
      const data = Buffer.alloc(40);
      data.writeBigUInt64LE(BigInt(options.tip.slot), 0);
      data.writeBigInt64LE(BigInt(options.tip.time), 32);
      return {
        context: { slot: options.tip.slot },
        value: {
          data: [data.toString('base64'), 'base64'],
          executable: false,
          lamports: 1,
          owner: bs58.encode(Buffer.alloc(32, 3)),
        },
      };
    },
    getSignaturesForAddress: ([address, page]) => {
      const { before, limit = 1_000 } = (page ?? {}) as { before?: string; limit?: number };
      const named = options.transactions.filter(({ program }) => options.programs[program]?.id === address);
      const newestFirst = named.reverse();
      const start = before ? newestFirst.findIndex(({ signature }) => signature === before) + 1 : 0;
      return newestFirst.slice(start, start + limit).map(({ signature, slot, time }) => ({
        signature,
        slot,
        blockTime: time,
        err: null,
        memo: null,
        confirmationStatus: 'finalized',
      }));
    },
    getTransaction: ([signature]) => {
      const found = options.transactions.find((transaction) => transaction.signature === signature);
      const program = found && options.programs[found.program];
      return program ? asTransaction(found, program) : null;
    },
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { id, method, params } = JSON.parse(Buffer.concat(chunks).toString());
    const answer = answers[method];
    const body = answer
      ? { result: answer(params ?? []) }
      : { error: { code: -32601, message: `No method ${method}` } };
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ jsonrpc: '2.0', id, ...body }));
  });
  return listen(server);
}

function asTransaction(
  { signature, slot, time, events }: RecordedTransaction,
  { id, eventAuthority }: RecordedProgram,
) {
  return {
    slot,
    blockTime: time,
    version: 'legacy',
    transaction: {
      signatures: [signature],
      message: { accountKeys: [bs58.encode(Buffer.alloc(32, 1)), id, eventAuthority], instructions: [] },
    },
    meta: {
      err: null,
      logMessages: [],
      loadedAddresses: { writable: [], readonly: [] },
      innerInstructions: [
        {
          index: 0,
          instructions: events.map((data) => ({
            programIdIndex: 1,
            accounts: [2],
            data: bs58.encode(Buffer.concat([EVENT_TAG, data])),
            stackHeight: 2,
          })),
        },
      ],
    },
  };
}

async function listen(server: Server): Promise<{ url: string; stop(): Promise<void> }> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
