/** Streams the events of any Anchor program into ClickHouse, exactly once, and reads them. */
export { type ErrorContext, IndexerError, type IndexerErrorCode } from './errors.ts';
export { type Program, type ProgramOptions, parseProgram } from './idl/program.ts';
export { createIndexer, type Indexer, type IndexerOptions } from './indexer.ts';
export type { IndexerStatus } from './status.ts';
export type { JsonRow, ReadLimits } from './store/driver.ts';
export { openStore, type Store, type StoreOptions } from './store/open.ts';
export { type ParameterValue, placeholders, type QueryParameters } from './store/parameters.ts';
export type { Query, Reader } from './store/reader.ts';
export { applySchema } from './store/schema.ts';
export { chainTimeAt, readWatermark, type Watermark } from './watermark.ts';
