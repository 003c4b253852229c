import { createHash } from 'node:crypto';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { EXAMPLES } from './examples.ts';
import type { Reply } from './respond.ts';

let page: Reply | undefined;

/** The playground: GraphiQL with all its assets in the page, so that nothing comes from another origin. */
export function playground(): Reply {
  page ??= render();
  return page;
}

function render(): Reply {
  const body = Buffer.from(
    renderGraphiQL({
      title: 'Escapement GraphQL',
      endpoint: '/graphql',
      defaultTabs: EXAMPLES.map((query) => ({ query })),
    }),
  );
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  return {
    status: 200,
    contentType: 'text/html; charset=utf-8',
    body,
    headers: {
      ETag: etag,
      'Cache-Control': 'no-cache',
      'Content-Security-Policy':
        "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src 'self'; frame-ancestors 'none'",
    },
  };
}
