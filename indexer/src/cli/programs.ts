import { readFile } from 'node:fs/promises';
import { PROGRAMS, programIdl } from '@escapement/programs';
import { IndexerError, messageOf } from '../errors.ts';
import { idlSchema } from '../idl/idl.ts';
import type { ProgramOptions } from '../idl/program.ts';

/**
 * Programs of the command line: IDL files, each as `FILE` or `FILE=ADDRESS`. Without any, all of ours.
 *
 * @throws IndexerError `INDEXER__IDL_INVALID`
 */
export async function loadPrograms(idls: readonly string[]): Promise<ProgramOptions[]> {
  if (idls.length === 0) return PROGRAMS.map((name) => ({ name, idl: programIdl(name) }));
  return Promise.all(
    idls.map(async (entry) => {
      const [file = '', programId] = entry.split('=');
      const idl = await readIdl(file);
      return { name: idl.metadata.name, idl, programId };
    }),
  );
}

async function readIdl(file: string) {
  try {
    return idlSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new IndexerError(
      'INDEXER__IDL_INVALID',
      `${file} is no Anchor IDL of 0.30 or later: ${messageOf(error).slice(0, 200)}`,
      {
        cause: error,
      },
    );
  }
}
