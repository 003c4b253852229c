import { once } from 'node:events';
import { connect } from 'node:net';
import type { Reader } from '@escapement/indexer';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES } from './http/examples.ts';
import { type GraphqlOptions, type GraphqlServer, startGraphql } from './server.ts';
import { type IndexedStory, indexStory } from './testing/indexed.fixture.ts';
import type { Point } from './testing/reckoning.fixture.ts';

let indexed: IndexedStory;
let server: GraphqlServer;
let point: Point;

const options = (reader: Reader): GraphqlOptions => ({
  reader,
  port: 0,
  network: {
    label: 'DEMO',
    note: 'Played by a test.',
    genesisHash: '1'.repeat(32),
    programs: [{ name: 'marketplace', id: '1'.repeat(32) }],
  },
  logger: pino({ level: 'silent' }),
  // Machines that run tests may be busy; the test of the deadline sets its own.
  deadlineMs: 60_000,
});

beforeAll(async () => {
  indexed = await indexStory();
  point = await indexed.catchUp();
  server = await startGraphql({ ...options(indexed.reader), finalizedSlot: () => BigInt(point.slot) + 7n });
});

afterAll(async () => {
  await server.stop();
  await indexed.close();
});

/** A page of signatures, as asked for. */
interface Answer {
  data: {
    network: {
      source: {
        signatures: {
          nodes: { signature: string }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
    };
  };
}

async function post(query: string, variables: object = {}, url = server.url) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, headers: response.headers, ...(await response.json()) };
}

const SOURCE =
  'source { id sql parameters { name type value } watermarkSlot chainTime columns keyColumns evidenceSql signatureCount signatures(first: 2) { nodes { slot signature } pageInfo { hasNextPage endCursor } } }';

describe('operations', () => {
  it('answer every example of the playground', async () => {
    for (const query of EXAMPLES) {
      const { data, errors } = await post(query);
      expect(errors, query).toBeUndefined();
      expect(data).toBeTruthy();
    }
  });

  it('give a figure that its own source gives again', async () => {
    const { data } = await post(
      `{ network { claimedGpus provenGpus settledUsdc utilisationBps stakedGpus ${SOURCE} } }`,
    );
    const { source, ...figures } = data.network;
    const used = source.parameters.filter(({ name }: { name: string }) => source.sql.includes(`{${name}:`));
    const parameters = Object.fromEntries(
      used.map(({ name, value }: { name: string; value: string }) => [name, value]),
    );
    const [row] = await indexed.reader.query<Record<string, string | null>>({
      name: 'again',
      sql: source.sql,
      parameters,
    });
    expect(source.columns).toEqual(Object.keys(row!));
    expect(figures).toEqual({
      claimedGpus: row!.claimed_gpus,
      provenGpus: row!.proven_gpus,
      settledUsdc: row!.settled_usdc,
      utilisationBps: row!.utilisation_bps,
      stakedGpus: row!.staked_gpus,
    });
    expect(source.watermarkSlot).toBe(String(point.slot));
    expect(source.signatures.nodes).toHaveLength(2);
    expect(Number(source.signatureCount)).toBeGreaterThan(100);
  });

  it('give rows that are found again by key and column', async () => {
    const { data } = await post(`{ countries { nodes { key country claimedGpus } ${SOURCE} } }`);
    const { nodes, source } = data.countries;
    const parameters = Object.fromEntries(
      source.parameters.map(({ name, value }: { name: string; value: string }) => [name, value]),
    );
    const rows = await indexed.reader.query<Record<string, string>>({ name: 'again', sql: source.sql, parameters });
    for (const node of nodes) {
      const row = rows.find((candidate) => source.keyColumns.map((c: string) => candidate[c]).join(',') === node.key)!;
      expect(node.claimedGpus).toBe(row.claimed_gpus);
    }
  });

  it('page through signatures', async () => {
    const query =
      'query ($after: String) { network { source { signatures(first: 90, after: $after) { nodes { signature } pageInfo { hasNextPage endCursor } } } } }';
    const read: string[] = [];
    let after: string | null = null;
    do {
      const answer: Answer = await post(query, { after });
      const { nodes, pageInfo } = answer.data.network.source.signatures;
      read.push(...nodes.map(({ signature }) => signature));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    const { data } = await post('{ network { source { signatureCount } } }');
    expect(new Set(read).size).toBe(read.length);
    expect(String(read.length)).toBe(data.network.source.signatureCount);
  });

  it('show a rental with its devices, timeline and money', async () => {
    const { first } = indexed.story.rentals;
    const { data, errors } = await post(
      `query ($id: PublicKey!) { rental(id: $id) {
        status deposited settled fees refunded committed free mint { symbol decimals address } provenGpuSeconds closedAt
        devices { nodes { device provenSeconds paid jobState exitCode releaseReason mint { symbol } } }
        timeline { totalCount nodes { name data changes { scope sequence } } }
      } }`,
      { id: first.id },
    );
    expect(errors).toBeUndefined();
    expect(data.rental).toMatchObject({
      status: 'CLOSED',
      committed: '0',
      free: '0',
      mint: { symbol: 'USDC', decimals: 6 },
    });
    expect(data.rental.devices.nodes[0]).toMatchObject({ jobState: 'EXITED', exitCode: 3, releaseReason: 'EXPIRED' });
    expect(data.rental.timeline.nodes[0]).toMatchObject({ name: 'RentalOpened', data: { owner: first.owner } });
  });

  it('show a device with its model, ticks, assignments, uptime and events', async () => {
    const { hired } = indexed.story;
    const { data, errors } = await post(
      `query ($id: PublicKey!) { device(id: $id) {
        status connectivity proofKind rentalId model { name proofKind heavyWork { kind units rounds n k count } lightWork { kind rounds n } }
        ticks(first: 3) { nodes { n head openedPath work { kind } } pageInfo { hasNextPage } }
        rentals { nodes { rental key } } uptime(days: 4) { nodes { day creditedSeconds } } events(first: 1) { nodes { name } }
      } }`,
      { id: hired.id },
    );
    expect(errors).toBeUndefined();
    expect(data.device).toMatchObject({
      status: 'HIRED',
      connectivity: 'HIGH',
      proofKind: 'MATMUL',
      model: {
        name: 'H100',
        // 3 products of 4,096 x 4,096 elements, 32 in a unit.
        heavyWork: { kind: 'MATMUL', units: '1572864', rounds: null, n: '4096', k: '8192', count: '3' },
        lightWork: { kind: 'HASH_CHAIN', rounds: '4', n: null },
      },
    });
    expect(data.device.ticks.nodes).toHaveLength(3);
    expect(data.device.uptime.nodes).toHaveLength(4);
    expect(
      (await post('query ($id: PublicKey!) { device(id: $id) { id } rental(id: $id) { id } }', { id: '1'.repeat(32) }))
        .data,
    ).toEqual({ device: null, rental: null });
  });

  it('answer as of an earlier slot', async () => {
    const { middle } = indexed.story;
    const query =
      'query ($slot: UInt64!) { network(block: { slot: $slot }) { provenCpus source { watermarkSlot chainTime } } gpuModels(block: { slot: $slot }) { nodes { code } } devices(block: { slot: $slot }) { totalCount } }';
    const { data } = await post(query, { slot: String(middle.slot) });
    expect(data.network.source).toEqual({ watermarkSlot: String(middle.slot), chainTime: String(middle.time) });
    const { errors } = await post(query, { slot: String(point.slot + 1) });
    expect(errors[0]).toMatchObject({ extensions: { code: 'SLOT_NOT_INDEXED', retryable: true } });
  });

  it('tell where the answer comes from', async () => {
    const { data } = await post(
      '{ _meta { watermarkSlot chainTime finalizedSlotSeen lagSlots network networkNote slotMs programs { name } ledger { complete events } } config { rentalsPaused usdc { decimals } io { decimals } } }',
    );
    expect(data._meta).toMatchObject({
      watermarkSlot: String(point.slot),
      chainTime: String(point.time),
      lagSlots: '7',
      network: 'DEMO',
      slotMs: '410',
      ledger: { complete: true },
    });
    expect(data.config).toMatchObject({ rentalsPaused: false, usdc: { decimals: 6 }, io: { decimals: 8 } });
  });

  it('show stakes, cases, rewards and solvency, each with its source', async () => {
    const { spare } = indexed.story;
    const { data, errors } = await post(
      `query ($device: PublicKey!) {
        staking { stakedGpus active rules { stakePerGpu coolDownSeconds slashCapBps } ${SOURCE} }
        stakes(first: 2, orderBy: OFFER_AMOUNT, where: { offered: true }) { totalCount nodes { key device acceptable offerShareBps source { id } } ${SOURCE} }
        stakePositions(first: 2, where: { role: CO_STAKER }) { nodes { key staker role shareBps withdrawable } ${SOURCE} }
        slashCases { totalCount nodes { key reason status } ${SOURCE} }
        emission { policy scheduled issued owed runningIndex nextIndex rules { firstQ32 ratioQ64 epochs } ${SOURCE} }
        rewardEpochs(first: 2, orderDirection: ASC) {
          totalCount nodes { key index status scheduledTotal issuedTotal scores(first: 1) { nodes { device weight } } } ${SOURCE}
        }
        rewardEpoch(index: 6) { index status earned }
        rewards(first: 1, where: { device: $device }) { nodes { key earned lastIndex scores(first: 1) { totalCount } } ${SOURCE} }
        rewardProof(device: $device, epoch: 6) { index pool weight amount supplierAmount finalSignature ${SOURCE} }
        solvency {
          rentals { nodes { key ok owed mint { symbol } } ${SOURCE} } stakes { ok owed ${SOURCE} } supply { ok supply supplyCap ${SOURCE} }
          vaults(first: 1, where: { mint: IO }) { totalCount nodes { key ok owed mint { symbol } } ${SOURCE} }
        }
        device(id: $device) { requiredStake activeStake staked stake { coStaker active } reward { earned claimed } }
      }`,
      { device: spare.id },
    );
    expect(errors).toBeUndefined();
    expect(data.staking.rules).toEqual({ stakePerGpu: '20000000000', coolDownSeconds: '1209600', slashCapBps: '5000' });
    expect(data.stakes).toMatchObject({ totalCount: '1', nodes: [{ offerShareBps: '1500' }] });
    expect(data.stakePositions.nodes).toMatchObject([{ role: 'CO_STAKER', shareBps: '3333' }]);
    expect(data.emission).toMatchObject({
      policy: 'SCHEDULE',
      rules: { firstQ32: '1961172281278538812785', epochs: 175_319 },
    });
    expect(data.rewardEpochs.nodes.map(({ index }: { index: number }) => index)).toEqual([5, 6]);
    expect(data.rewardEpoch).toMatchObject({ index: 6, status: 'FINAL' });
    expect(data.rewardProof).toMatchObject({ index: 6, pool: 'ENTERPRISE' });
    expect(BigInt(data.rewardProof.supplierAmount)).toBeLessThan(BigInt(data.rewardProof.amount));
    expect(data.solvency.rentals.nodes.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, true]);
    expect(data.solvency.supply).toMatchObject({ ok: true, supplyCap: '80000000000000000' });
    expect(data.solvency.vaults).toMatchObject({ totalCount: '2', nodes: [{ mint: { symbol: 'IO' } }] });
    expect(data.device).toMatchObject({ requiredStake: '40000000000', activeStake: '40000000000', staked: true });
    const none = await post(
      '{ rewardProof(device: "11111111111111111111111111111111", epoch: 6) { index } rewardEpoch(index: -1) { index } slashCase(id: "11111111111111111111111111111111") { id } }',
    );
    expect(none.data).toEqual({ rewardProof: null, rewardEpoch: null, slashCase: null });
  });

  it('quote exactly, and say why not', async () => {
    const { data } = await post(
      '{ ok: quote(modelCode: 1, hours: 2) { available gross net fees deposit seenSlot unavailableReason offers { price gross } offersSource { sql } source { sql } } no: quote(modelCode: 1, seconds: 3600, gpus: 5) { available unavailableReason unavailableMessage gross } }',
    );
    const { gross, net, fees, deposit } = data.ok;
    expect(data.ok).toMatchObject({ available: true, unavailableReason: null, seenSlot: String(point.slot) });
    expect(BigInt(net) + BigInt(fees)).toBe(BigInt(gross));
    expect(deposit).toBe(gross);
    expect(data.no).toMatchObject({ available: false, unavailableReason: 'NO_EXACT_SET', gross: '0' });
    expect((await post('{ quote(modelCode: 1) { gross } }')).errors[0].extensions.code).toBe('BAD_INPUT');
  });
});

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

describe('a change on the chain', () => {
  it('is seen without a restart, and the answer before it stays what it was', async () => {
    const query =
      '{ network { devices } countries { nodes { country } } devices(where: { status_in: [RETIRED] }) { totalCount } _meta { watermarkSlot } }';
    const before = await post(query);
    const { story, chain } = indexed;
    chain.wait(80_000);
    story.market.retire(story.spare);
    const next = await indexed.catchUp();
    const watermark = async () => (await post(query)).data._meta.watermarkSlot;
    await expect.poll(watermark, { timeout: 20_000 }).toBe(String(next.slot));
    const after = await post(query);
    expect(after.data.network.devices).toBe(String(Number(before.data.network.devices) - 1));
    expect(after.data.devices.totalCount).toBe('2');
    const past = await post('query ($slot: UInt64!) { network(block: { slot: $slot }) { devices } }', {
      slot: String(point.slot),
    });
    expect(past.data.network.devices).toBe(before.data.network.devices);
  });
});
