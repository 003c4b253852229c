import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventFeed } from '../testing/event-feed.ts';

const END = 2n ** 63n;

let feed: EventFeed;
const at: Record<string, bigint> = {};

beforeAll(async () => {
  feed = await EventFeed.open();
  const config = { config: 'the config', authority: 'authority', treasury: 'treasury' };
  const parameters = { timelock_seconds: 60, reservation_fee_bps: 25, grid_slots: 75 };
  at.initialized = feed.emit('ConfigInitialized', {
    ...config,
    arbiter: 'first arbiter',
    usdc_mint: 'usdc',
    io_mint: 'io',
    parameters,
    slot_ms: 400,
    slot_anchor: feed.slot,
  });
  feed.emit('SupplierRegistered', { supplier: 'the supplier', owner: 'alice', payout: 'alice', name: 'Before' });
  at.registered = feed.time;
  feed.pass(100, 3_600);
  at.measured = feed.emit('SlotTimeMeasured', {
    config: 'the config',
    slot_ms: 390,
    from_slot: at.initialized,
    slot: feed.slot,
  });
  at.measuredAt = feed.time;
  feed.emit('SupplierUpdated', {
    supplier: 'the supplier',
    owner: 'alice',
    payout: 'alice',
    payout_changed_at: at.registered,
    name: 'After',
  });
  feed.pass(5);
  feed.emit('ConfigUpdated', {
    ...config,
    arbiter: 'second arbiter',
    parameters: { ...parameters, reservation_fee_bps: 30 },
  });
  await feed.write();
});
afterAll(() => feed.close());

describe('config_at', () => {
  const columns = 'sequence, arbiter, reservation_fee_bps, slot_ms, slot_anchor, slot_anchor_at';

  it('keeps the measured slot time when parameters or arbiter change', async () => {
    expect(await feed.view('config_at', END, columns)).toEqual([
      {
        sequence: '3',
        arbiter: 'second arbiter',
        reservation_fee_bps: 30,
        slot_ms: 390,
        slot_anchor: String(at.measured),
        slot_anchor_at: String(at.measuredAt),
      },
    ]);
  });

  it('tells the same of an old slot as it did then', async () => {
    expect(await feed.view('config_at', at.initialized!, columns)).toEqual([
      {
        sequence: '1',
        arbiter: 'first arbiter',
        reservation_fee_bps: 25,
        slot_ms: 400,
        slot_anchor: String(at.initialized),
        slot_anchor_at: String(at.registered),
      },
    ]);
    expect((await feed.view('config_at', at.measured!, columns))[0]).toMatchObject({
      sequence: '2',
      slot_ms: 390,
      arbiter: 'first arbiter',
    });
  });
});

describe('supplier_at', () => {
  it('tells since when the payout stands', async () => {
    expect(await feed.view('supplier_at', END, 'name, payout, payout_changed_at')).toEqual([
      { name: 'After', payout: 'alice', payout_changed_at: String(at.registered) },
    ]);
  });
});
