import { createYoga, type Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Context } from './context.ts';
import { operationLimits } from './limits/armor.ts';
import { createErrorMask, withCodes } from './mask-error.ts';
import { schema } from './schema/index.ts';

/** What the server gives each operation, and learns from it. */
export interface ServerContext extends Context {
  /** Set when the result has errors: such an answer is not kept. */
  readonly outcome: { failed: boolean };
}

/** Notes failed results, and gives each of their errors a code. */
const outcomes: Plugin<object, ServerContext> = {
  onResultProcess({ result, serverContext }) {
    if (Array.isArray(result) || !('errors' in result) || !result.errors?.length) return;
    serverContext.outcome.failed = true;
    result.errors = withCodes(result.errors);
  },
};

/** GraphQL over HTTP without a server: one fetch gives one answer. */
export function createGraphql(logger: Logger) {
  return createYoga<ServerContext>({
    schema,
    logging: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    // Headers of every reply are the server's business.
    cors: false,
    maskedErrors: { maskError: createErrorMask(logger) },
    plugins: [operationLimits(), outcomes],
  });
}
