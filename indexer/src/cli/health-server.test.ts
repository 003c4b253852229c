import { afterEach, describe, expect, it } from 'vitest';
import { IndexerError } from '../errors.ts';
import { StatusBoard } from '../status.ts';
import { HealthServer } from './health-server.ts';

let server: HealthServer | undefined;
afterEach(() => server?.close());

async function serve(board: StatusBoard): Promise<(path: string) => Promise<{ status: number; text: string }>> {
  const health = await HealthServer.listen(0, () => board.status(), 4);
  server = health;
  return async (path) => {
    const response = await fetch(`http://127.0.0.1:${health.port}${path}`);
    return { status: response.status, text: await response.text() };
  };
}

describe('HealthServer', () => {
  it('is ready only when it has caught up, and says how far it is', async () => {
    const board = new StatusBoard();
    const get = await serve(board);
    expect(await get('/readyz')).toMatchObject({ status: 503 });
    board.set({ state: 'live', finalizedSlot: 1_000n });
    board.committed(900n, { slot: 899n, chainTime: 5n });
    expect(await get('/readyz')).toMatchObject({ status: 503, text: expect.stringContaining('"slotsBehind":"100"') });
    board.committed(990n, { slot: 990n, chainTime: 5n });
    expect(await get('/readyz')).toMatchObject({ status: 200, text: expect.stringContaining('"watermarkSlot":"990"') });
  });

  it('stays up in trouble that may pass, and not after a failure for good', async () => {
    const board = new StatusBoard();
    const get = await serve(board);
    board.set({ state: 'live', error: new IndexerError('INDEXER__RPC_UNAVAILABLE', 'x', { retryable: true }) });
    expect((await get('/healthz')).status).toBe(200);
    expect(await get('/readyz')).toMatchObject({
      status: 503,
      text: expect.stringContaining('INDEXER__RPC_UNAVAILABLE'),
    });
    board.set({ state: 'failed' });
    expect((await get('/healthz')).status).toBe(503);
  });

  it('tells its metrics, and nothing about other paths', async () => {
    const board = new StatusBoard();
    const get = await serve(board);
    board.set({ finalizedSlot: 77n });
    board.wrote(12, 1);
    const { text } = await get('/metrics');
    expect(text).toContain('escapement_indexer_finalized_slot 77');
    expect(text).toContain('escapement_indexer_undecoded_events 1');
    expect((await get('/other')).status).toBe(404);
  });
});
