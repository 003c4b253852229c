import { describe, expect, it } from 'vitest';
import { type ProgramName, programIdl } from '../../../client/artifacts.ts';
import type { Idl } from '../../../scripts/generate/idl.ts';
import type { Calls } from './call.ts';
import { play, type Refusals } from './play.ts';
import { acceptedIn, type Reasons, table } from './table.ts';

/**
 * Tests of all instructions of a program: each has a valid call, what is wrong with it is refused as the table beside the
 * test says, and what is accepted has its reason. `npx vitest run -u` writes the table anew; the difference is for a
 * review to judge.
 */
export function describeRefusals(program: ProgramName, calls: Calls, reasons: Reasons): void {
  describe(`what ${program} refuses`, () => {
    const idl = programIdl(program) as unknown as Idl;
    const refusals = new Map<string, Refusals>();

    it('has a valid call of each instruction of the IDL', () => {
      expect(Object.keys(calls).sort()).toEqual(idl.instructions.map(({ name }) => name).sort());
    });

    it.each(idl.instructions.map((instruction) => [instruction.name, instruction] as const))(
      '%s',
      (name, instruction) => {
        const make = calls[name];
        if (!make) throw new Error(`no call of ${name}`);
        const refused = play(idl, instruction, make);
        expect(instruction.accounts.filter((account) => !refused.accounts.has(account.name))).toEqual([]);
        refusals.set(name, refused);
      },
    );

    it('accepts only what has a reason', () => {
      expect(acceptedIn(refusals).sort()).toEqual(Object.keys(reasons).sort());
    });

    it('refuses each with the error of its table', async () => {
      await expect(table(program, refusals, reasons)).toMatchFileSnapshot(`./${program}.md`);
    });
  });
}
