import { initGraphQLTada } from 'gql.tada';
import type { introspection } from '../generated/graphql-env.d.ts';

/** Typed documents of the read API. 64-bit integers stay decimal strings until they are formatted. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: {
    BigInt: string;
    UInt64: string;
    PublicKey: string;
    Signature: string;
    Hex: string;
    JSON: unknown;
  };
}>();

/** All that a source panel shows of a figure's source. */
export const sourceFields = graphql(`
  fragment SourceFields on Source {
    id
    description
    sql
    parameters { name type value }
    keyColumns
    watermarkSlot
    chainTime
    signatureCount
    signatures(first: 4) { nodes { signature slot } }
  }
`);

/** What the formatting of an amount needs to know of its mint. */
export const mintFields = graphql(`
  fragment MintFields on Mint { symbol decimals address }
`);
