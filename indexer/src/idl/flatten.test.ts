import { describe, expect, it } from 'vitest';
import { kitchenSink } from '../testing/kitchen-sink.ts';
import { parseProgram } from './program.ts';

const program = parseProgram({ name: 'sink', idl: kitchenSink });
const planOf = (event: string) => program.events.find(({ name }) => name === event)!.plan;
const columnsOf = (event: string) => Object.fromEntries(planOf(event).columns.map(({ name, type }) => [name, type]));

describe('planEvent', () => {
  it('gives numbers their own width, and moves a field that would hide a common column', () => {
    expect(columnsOf('Numbers')).toMatchObject({
      a_u8: 'UInt8',
      a_u64: 'UInt64',
      a_u256: 'UInt256',
      a_i128: 'Int128',
      a_f32: 'Float32',
      a_bool: 'Bool',
      event_slot: 'UInt64',
      timestamp: 'Int64',
    });
  });

  it('keeps keys and fixed bytes fixed, and lists of cells as arrays', () => {
    expect(columnsOf('Texts')).toEqual({
      text: 'String',
      data: 'String',
      key: 'FixedString(32)',
      hash: 'FixedString(32)',
      root: 'FixedString(16)',
      path: 'Array(FixedString(16))',
      texts: 'Array(String)',
      three: 'Array(UInt16)',
      grid: 'Array(Array(UInt64))',
    });
  });

  it('splits changes, and puts lists of structs into a table of their own', () => {
    expect(columnsOf('Changes')).toEqual({
      device: 'FixedString(32)',
      device_sequence: 'UInt64',
      parent_present: 'Bool',
      parent: 'Nullable(FixedString(32))',
      parent_sequence: 'Nullable(UInt64)',
      timestamp: 'Int64',
    });
    const [members] = planOf('Changes').children;
    expect(members!.table).toBe('ev_sink_changes_members');
    expect(members!.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'device FixedString(32)',
      'device_sequence UInt64',
      'price UInt64',
      'reason String',
    ]);
    expect(planOf('Changes').changes.map(({ field }) => field)).toEqual(['device', 'parent']);
    expect(members!.changes.map(({ field }) => field)).toEqual(['device']);
  });

  it('names the variant of an enum, and shares a column between variants only when it fits both', () => {
    expect(columnsOf('Choices')).toMatchObject({
      reason: 'String',
      work_kind: 'String',
      work_units: 'Nullable(UInt32)',
      work_rounds: 'Nullable(UInt32)',
      work_matmul_rounds: 'Nullable(UInt64)',
      work_0: 'Nullable(FixedString(32))',
      work_1: 'Nullable(UInt128)',
      maybe_reason: 'Nullable(String)',
      maybe_work_present: 'Bool',
      maybe_work_kind: 'Nullable(String)',
      maybe_list_present: 'Bool',
      maybe_list: 'Array(UInt16)',
    });
    expect(planOf('Choices').children.map(({ table }) => table)).toEqual(['ev_sink_choices_works']);
  });

  it('keeps what is nested deeper as JSON', () => {
    expect(columnsOf('Nested')).toMatchObject({ inner_pair_0: 'UInt64', inner_pair_1: 'String', alias_0: 'UInt64' });
    const list = planOf('Nested').children.find(({ field }) => field === 'list')!;
    expect(list.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'pair_0 UInt64',
      'pair_1 String',
      'pairs String',
    ]);
  });
});

describe('parseProgram', () => {
  const idl = (types: unknown[], events = [{ name: 'E', discriminator: [9] }]) => ({
    address: kitchenSink.address,
    metadata: { name: 'x' },
    events,
    types,
  });
  const struct = (name: string, type: unknown) => ({ name, type: { kind: 'struct', fields: [{ name: 'f', type }] } });

  it('keeps the other events when the type of one cannot be laid out, and says why at its bytes', () => {
    const recursive = struct('E', { option: { defined: { name: 'E' } } });
    const both = idl(
      [recursive, struct('F', 'u8')],
      [
        { name: 'E', discriminator: [9] },
        { name: 'F', discriminator: [8] },
      ],
    );
    const parsed = parseProgram({ name: 'x', idl: both });
    expect(parsed.decode(Uint8Array.of(8, 7)).value).toEqual({ f: 7 });
    expect(() => parsed.decode(Uint8Array.of(9, 0))).toThrow(/contains itself/);
    expect(() => parsed.decode(Uint8Array.of(1))).toThrow(/no event of the IDL/);
  });

  it('fills in generics, also through another generic type', () => {
    const generic = {
      name: 'Pair',
      generics: [
        { kind: 'type', name: 'T' },
        { kind: 'const', name: 'N' },
      ],
      type: { kind: 'struct', fields: [{ name: 'items', type: { array: [{ generic: 'T' }, { generic: 'N' }] } }] },
    };
    const outer = {
      name: 'Outer',
      generics: [{ kind: 'type', name: 'U' }],
      type: {
        kind: 'struct',
        fields: [
          {
            name: 'pair',
            type: {
              defined: {
                name: 'Pair',
                generics: [
                  { kind: 'type', type: { option: { generic: 'U' } } },
                  { kind: 'const', value: '2' },
                ],
              },
            },
          },
        ],
      },
    };
    const event = struct('E', { defined: { name: 'Outer', generics: [{ kind: 'type', type: 'u16' }] } });
    const parsed = parseProgram({ name: 'x', idl: idl([generic, outer, event]) });
    expect(parsed.decode(Uint8Array.of(9, 1, 5, 0, 0)).value).toEqual({ f: { pair: { items: [5, null] } } });
  });

  it('refuses what is no IDL, and an address that is none', () => {
    expect(() => parseProgram({ name: 'x', idl: { name: 'old' } })).toThrow(/no Anchor IDL/);
    expect(() => parseProgram({ name: 'x', idl: idl([struct('E', 'u8')]), programId: 'nowhere' })).toThrow(
      /no program address/,
    );
  });
});
