import type { TadaDocumentNode } from 'gql.tada';
import { print } from 'graphql';
import { ClientError, GraphQLClient } from 'graphql-request';
import type { LoadContext } from '../../server/context.ts';
import { recall, remembered } from './memory.server.ts';

/** How long the read API may take, in milliseconds. */
const TIMEOUT_MS = 15_000;

/** The read API refused a question or did not answer. */
export class ApiError extends Error {
  constructor(
    readonly code: 'EXPLORER__API_UNAVAILABLE' | 'EXPLORER__API_REFUSED',
    readonly retryable: boolean,
    message: string,
    readonly context: { problem: string },
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** An answer, and whether it is an earlier one because the API does not answer now. */
export type Answer<Data> = { data: Data; stale: boolean };

/** Age in milliseconds from which an earlier answer will not do; 0 asks in any case, left out is half a minute. */
export type Wish = { usableMs?: number };

/**
 * Asks the read API, or gives an answer of the last seconds to the same question. When the API can't be reached, the last
 * answer is given, marked stale. Throws {@link ApiError} when there is none, or when the API refuses the question.
 */
export async function ask<Data, Variables extends object>(
  context: LoadContext,
  document: TadaDocumentNode<Data, Variables>,
  variables: Variables,
  { usableMs }: Wish = {},
): Promise<Answer<Data>> {
  const url = context.config.graphqlUrl;
  const text = textOf(document);
  const question = `${url}\n${text}\n${JSON.stringify(variables)}`;
  const fetchAnswer = () => {
    const client = new GraphQLClient(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return client.request<Data>(text, variables);
  };
  try {
    return { data: await recall(question, fetchAnswer, usableMs), stale: false };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal) throw new ApiError('EXPLORER__API_REFUSED', false, refusal, { problem: refusal });
    const problem = error instanceof Error ? error.message : String(error);
    const earlier = remembered<Data>(question);
    context.logger.warn({ url, problem, earlier: earlier !== undefined }, 'The read API did not answer.');
    if (earlier !== undefined) return { data: earlier, stale: true };
    throw new ApiError('EXPLORER__API_UNAVAILABLE', true, 'The read API does not answer.', { problem });
  }
}

/** Asks the read API and turns its failures into answers that the error page understands: 400 refused, 503 unavailable. */
export async function load<Data, Variables extends object>(
  context: LoadContext,
  document: TadaDocumentNode<Data, Variables>,
  variables: Variables,
  wish: Wish = {},
): Promise<Data> {
  try {
    return (await ask(context, document, variables, wish)).data;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const status = error.code === 'EXPLORER__API_REFUSED' ? 400 : 503;
    throw new Response(error.message, { status, statusText: status === 400 ? 'Refused' : 'Unavailable' });
  }
}

const texts = new WeakMap<object, string>();

function textOf(document: object): string {
  const known = texts.get(document);
  if (known !== undefined) return known;
  const text = print(document as Parameters<typeof print>[0]);
  texts.set(document, text);
  return text;
}

/** What the API says about a question that it won't answer; undefined when it failed itself. */
function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof ClientError)) return undefined;
  const problems = error.response.errors;
  if (error.response.status >= 500 || !problems?.length) return undefined;
  if (problems.some((problem) => problem.extensions?.code === 'INTERNAL_SERVER_ERROR')) return undefined;
  return problems.map((problem) => problem.message).join(' ');
}
