/** An IDL with every type that an event can hold, one event for each family of types. */
export const kitchenSink = {
  address: 'Ta11y11111111111111111111111111111111111111',
  metadata: { name: 'sink', version: '0.1.0', spec: '0.1.0' },
  instructions: [],
  events: [
    { name: 'Numbers', discriminator: [1, 0, 0, 0, 0, 0, 0, 0] },
    { name: 'Texts', discriminator: [2, 0, 0, 0, 0, 0, 0, 0] },
    { name: 'Changes', discriminator: [3, 0, 0, 0, 0, 0, 0, 0] },
    { name: 'Choices', discriminator: [4, 0, 0, 0, 0, 0, 0, 0] },
    { name: 'Nested', discriminator: [5, 0, 0, 0, 0, 0, 0, 0] },
  ],
  types: [
    {
      name: 'Numbers',
      type: {
        kind: 'struct',
        fields: [
          ...['u8', 'u16', 'u32', 'u64', 'u128', 'u256', 'i8', 'i16', 'i32', 'i64', 'i128', 'f32', 'f64', 'bool'].map(
            (type) => ({ name: `a_${type}`, type }),
          ),
          { name: 'slot', type: 'u64' },
          { name: 'timestamp', type: 'i64' },
        ],
      },
    },
    {
      name: 'Texts',
      type: {
        kind: 'struct',
        fields: [
          { name: 'text', type: 'string' },
          { name: 'data', type: 'bytes' },
          { name: 'key', type: 'pubkey' },
          { name: 'hash', type: { array: ['u8', 32] } },
          { name: 'root', type: { array: ['u8', 16] } },
          { name: 'path', type: { vec: { array: ['u8', 16] } } },
          { name: 'texts', type: { vec: 'string' } },
          { name: 'three', type: { array: ['u16', 3] } },
          { name: 'grid', type: { vec: { vec: 'u64' } } },
        ],
      },
    },
    {
      name: 'Changes',
      type: {
        kind: 'struct',
        fields: [
          { name: 'device', type: { defined: { name: 'Change' } } },
          { name: 'parent', type: { option: { defined: { name: 'Change' } } } },
          { name: 'members', type: { vec: { defined: { name: 'Member' } } } },
          { name: 'timestamp', type: 'i64' },
        ],
      },
    },
    {
      name: 'Change',
      type: {
        kind: 'struct',
        fields: [
          { name: 'scope', type: 'pubkey' },
          { name: 'sequence', type: 'u64' },
        ],
      },
    },
    {
      name: 'Member',
      type: {
        kind: 'struct',
        fields: [
          { name: 'device', type: { defined: { name: 'Change' } } },
          { name: 'price', type: 'u64' },
          { name: 'reason', type: { defined: { name: 'Reason' } } },
        ],
      },
    },
    {
      name: 'Reason',
      type: { kind: 'enum', variants: [{ name: 'Renter' }, { name: 'Supplier' }, { name: 'Silent' }] },
    },
    {
      name: 'Work',
      type: {
        kind: 'enum',
        variants: [
          { name: 'None' },
          {
            name: 'HashChain',
            fields: [
              { name: 'units', type: 'u32' },
              { name: 'rounds', type: 'u32' },
            ],
          },
          {
            name: 'Matmul',
            fields: [
              { name: 'units', type: 'u32' },
              { name: 'rounds', type: 'u64' },
            ],
          },
          { name: 'Key', fields: ['pubkey', { option: 'u128' }] },
        ],
      },
    },
    {
      name: 'Choices',
      type: {
        kind: 'struct',
        fields: [
          { name: 'reason', type: { defined: { name: 'Reason' } } },
          { name: 'work', type: { defined: { name: 'Work' } } },
          { name: 'maybe_reason', type: { option: { defined: { name: 'Reason' } } } },
          { name: 'maybe_work', type: { option: { defined: { name: 'Work' } } } },
          { name: 'maybe_key', type: { option: 'pubkey' } },
          { name: 'maybe_list', type: { option: { vec: 'u16' } } },
          { name: 'works', type: { vec: { defined: { name: 'Work' } } } },
        ],
      },
    },
    { name: 'Pair', type: { kind: 'struct', fields: ['u64', 'string'] } },
    { name: 'Alias', type: { kind: 'type', alias: { defined: { name: 'Pair' } } } },
    {
      name: 'Inner',
      type: {
        kind: 'struct',
        fields: [
          { name: 'pair', type: { defined: { name: 'Pair' } } },
          { name: 'pairs', type: { vec: { defined: { name: 'Pair' } } } },
        ],
      },
    },
    {
      name: 'Nested',
      type: {
        kind: 'struct',
        fields: [
          { name: 'inner', type: { defined: { name: 'Inner' } } },
          { name: 'maybe', type: { option: { defined: { name: 'Inner' } } } },
          { name: 'list', type: { vec: { defined: { name: 'Inner' } } } },
          { name: 'alias', type: { defined: { name: 'Alias' } } },
        ],
      },
    },
  ],
};
