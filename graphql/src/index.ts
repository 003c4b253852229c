/**
 * The read API of Escapement: GraphQL over the tables of the indexer, every figure with its source.
 *
 * @packageDocumentation
 */

export { type GraphqlOptions, type GraphqlServer, startGraphql } from './server.ts';
