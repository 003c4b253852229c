import { afterAll, beforeAll, expect, it } from 'vitest';
import { pick, type Told, tell, texts } from '../testing/metric-tests.fixture.ts';
import { MINTS } from '../testing/played.fixture.ts';
import { reckonRentals, sum } from '../testing/reckoning.fixture.ts';
import type { ToldEvent } from '../testing/recorder.fixture.ts';
import { solvencyMetric } from './solvency.ts';
import { ANY_RENTAL_VAULT, RENTAL_VAULT_ORDER, rentalVaultsList } from './vaults.ts';

let told: Told;

beforeAll(async () => {
  told = await tell();
});

afterAll(() => told.indexed.close());

const MONEY = ['deposited', 'settled', 'fees', 'refunded', 'committed', 'free'] as const;

/** What the devices say that they hold of each rental: reserved and accrued. */
function reckonHeld(events: readonly ToldEvent[]): Map<string, { reserved: bigint; accrued: bigint }> {
  const devices = new Map<string, { rental: string; reserved: bigint; accrued: bigint }>();
  const id = (named: unknown) => (named as { scope?: string }).scope ?? String(named);
  for (const { name, fields: f } of events) {
    if (name === 'DevicesAssigned') {
      for (const { device, reserved } of f.devices as { device: object; reserved: bigint }[]) {
        devices.set(id(device), { rental: id(f.rental), reserved, accrued: 0n });
      }
    }
    if (name === 'DevicesExtended') {
      for (const { device, reserved } of f.devices as { device: object; reserved: bigint }[]) {
        Object.assign(devices.get(id(device)) ?? {}, { reserved });
      }
    }
    const held = f.device === undefined ? undefined : devices.get(id(f.device));
    if (name === 'DeviceTicked' || name === 'DeviceSettled') {
      if (held) Object.assign(held, { reserved: f.reserved, accrued: f.accrued });
      if (name === 'DeviceSettled' && f.ended) devices.delete(id(f.device));
    }
  }
  const rentals = new Map<string, { reserved: bigint; accrued: bigint }>();
  for (const { rental, reserved, accrued } of devices.values()) {
    const known = rentals.get(rental) ?? { reserved: 0n, accrued: 0n };
    rentals.set(rental, { reserved: known.reserved + reserved, accrued: known.accrued + accrued });
  }
  return rentals;
}

function reckonVaults(events: readonly ToldEvent[]) {
  const held = reckonHeld(events);
  return new Map(
    [...reckonRentals(events)].map(([id, money]) => {
      const { reserved = 0n, accrued = 0n } = held.get(id) ?? {};
      const sums = Object.fromEntries(MONEY.map((column) => [column, money[column] ?? 0n]));
      const owed = (money.committed ?? 0n) + (money.free ?? 0n);
      return [id, { ...sums, owed, devices_reserved: reserved, devices_accrued: accrued }] as const;
    }),
  );
}

const mintOf = (events: readonly ToldEvent[], rental: string) =>
  events.find(({ name, fields }) => name === 'RentalOpened' && (fields.rental as { scope: string }).scope === rental)
    ?.fields.mint;

it('shows what each vault owes, by both equalities', async () => {
  const { rows, source } = await told.allRows(rentalVaultsList, RENTAL_VAULT_ORDER, ANY_RENTAL_VAULT);
  expect(rows).toHaveLength(4);
  for (const row of rows) {
    for (const basis of [told.events, await told.evidence(source, row.key)]) {
      const figures = texts(reckonVaults(basis).get(row.rental)!);
      expect(pick(row, figures)).toEqual(figures);
    }
    expect(row.ok).toBe(true);
    expect(row.committed).toBe(String(BigInt(row.devices_reserved) + BigInt(row.devices_accrued)));
  }
  expect(rows.some(({ devices_accrued }) => devices_accrued !== '0')).toBe(true);
});

it('finds vaults by mint, owner and whether they are solvent', async () => {
  const count = async (values: object) =>
    (await told.allRows(rentalVaultsList, RENTAL_VAULT_ORDER, { ...ANY_RENTAL_VAULT, ...values })).rows.length;
  expect(await count({ mint: 'IO' })).toBe(2);
  expect(await count({ ok: 0 })).toBe(0);
  expect(await count({ owner: told.indexed.story.rentals.first.owner })).toBe(4);
});

it('sums the vaults by mint', async () => {
  const { rows, source } = await told.data.figures(solvencyMetric);
  expect(rows.map(({ mint_symbol }) => mint_symbol)).toEqual(['USDC', 'IO']);
  expect(Object.keys(rows[0]!)).toEqual([...solvencyMetric.columns, 'key', 'source']);
  for (const row of rows) {
    for (const basis of [told.events, await told.evidence(source, row.key)]) {
      const vaults = [...reckonVaults(basis)].filter(([id]) => mintOf(basis, id) === MINTS[row.mint_symbol]);
      const columns = [...MONEY, 'owed', 'devices_reserved', 'devices_accrued'] as const;
      const sums = Object.fromEntries(
        columns.map((column) => [column, sum(vaults.map(([, money]) => (money as Record<string, bigint>)[column]!))]),
      );
      const figures = texts({ ...sums, vaults: vaults.length, unequal: 0, ok: true });
      expect(pick(row, figures)).toEqual(figures);
    }
  }
});
