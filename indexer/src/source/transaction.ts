import bs58 from 'bs58';
import { z } from 'zod';
import type { Program } from '../idl/program.ts';

/** Bytes that a program published as an event. */
export interface SourceEvent {
  program: Program;
  slot: bigint;
  signature: Uint8Array;
  /** Index of the instruction in the transaction. */
  instruction: number;
  /** Index among the calls that the instruction made. */
  inner: number;
  /** The node's estimate of the block's time, seconds; the chain's Clock is in the event. */
  blockTime: bigint | null;
  /** Discriminator and fields. */
  data: Uint8Array;
}

const instructionSchema = z.object({
  programIdIndex: z.number().int(),
  accounts: z.array(z.number().int()),
  data: z.string(),
});

/** What `getTransaction` answers with `encoding: 'json'`, as far as it is read. */
export const transactionSchema = z.object({
  slot: z.number().int(),
  transaction: z.object({ message: z.object({ accountKeys: z.array(z.string()) }) }),
  meta: z.object({
    err: z.unknown(),
    innerInstructions: z
      .array(z.object({ index: z.number().int(), instructions: z.array(instructionSchema) }))
      .nullish(),
    loadedAddresses: z.object({ writable: z.array(z.string()), readonly: z.array(z.string()) }).nullish(),
  }),
});

/** A transaction as a node tells it. */
export type RpcTransaction = z.infer<typeof transactionSchema>;

/** First bytes of the instruction by which an Anchor program calls itself to publish an event. */
const EVENT_TAG = Buffer.from('e445a52e51cb9a1d', 'hex');

/**
 * The genuine events of a transaction: calls of a program to itself, signed by its event authority, which only the
 * program can do. Text in logs is never an event, and a failed transaction has none.
 */
export function extractEvents(
  transaction: RpcTransaction,
  signature: string,
  blockTime: bigint | null,
  programs: ReadonlyMap<string, Program>,
): SourceEvent[] {
  const { meta } = transaction;
  if (meta.err !== null && meta.err !== undefined) return [];
  const loaded = meta.loadedAddresses;
  const keys = [
    ...transaction.transaction.message.accountKeys,
    ...(loaded?.writable ?? []),
    ...(loaded?.readonly ?? []),
  ];
  const signatureBytes = bs58.decode(signature);
  const events: SourceEvent[] = [];
  for (const { index, instructions } of meta.innerInstructions ?? []) {
    for (const [inner, instruction] of instructions.entries()) {
      const program = programs.get(keys[instruction.programIdIndex] ?? '');
      if (program === undefined || keys[instruction.accounts[0] ?? -1] !== program.eventAuthority) continue;
      const data = bs58.decode(instruction.data);
      if (!EVENT_TAG.equals(data.subarray(0, EVENT_TAG.length))) continue;
      events.push({
        program,
        slot: BigInt(transaction.slot),
        signature: signatureBytes,
        instruction: index,
        inner,
        blockTime,
        data: data.subarray(EVENT_TAG.length),
      });
    }
  }
  return events;
}
