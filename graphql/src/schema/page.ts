import type { ArgBuilder } from '@pothos/core';
import type { Types } from '../builder.ts';

/** Arguments of a connection with this default page size. */
export function pageArgs(arg: ArgBuilder<Types>, first: number) {
  return {
    first: arg({ type: 'Int', defaultValue: first, description: 'Page size, at most 1000.' }),
    after: arg({ type: 'String', description: 'Cursor after which the page begins.' }),
  };
}
