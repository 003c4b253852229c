import { builder } from '../builder.ts';
import type { WorkKindWord } from '../data/words.ts';
import { ProofKind } from './enums.ts';

/** Work of a challenge. */
interface WorkShape {
  readonly kind: WorkKindWord;
  readonly units: string;
  readonly rounds: number | null;
  readonly n: number | null;
  readonly k: number | null;
  readonly count: number | null;
}

/** Work that a challenge asks for. */
export const Work = builder.objectRef<WorkShape>('Work').implement({
  description: 'Work that a challenge asks for.',
  fields: (t) => ({
    count: t.expose('count', {
      type: 'UInt64',
      nullable: true,
      description: 'Products of two matrices (Matmul); null for other kinds.',
    }),
    k: t.expose('k', {
      type: 'UInt64',
      nullable: true,
      description: 'Length of the rows of A and of the columns of B, n * k by k * n (Matmul); null for other kinds.',
    }),
    kind: t.expose('kind', { type: ProofKind, description: 'Kind of work.' }),
    n: t.expose('n', {
      type: 'UInt64',
      nullable: true,
      description: 'Rows of A and columns of B (Matmul); null for other kinds.',
    }),
    rounds: t.expose('rounds', {
      type: 'UInt64',
      nullable: true,
      description: 'Chained SHA-256 per unit (HashChain); null for other kinds.',
    }),
    units: t.expose('units', {
      type: 'UInt64',
      description: 'Units under the Merkle root; of Matmul 32 elements each.',
    }),
  }),
});
