import { describe, expect, it } from 'vitest';
import { marketplaceOptions } from '../testing/programs.ts';
import { parsePrograms } from './program.ts';

describe('parsePrograms', () => {
  it('refuses two programs of one name or one address', () => {
    const refused = expect.objectContaining({ code: 'INDEXER__PROGRAM_TWICE' });
    const other = { ...marketplaceOptions, programId: 'SysvarC1ock11111111111111111111111111111111' };
    expect(() => parsePrograms([marketplaceOptions, other])).toThrow(refused);
    expect(() => parsePrograms([marketplaceOptions, { ...marketplaceOptions, name: 'other' }])).toThrow(refused);
  });
});
