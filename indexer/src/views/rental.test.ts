import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventFeed, type Told } from '../testing/event-feed.ts';

const END = 2n ** 63n;
type Fields = { [field: string]: Told };

let feed: EventFeed;
const at: Record<string, bigint> = {};

const assigned = (device: string, reserved: bigint): Fields => ({
  device,
  supplier: 'the supplier',
  gpu_count: 1,
  price: 3_600n,
  reserved,
});
const chunk = (offset: number, length: number, complete = false): void => {
  const job = { rental: 'r1', owner: 'rita', job: 'job of r1', total: 1_000 };
  feed.emit('JobWritten', { ...job, offset, chunk: new Uint8Array(length).fill(1), complete });
};
const keys = (event: 'JobKeysPublished' | 'JobKeysClosed', page: number): void => {
  feed.emit(event, { rental: 'r1', owner: 'rita', job_keys: `page ${page} of r1`, page });
};

beforeAll(async () => {
  feed = await EventFeed.open();
  for (const device of ['d1', 'd2'])
    feed.emit('DeviceRegistered', { device, supplier: 'the supplier', owner: 'alice' });
  at.opened = feed.emit('RentalOpened', {
    rental: 'r1',
    renter: 'renter account',
    owner: 'rita',
    mint: 'mint of IO',
    vault: 'vault of r1',
    deposited: 10_000n,
    ends_at: feed.time + 1_000n,
  });
  feed.pass(5);
  at.assigned = feed.emit('DevicesAssigned', {
    rental: 'r1',
    owner: 'rita',
    mint: 'mint of IO',
    model_code: 9,
    fee_bps: 25,
    ends_at: feed.time + 1_000n,
    devices: [assigned('d1', 1_000n), assigned('d2', 2_000n)],
    assigned_gpus: 2,
    filled_gpus: 2,
    committed: 3_000n,
    free: 7_000n,
  });
  await feed.write();
  feed.emit('DeviceTicked', {
    device: 'd1',
    rental: 'r1',
    gpu_count: 1,
    hired_seconds: 100,
    credited: true,
    accrued_amount: 100n,
    reserved: 900n,
    accrued: 100n,
  });
  feed.pass(5);
  at.endsAt = feed.time + 5_000n;
  at.extended = feed.emit('DevicesExtended', {
    rental: 'r1',
    owner: 'rita',
    mint: 'mint of IO',
    ends_at: at.endsAt,
    devices: [{ device: 'd1', supplier: 'the supplier', reserved: 1_900n, added: 1_000n, accrued: 100n }],
    committed: 4_000n,
    free: 6_000n,
    rental_ends_at: at.endsAt,
  });
  feed.pass(1);
  chunk(0, 600);
  at.half = feed.slot;
  feed.pass(1);
  chunk(600, 400, true);
  keys('JobKeysPublished', 0);
  keys('JobKeysPublished', 1);
  keys('JobKeysPublished', 1);
  at.whole = feed.slot;
  feed.pass(1);
  keys('JobKeysClosed', 0);
  await feed.write();
});
afterAll(() => feed.close());

describe('an extension', () => {
  it('moves the end and the money of its devices and of the rental, and no other', async () => {
    const columns = 'device, ends_at, reserved, accrued';
    const before = String(feed.time);
    expect(before).not.toBe('');
    expect(await feed.view('device_at', END, columns)).toEqual([
      { device: 'd1', ends_at: String(at.endsAt), reserved: '1900', accrued: '100' },
      { device: 'd2', ends_at: expect.not.stringMatching(String(at.endsAt)), reserved: '2000', accrued: '0' },
    ]);
    expect((await feed.view('device_at', at.extended! - 1n, columns))[0]).toMatchObject({
      reserved: '900',
      accrued: '100',
    });
    const money = 'ends_at, committed, free, assigned_gpus, filled_gpus';
    expect(await feed.view('rental_at', END, money)).toEqual([
      { ends_at: String(at.endsAt), committed: '4000', free: '6000', assigned_gpus: 2, filled_gpus: 2 },
    ]);
    expect((await feed.view('rental_at', at.assigned!, money))[0]).toMatchObject({ committed: '3000', free: '7000' });
  });

  it('is told of the assignment', async () => {
    const columns = 'device, model_code, ends_at, extensions, reserved_at_first, reserved_by_extensions';
    expect((await feed.view('assignment_at', END, columns))[0]).toEqual({
      device: 'd1',
      model_code: 9,
      ends_at: String(at.endsAt),
      extensions: '1',
      reserved_at_first: '1000',
      reserved_by_extensions: '1000',
    });
    expect((await feed.view('assignment_at', at.assigned!, columns))[0]).toMatchObject({
      extensions: '0',
      reserved_by_extensions: '0',
    });
  });
});

describe('a job', () => {
  it('is there from its first chunk and can be read after its last', async () => {
    const columns = 'sequence, has_job, job_complete, job_bytes, job_written_bytes, job, job_key_pages';
    const none = {
      has_job: false,
      job_complete: false,
      job_bytes: 0,
      job_written_bytes: 0,
      job: null,
      job_key_pages: 0,
    };
    expect(await feed.view('rental_at', at.opened!, columns)).toEqual([{ sequence: '1', ...none }]);
    const half = {
      has_job: true,
      job_complete: false,
      job_bytes: 1_000,
      job_written_bytes: 600,
      job: 'job of r1',
      job_key_pages: 0,
    };
    expect(await feed.view('rental_at', at.half!, columns)).toEqual([{ sequence: '4', ...half }]);
    const whole = { ...half, job_complete: true, job_written_bytes: 1_000 };
    expect(await feed.view('rental_at', at.whole!, columns)).toEqual([{ sequence: '8', ...whole, job_key_pages: 2 }]);
    expect(await feed.view('rental_at', END, columns)).toEqual([{ sequence: '9', ...whole, job_key_pages: 1 }]);
  });
});

describe('rental_solvency_at', () => {
  const columns = 'rental, deposited, committed, free, devices_reserved, devices_accrued, ok';

  it('finds in the devices what the rental has committed', async () => {
    const row = {
      rental: 'r1',
      deposited: '10000',
      committed: '4000',
      free: '6000',
      devices_reserved: '3900',
      devices_accrued: '100',
    };
    expect(await feed.view('rental_solvency_at', END, columns)).toEqual([{ ...row, ok: true }]);
    expect((await feed.view('rental_solvency_at', at.opened!, columns))[0]).toMatchObject({
      devices_reserved: '0',
      ok: true,
    });
  });

  it('says when something is missing', async () => {
    feed.emit('DeviceTicked', { device: 'd2', rental: 'r1', credited: true, reserved: 1_999n });
    await feed.write();
    expect((await feed.view('rental_solvency_at', END, columns))[0]).toMatchObject({
      devices_reserved: '3899',
      ok: false,
    });
  });
});
