import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROGRAMS, type ProgramName, programIdl } from '../client/artifacts.ts';
import type { Idl } from '../scripts/generate/idl.ts';
import { camel, doc, pascal, plural, screaming } from '../scripts/generate/names.ts';
import { generateClient } from '../scripts/generate/program.ts';

const empty: Idl = {
  address: '11111111111111111111111111111111',
  metadata: { name: 'tally', version: '0.1.0', spec: '0.1.0' },
  instructions: [],
};

const idlOf = (name: ProgramName) => programIdl(name) as unknown as Idl;

describe('the generated client', () => {
  it('refuses an IDL that uses what it does not define', () => {
    const types = [
      { name: 'A', type: { kind: 'struct', fields: [{ name: 'b', type: { defined: { name: 'B' } } }] } },
    ] as const;
    expect(() => generateClient({ ...empty, types })).toThrow(/A uses B, which the IDL does not define/);
  });

  it('refuses a type that it can not read', () => {
    const fields = [{ name: 'x', type: 'f64' as 'u64' }];
    expect(() => generateClient({ ...empty, types: [{ name: 'A', type: { kind: 'struct', fields } }] })).toThrow(
      /no codec for "f64"/,
    );
    const zeroCopy = {
      name: 'A',
      serialization: 'bytemuck',
      type: { kind: 'struct', fields: [{ name: 'x', type: 'string' }] },
    } as const;
    expect(() => generateClient({ ...empty, types: [zeroCopy] })).toThrow(/A.x is no type of a zero-copy account/);
  });

  it.each(PROGRAMS)('of %s is the one that the built IDLs give', (program) => {
    const folder = new URL(`../client/generated/${program}/`, import.meta.url);
    const earlier = PROGRAMS.slice(0, PROGRAMS.indexOf(program));
    const files = generateClient(idlOf(program), earlier.map(idlOf));
    expect(readdirSync(folder).sort()).toEqual([...files.keys()].sort());
    for (const [name, text] of files) expect(readFileSync(new URL(name, folder), 'utf8'), name).toBe(text);
  });

  it("imports another program's types, those of arguments for whoever builds them too", () => {
    const a = { name: 'A', type: { kind: 'struct', fields: [{ name: 'x', type: 'u8' }] } } as const;
    const b = {
      name: 'B',
      type: { kind: 'struct', fields: [{ name: 'a', type: { defined: { name: 'A' } } }] },
    } as const;
    const args = [{ name: 'a', type: { defined: { name: 'A' } } }] as const;
    const instructions = [{ name: 'do', discriminator: [], accounts: [], args }];
    const origin = { ...empty, metadata: { ...empty.metadata, name: 'origin' }, types: [a] };
    const text = generateClient({ ...empty, types: [a, b], instructions }, [origin]).get('types.ts');
    expect(text).toContain("import { type A, aCodec } from '../origin/types.ts';");
    expect(text).toContain("export { type A, aCodec } from '../origin/types.ts';");
    expect(text).not.toContain('interface A');
    expect(text).toContain('interface B');
  });

  it('refuses two types of one name, which an old IDL makes', () => {
    const of = (type: 'u8' | 'u16') =>
      [{ name: 'A', type: { kind: 'struct', fields: [{ name: 'x', type }] } }] as const;
    const origin = { ...empty, metadata: { ...empty.metadata, name: 'origin' }, types: of('u8') };
    expect(() => generateClient({ ...empty, types: of('u16') }, [origin])).toThrow(
      'A is not the same in tally and origin: build both IDLs again',
    );
  });

  it('derives what follows from keys and arguments, and asks for the rest', () => {
    const instructions = [
      {
        name: 'add_to',
        discriminator: [1, 2, 3, 4, 5, 6, 7, 8],
        accounts: [
          {
            name: 'derived',
            writable: true,
            pda: {
              seeds: [
                { kind: 'const', value: [97] },
                { kind: 'account', path: 'owner' },
                { kind: 'arg', path: 'index' },
              ],
            },
          },
          { name: 'owner', signer: true },
          { name: 'deep', pda: { seeds: [{ kind: 'account', path: 'derived.next', account: 'Derived' }] } },
          { name: 'maybe', optional: true },
        ],
        args: [
          { name: 'index', type: 'u32' },
          { name: 'note', type: { option: 'string' } },
        ],
      },
    ] as const;
    const text = generateClient({ ...empty, instructions }).get('instructions.ts');
    expect(text).toContain(
      'derivedKey = accounts.derived ?? derive([/* @__PURE__ */ Uint8Array.of(97), ownerKey.toBytes(), c.encode(c.u32, args.index)], programId)',
    );
    expect(text).toContain('  deep: PublicKey;\n');
    expect(text).toContain('  maybe?: PublicKey | null;\n');
    expect(text).toContain('c.encode(c.option(c.string), args.note)');
  });
});

describe('names', () => {
  it.each([
    ['gpu_model', 'gpuModel', 'GpuModel', 'GPU_MODEL'],
    ['state::Device', 'state::Device', 'Device', 'DEVICE'],
    ['x25519_key', 'x25519Key', 'X25519Key', 'X25519_KEY'],
  ])('%s', (name, camelName, pascalName, screamingName) => {
    expect([camel(name), pascal(name), screaming(pascal(name))]).toEqual([camelName, pascalName, screamingName]);
  });

  it('have plurals', () => {
    expect(['POOL', 'DEVICE_CLASS', 'CONNECTIVITY', 'BOX'].map(plural)).toEqual([
      'POOLS',
      'DEVICE_CLASSES',
      'CONNECTIVITIES',
      'BOXES',
    ]);
  });

  it('keep a comment from ending early', () => {
    expect(doc(['a */ b'])).toBe('/** a *\\/ b */\n');
    expect(doc(['a', '', 'b'], '  ')).toBe('  /**\n   * a\n   *\n   * b\n   */\n');
    expect(doc([])).toBe('');
  });
});
