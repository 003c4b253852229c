import { IndexerError } from '../errors.ts';
import type { Session } from '../store/driver.ts';

/** A program as the store knows it. */
interface NamedProgram {
  name: string;
  /** Base58. */
  programId: string;
}

/** What has to be known of a program that a store with history does not hold. */
export interface Coverage {
  /** Last committed slot; null on a new store. */
  committed: bigint | null;
  /** Whether a transaction of a slot up to `slot` named the program. */
  isNamedUpTo(programId: string, slot: bigint): Promise<boolean>;
}

/**
 * Claims a new store for programs, or checks that it is theirs: each is covered from the store's first slot on. One can
 * be added later as long as nothing was missed of it, and none can be left out.
 *
 * @throws IndexerError `INDEXER__STORE_OF_OTHER_PROGRAMS`
 */
export async function claimPrograms(
  writer: Session,
  programs: readonly NamedProgram[],
  { committed, isNamedUpTo }: Coverage,
): Promise<void> {
  const known = (await writer.query('SELECT name, program_id FROM programs')).map((row) => ({
    name: String(row.name),
    programId: String(row.program_id),
  }));
  const left = known.filter((program) => !programs.some((other) => equals(program, other)));
  if (left.length > 0) {
    throw ofOtherPrograms(left, 'is in the store and was not given: its history would have a hole. Give its IDL too');
  }
  const added = programs.filter((program) => !known.some((other) => equals(program, other)));
  const late: NamedProgram[] = [];
  for (const program of added) {
    if (committed !== null && (await isNamedUpTo(program.programId, committed))) late.push(program);
  }
  if (late.length > 0) {
    throw ofOtherPrograms(
      late,
      'did something before it was given to the store, which lacks that. Give it a new store',
    );
  }
  for (const { name, programId } of added) {
    await writer.command('INSERT INTO programs SELECT {name:String}, {program_id:String}', {
      name,
      program_id: programId,
    });
  }
}

function equals(a: NamedProgram, b: NamedProgram): boolean {
  return a.name === b.name && a.programId === b.programId;
}

function ofOtherPrograms(programs: readonly NamedProgram[], reason: string): IndexerError {
  const names = programs.map(({ name, programId }) => `${name} (${programId})`).join(', ');
  return new IndexerError('INDEXER__STORE_OF_OTHER_PROGRAMS', `${names} ${reason}.`, { context: { programs: names } });
}
