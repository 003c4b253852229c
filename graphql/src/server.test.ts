import { once } from 'node:events';
import { connect } from 'node:net';
import type { Reader } from '@escapement/indexer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphqlServer, startGraphql } from './server.ts';
import type { IndexedStory } from './testing/indexed.fixture.ts';
import type { Point } from './testing/reckoning.fixture.ts';
import { options, type Served, serve } from './testing/served.fixture.ts';

let served: Served;
let indexed: IndexedStory;
let server: GraphqlServer;
let point: Point;
let post: Served['post'];

beforeAll(async () => {
  served = await serve();
  ({ indexed, server, point, post } = served);
});

afterAll(() => served.stop());

describe('limits', () => {
  it('refuse what costs too much, and say how to cost less', async () => {
    const { errors } = await post('{ devices(first: 1000) { nodes { ticks(first: 100) { nodes { head } } } } }');
    expect(errors[0].message).toMatch(/costs \d+, over the limit of \d+.*fewer entries/);
    expect(errors[0].extensions).toMatchObject({ code: 'COST_LIMIT', limit: 50_000 });
    const scores = await post('{ rewardEpochs(first: 1000) { nodes { scores(first: 100) { nodes { weight } } } } }');
    expect(scores.errors[0].extensions.code).toBe('COST_LIMIT');
  });

  it('refuse what is too deep, long or repetitive', async () => {
    const deep = `{ device(id: "${'1'.repeat(32)}") { ${'rentals { nodes { mint { symbol } } } model { source { signatures { edges { node { slot } } } } } '.repeat(1)} } }`;
    expect((await post(deep)).errors).toBeUndefined();
    const nested = (levels: number): string => (levels === 0 ? '__typename' : `ofType { ${nested(levels - 1)} }`);
    expect(
      (await post(`{ a: __type(name: "Query") { fields { type { ${nested(14)} } } } }`)).errors[0].extensions.code,
    ).toBe('QUERY_LIMIT');
    const aliases = Array.from({ length: 61 }, (_, i) => `a${i}: _meta { network }`).join(' ');
    expect((await post(`{ ${aliases} }`)).errors[0].extensions.code).toBe('QUERY_LIMIT');
    expect((await post(`{ ${'__typename '.repeat(5_100)} }`)).errors[0].extensions.code).toBe('QUERY_LIMIT');
  });

  it('refuse a body and an address that are too long', async () => {
    const { status, errors } = await post(`{ network { devices } } # ${'x'.repeat(70_000)}`);
    expect(status).toBe(413);
    expect(errors[0].extensions.code).toBe('TOO_LARGE');
    const streamed = await streamBody(70_000);
    expect(streamed).toMatch(/^HTTP\/1.1 413/);
  });

  it('count the requests of an address', async () => {
    const limited = await startGraphql({ ...options(indexed.reader), rateLimit: { requests: 2, seconds: 60 } });
    try {
      const first = await post('{ __typename }', {}, limited.url);
      expect(first.headers.get('x-ratelimit-limit')).toBe('2');
      expect(first.headers.get('x-ratelimit-remaining')).toBe('1');
      await post('{ __typename }', {}, limited.url);
      const third = await post('{ __typename }', {}, limited.url);
      expect(third.status).toBe(429);
      expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(third.errors[0].extensions.code).toBe('RATE_LIMIT');
    } finally {
      await limited.stop();
    }
  });

  it('end an operation at its deadline', async () => {
    const hurried = await startGraphql({ ...options(slow(indexed.reader)), deadlineMs: 1 });
    try {
      const { errors } = await post('{ network { devices } }', {}, hurried.url);
      expect(errors[0].extensions.code).toBe('DEADLINE');
    } finally {
      await hurried.stop();
    }
  });

  it('mask what is no business of the client', async () => {
    const broken = await startGraphql(options(failing(indexed.reader)));
    try {
      const { errors } = await post('{ network { devices } }', {}, broken.url);
      expect(errors[0]).toMatchObject({ path: ['network'], extensions: { code: 'INTERNAL' } });
      expect(JSON.stringify(errors)).not.toContain('secret');
    } finally {
      await broken.stop();
    }
  });

  it('give every error a code', async () => {
    expect((await post('{ nothing }')).errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await post('{ network(')).errors[0].extensions.code).toBe('GRAPHQL_PARSE_FAILED');
    expect((await post('mutation { anything }')).errors[0].extensions.code).toBeTruthy();
    expect((await post('{ device(id: "not a key") { id } }')).errors[0].extensions.code).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
    for (const list of [
      'devices',
      'stakes',
      'stakePositions',
      'slashCases',
      'rewardEpochs',
      'rewardScores',
      'rewards',
    ]) {
      const { errors } = await post(`{ ${list}(first: 1001) { nodes { key } } }`);
      expect(errors[0].extensions.code, list).toBe('BAD_INPUT');
    }
    const { errors } = await post('{ solvency { vaults(first: 5, after: "bm9uc2Vuc2U") { nodes { key } } } }');
    expect(errors[0].extensions.code).toBe('BAD_INPUT');
  });

  /** Statements of the follower pass, all else waits for its signal. */
  const slow = (reader: Reader): Reader => ({
    query: (query) =>
      query.name === 'watermark'
        ? reader.query(query)
        : new Promise((_, reject) => query.signal?.addEventListener('abort', () => reject(query.signal?.reason))),
  });

  const failing = (reader: Reader): Reader => ({
    query: (query) => (query.name === 'watermark' ? reader.query(query) : Promise.reject(new Error('a secret path'))),
  });

  /** Sends a chunked body, whose length nobody was told, and gives the beginning of the answer. */
  async function streamBody(bytes: number): Promise<string> {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    socket.write(`${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n0\r\n\r\n`);
    const [chunk] = await once(socket, 'data');
    socket.destroy();
    return String(chunk);
  }
});

describe('HTTP', () => {
  it('answers GET, with a validator', async () => {
    const url = `${server.url}/graphql?query=${encodeURIComponent('{ network { devices } }')}`;
    const first = await fetch(url);
    expect(await first.json()).toEqual({ data: { network: { devices: '6' } } });
    const etag = first.headers.get('etag')!;
    expect((await fetch(url, { headers: { 'If-None-Match': etag } })).status).toBe(304);
  });

  it('is open to every origin', async () => {
    const preflight = await fetch(`${server.url}/graphql`, { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect((await post('{ __typename }')).headers.get('access-control-allow-origin')).toBe('*');
  });

  it('serves the playground without a foreign origin', async () => {
    const page = await fetch(`${server.url}/graphql`, { headers: { Accept: 'text/html' } });
    const html = await page.text();
    expect(page.headers.get('content-type')).toMatch('text/html');
    expect(html).toContain('YogaGraphiQL');
    expect(html).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
  });

  it('tells health, readiness, measures and the schema', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${server.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ready', watermarkSlot: String(point.slot), finalizedSlotSeen: String(point.slot + 7), lagSlots: '7' },
    ]);
    expect(await (await fetch(`${server.url}/metrics`)).text()).toContain(
      'escapement_graphql_requests_total{outcome="ok"}',
    );
    expect(await (await fetch(`${server.url}/schema.graphql`)).text()).toContain('type Query');
    expect((await fetch(`${server.url}/nothing`)).status).toBe(404);
    const root = await fetch(server.url, { redirect: 'manual' });
    expect(root.headers.get('location')).toBe('/graphql');
  });

  it('is not ready before anything is indexed', async () => {
    const empty: Reader = { query: async () => [] };
    const fresh = await startGraphql(options(empty));
    try {
      expect((await fetch(`${fresh.url}/readyz`)).status).toBe(503);
      const { status, errors } = await post('{ network { devices } }', {}, fresh.url);
      expect([status, errors[0].extensions.code]).toEqual([503, 'NOT_READY']);
    } finally {
      await fresh.stop();
    }
  });
});
