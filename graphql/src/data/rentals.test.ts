import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndexedStory } from '../testing/indexed.fixture.ts';
import { pick, type Told, tell } from '../testing/metric-tests.fixture.ts';
import { reckonRentals, strings, sum } from '../testing/reckoning.fixture.ts';
import type { ToldEvent } from '../testing/recorder.fixture.ts';
import { assignmentsMetric } from './assignments.ts';
import { ANY_RENTAL, RENTAL_ORDER, rentalsList } from './rentals.ts';
import type { RequestData } from './request.ts';

let indexed: IndexedStory;
let data: RequestData;
let events: ToldEvent[];
let evidence: Told['evidence'];
let allRows: Told['allRows'];

beforeAll(async () => {
  ({ indexed, data, events, evidence, allRows } = await tell());
});

afterAll(() => indexed.close());

describe('rentals', () => {
  it('have the money that their events moved', async () => {
    const { rows, source } = await allRows(rentalsList, RENTAL_ORDER, ANY_RENTAL);
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      for (const basis of [events, await evidence(source, row.key)]) {
        const expected = strings(reckonRentals(basis).get(row.id)!);
        expect(pick(row, expected)).toEqual(expected);
      }
      const out = [row.settled, row.fees, row.refunded, row.committed, row.free].map(BigInt);
      expect(sum(out)).toBe(BigInt(row.deposited));
    }
  });

  it('have each state, and are filtered by it', async () => {
    const { first, second, third, waiting } = indexed.story.rentals;
    const { rows } = await allRows(rentalsList, RENTAL_ORDER, ANY_RENTAL);
    expect(rows.map(({ id, status }) => [id, status])).toEqual([
      [waiting.id, 'OPEN'],
      [third.id, 'ACTIVE'],
      [second.id, 'ENDED'],
      [first.id, 'CLOSED'],
    ]);
    const active = await allRows(rentalsList, RENTAL_ORDER, {
      ...ANY_RENTAL,
      statuses: ['ACTIVE', 'OPEN'],
      mint: 'USDC',
    });
    expect(active.rows.map(({ id }) => id)).toEqual([third.id]);
  });

  it('have their devices with what each proved and was paid', async () => {
    const { first } = indexed.story.rentals;
    const { rows, source } = await data.figures(assignmentsMetric, { rental: first.id, device: '' });
    expect(rows.map(({ device }) => device)).toEqual([indexed.story.available.id, indexed.story.hired.id]);
    for (const row of rows) {
      for (const basis of [events, await evidence(source, row.key)]) {
        const under = basis.filter(({ fields }) => ownDevice(fields) === row.device && rentalOf(fields) === first.id);
        const of = (name: string, column: string) =>
          sum(under.filter((event) => event.name === name).map(({ fields }) => BigInt(fields[column] as bigint)));
        const expected = strings({
          proven_seconds: of('DeviceTicked', 'hired_seconds'),
          settled_seconds: of('DeviceSettled', 'seconds'),
          paid: of('DeviceSettled', 'paid'),
          fees: of('DeviceSettled', 'fees'),
          returned: of('DeviceSettled', 'returned'),
          reserved: 0n,
          accrued: 0n,
        });
        expect(pick(row, expected)).toEqual(expected);
      }
      expect(row).toMatchObject({ ended: true, release_reason: 'Expired' });
    }
    expect(rows[0]).toMatchObject({ job_state: 'Exited', exit_code: 3, endpoint: null });
    expect(rows[1]).toMatchObject({ job_state: 'Unknown', exit_code: null });
  });

  it('show what is still locked for a running device', async () => {
    const { hired, rentals } = indexed.story;
    const { rows } = await data.figures(assignmentsMetric, { rental: rentals.third.id, device: '' });
    const held = hired.assignment!;
    expect(rows[0]).toMatchObject({
      reserved: String(held.reserved),
      accrued: String(held.accrued),
      ended: false,
      fresh: true,
    });
    expect(rows[0]?.proven_seconds).toBe(String(held.hiredSeconds));
  });

  it('are found by a device, newest first', async () => {
    const { rows } = await data.figures(assignmentsMetric, { rental: '', device: indexed.story.hired.id });
    expect(rows.map(({ rental }) => rental)).toEqual([indexed.story.rentals.third.id, indexed.story.rentals.first.id]);
  });

  const ownDevice = (fields: ToldEvent['fields']) => (fields.device as { scope?: string } | undefined)?.scope;
  const rentalOf = ({ rental }: ToldEvent['fields']) => (rental as { scope?: string } | undefined)?.scope ?? rental;
});
