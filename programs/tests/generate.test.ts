import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { marketplaceIdl } from '../client/artifacts.ts';
import type { Idl } from '../scripts/generate/idl.ts';
import { camel, doc, pascal, plural, screaming } from '../scripts/generate/names.ts';
import { generateClient } from '../scripts/generate/program.ts';

const empty: Idl = {
  address: '11111111111111111111111111111111',
  metadata: { name: 'tally', version: '0.1.0', spec: '0.1.0' },
  instructions: [],
};

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

  it('is the one that the built IDL gives', () => {
    const folder = new URL('../client/generated/marketplace/', import.meta.url);
    const files = generateClient(marketplaceIdl() as unknown as Idl);
    expect(readdirSync(folder).sort()).toEqual([...files.keys()].sort());
    for (const [name, text] of files) expect(readFileSync(new URL(name, folder), 'utf8'), name).toBe(text);
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
