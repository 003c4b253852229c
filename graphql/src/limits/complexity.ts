import type { ComplexityErrorFn } from '@pothos/plugin-complexity';
import { ApiError } from '../errors.ts';

/** Cost of a field that runs a statement in the engine; a plain field costs 1. */
export const STATEMENT_COST = 200;

/**
 * Cost of the statement behind a list of evidence. It stands once beside a whole list, but is counted with the list's
 * entries, so it is set low; the limits on aliases and tokens bound how many there can be.
 */
export const EVIDENCE_COST = 5;

/** Highest cost of one operation: about a full page of 1,000 devices with 40 fields, or 250 statements. */
const MAX_COST = 50_000;

/** Highest page size. */
export const MAX_FIRST = 1_000;

const tooCostly: ComplexityErrorFn = (_kind, { complexity }) =>
  new ApiError(
    'COST_LIMIT',
    `This operation costs ${complexity}, over the limit of ${MAX_COST}. A field costs 1, a field that runs SQL ${STATEMENT_COST}, and what lies inside a list costs as often as \`first\` says: ask for fewer entries, fewer nested lists, or split the operation.`,
    { context: { cost: complexity, limit: MAX_COST } },
  );

/** Options of the complexity plugin. */
export const complexityOptions = { limit: { complexity: MAX_COST }, complexityError: tooCostly };

/** Cost of a field that runs one statement and gives one row. */
export const statementCost = { field: STATEMENT_COST, multiplier: 1 };

/** Cost of a connection: one statement, and its selection for each entry asked for. */
export function pageCost(args: { first?: number | null }): { field: number; multiplier: number } {
  return { field: STATEMENT_COST, multiplier: Math.max(1, args.first ?? 1) };
}

/** Cost of a page of evidence. */
export function evidenceCost(args: { first?: number | null }): { field: number; multiplier: number } {
  return { field: EVIDENCE_COST, multiplier: Math.max(1, args.first ?? 1) };
}

/** Cost of the rows of a list that its own field has paid for: what is asked of each, this many times. */
export function rowsCost(rows: number): { field: number; multiplier: number } {
  return { field: 0, multiplier: rows };
}

/** Cost of a list of about this many rows. */
export function listCost(rows: number): () => { field: number; multiplier: number } {
  return () => ({ field: STATEMENT_COST, multiplier: rows });
}
