import { EnvelopArmorPlugin } from '@escape.tech/graphql-armor';
import { GraphQLError } from '../graphql-js.ts';

/** Bounds on the text of an operation; its cost is bounded apart. */
const OPERATION_LIMITS = { depth: 12, aliases: 60, directives: 20, tokens: 5_000 } as const;

/** Refuses operations that are too deep, long or repetitive before anything of them runs. */
export function operationLimits() {
  const reject = [
    (_context: unknown, error: GraphQLError) => {
      throw new GraphQLError(error.message.replace(/^Syntax Error: /, ''), {
        extensions: { code: 'QUERY_LIMIT', retryable: false },
      });
    },
  ];
  const shared = { onReject: reject, exposeLimits: true };
  return EnvelopArmorPlugin({
    blockFieldSuggestion: { enabled: false },
    // The cost is reckoned by the schema's own complexity, which knows what runs SQL.
    costLimit: { enabled: false },
    maxDepth: { n: OPERATION_LIMITS.depth, ...shared },
    maxAliases: { n: OPERATION_LIMITS.aliases, ...shared },
    maxDirectives: { n: OPERATION_LIMITS.directives, ...shared },
    maxTokens: { n: OPERATION_LIMITS.tokens, ...shared },
  });
}
