import { createHash } from 'node:crypto';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { EXAMPLES } from './examples.ts';
import type { Reply } from './respond.ts';

/**
 * A tab can be dragged and moves under the pointer when it is pressed, so that its button misses the click (seen in
 * Chromium). This gives the button that was pressed the click that landed beside it.
 */
const HAND_ON_CLICKS = `
  let pressed;
  document.addEventListener('pointerdown', (event) => {
    pressed = { button: event.target.closest?.('.graphiql-tabs button'), x: event.clientX, y: event.clientY };
  }, true);
  document.addEventListener('click', (event) => {
    if (!event.isTrusted || !pressed?.button || pressed.button.contains(event.target)) return;
    if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < 5) pressed.button.click();
  }, true);
`;

/** The first tab shows the operation of the address, so that it can be shared; the first example stands in for none. */
const OPEN_FIRST = `
  const first = new URL(location.href);
  if (!first.searchParams.has('query')) {
    first.searchParams.set('query', ${JSON.stringify(EXAMPLES[0])});
    history.replaceState(null, '', first);
  }
`;

let page: Reply | undefined;

/** The playground: GraphiQL with all its assets in the page, so that nothing comes from another origin. */
export function playground(): Reply {
  page ??= render();
  return page;
}

function render(): Reply {
  const html = renderGraphiQL({
    title: 'Escapement GraphQL',
    endpoint: '/graphql',
    defaultTabs: EXAMPLES.map((query) => ({ query })),
  });
  // A function, because the text of a replacement would have its dollar signs read.
  const body = Buffer.from(
    html.replace('<div id="root"></div>', (root) => `${root}<script>${OPEN_FIRST}${HAND_ON_CLICKS}</script>`),
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
