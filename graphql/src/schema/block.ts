import { builder } from '../builder.ts';

/** A point in the chain's history, as the argument `block`. */
export const BlockInput = builder.inputType('BlockInput', {
  description: "A point in the chain's history.",
  fields: (t) => ({
    slot: t.field({
      type: 'UInt64',
      required: true,
      description: 'Slot at most the watermark and at least the first indexed slot.',
    }),
  }),
});

/** Description of every `block` argument. */
export const BLOCK_DESCRIPTION = 'Answer as of this slot; default is the watermark.';
