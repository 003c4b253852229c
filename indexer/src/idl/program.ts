import { PublicKey } from '@solana/web3.js';
import { IndexerError, messageOf } from '../errors.ts';
import { undecodable } from './bytes.ts';
import { decode } from './decode.ts';
import { planEvent } from './flatten.ts';
import { type Idl, idlSchema } from './idl.ts';
import { snakeCase } from './names.ts';
import type { EventPlan } from './plan.ts';
import { TypeResolver } from './resolve.ts';
import type { Shape } from './shape.ts';
import type { Value } from './value.ts';

/** A program to index. */
export interface ProgramOptions {
  /** Name that its tables carry, such as `marketplace`. */
  name: string;
  /** Anchor IDL (0.30 or later), as parsed JSON. */
  idl: unknown;
  /** Base58 address; the IDL's own without it. */
  programId?: string;
  /** An event's field `timestamp` (i64) is Clock.unix_timestamp; true without it. */
  carriesClock?: boolean;
}

/** An event of a program. */
interface EventDefinition {
  /** As the IDL writes it, such as `DeviceTicked`. */
  name: string;
  discriminator: Uint8Array;
  shape: Shape;
  plan: EventPlan;
}

/** An event that was found in a program's bytes. */
export interface DecodedEvent {
  definition: EventDefinition;
  value: Value;
}

/** A program whose events the indexer can decode. */
export interface Program {
  name: string;
  /** Base58 address. */
  programId: string;
  /** Base58 address of the PDA that signs genuine events. */
  eventAuthority: string;
  /** An event's field `timestamp` is the Clock. */
  carriesClock: boolean;
  events: readonly EventDefinition[];
  /**
   * Decodes an event: discriminator and fields.
   *
   * @throws IndexerError `INDEXER__EVENT_UNDECODABLE`
   */
  decode(data: Uint8Array): DecodedEvent;
}

/**
 * Reads an IDL.
 *
 * An event whose type cannot be laid out does not stop the others: its occurrences are undecodable, with the reason.
 *
 * @throws IndexerError `INDEXER__IDL_INVALID`, `INDEXER__ADDRESS_INVALID`
 */
export function parseProgram(options: ProgramOptions): Program {
  const parsed = idlSchema.safeParse(options.idl);
  if (!parsed.success) {
    throw new IndexerError('INDEXER__IDL_INVALID', `The IDL of ${options.name} is no Anchor IDL of 0.30 or later.`, {
      cause: parsed.error,
    });
  }
  const idl = parsed.data;
  const programId = options.programId ?? idl.address;
  const { events, problems } = definitions(snakeCase(options.name), idl);
  return {
    name: snakeCase(options.name),
    programId,
    eventAuthority: eventAuthority(programId),
    carriesClock: options.carriesClock ?? true,
    events,
    decode: (data) => {
      const definition = events.find((event) => startsWith(data, event.discriminator));
      if (definition === undefined) {
        const problem = problems.find((event) => startsWith(data, event.discriminator));
        throw undecodable(problem?.reason ?? 'no event of the IDL has this discriminator');
      }
      return { definition, value: decode(definition.shape, data.subarray(definition.discriminator.length)) };
    },
  };
}

/**
 * Reads the IDLs of programs that are indexed together.
 *
 * @throws IndexerError as {@link parseProgram}; `INDEXER__PROGRAM_TWICE` when two have one name or one address
 */
export function parsePrograms(options: readonly ProgramOptions[]): Program[] {
  const programs = options.map(parseProgram);
  for (const [i, { name, programId }] of programs.entries()) {
    const other = programs.slice(0, i).find((before) => before.name === name || before.programId === programId);
    if (other === undefined) continue;
    throw new IndexerError(
      'INDEXER__PROGRAM_TWICE',
      `Programs ${other.name} (${other.programId}) and ${name} (${programId}) share a name or an address: name each once.`,
      { context: { name, programId } },
    );
  }
  return programs;
}

function definitions(program: string, idl: Idl) {
  const resolver = new TypeResolver(idl.types);
  const events: EventDefinition[] = [];
  const problems: { discriminator: Uint8Array; reason: string }[] = [];
  for (const event of idl.events) {
    const discriminator = Uint8Array.from(event.discriminator);
    try {
      const shape = resolver.defined(event.name);
      events.push({ name: event.name, discriminator, shape, plan: planEvent(program, event.name, shape) });
    } catch (error) {
      problems.push({ discriminator, reason: messageOf(error) });
    }
  }
  return { events, problems };
}

function eventAuthority(programId: string): string {
  try {
    return PublicKey.findProgramAddressSync([Buffer.from('__event_authority')], new PublicKey(programId))[0].toBase58();
  } catch (error) {
    throw new IndexerError('INDEXER__ADDRESS_INVALID', `${programId} is no program address.`, { cause: error });
  }
}

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return bytes.length >= prefix.length && prefix.every((byte, i) => bytes[i] === byte);
}
