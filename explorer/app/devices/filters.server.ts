import type { DeviceStatus, DevicesVariables } from '../api/devices.server.ts';
import { DEVICE_STATUS } from './status.ts';

/** Devices on one page. */
const PAGE_SIZE = 50;

const ORDERS = {
  registered: 'REGISTERED_AT',
  credited: 'LAST_CREDITED_AT',
  proven: 'PROVEN_SECONDS',
  gpus: 'GPU_COUNT',
  price: 'ASK_USDC',
} as const;

type Sort = keyof typeof ORDERS;

const isSort = (value: string): value is Sort => value in ORDERS;
const isStatus = (value: string): value is DeviceStatus => value in DEVICE_STATUS;

/** A whole number of at most 9 digits, or undefined for anything else. */
const code = (value: string | null): number | undefined =>
  value && /^\d{1,9}$/.test(value) ? Number(value) : undefined;

/** What the address of the devices page asks for. Anything that can't be understood is left out. */
export function deviceFilters(search: URLSearchParams) {
  const asked = search.get('sort') ?? '';
  const status = search.get('status') ?? '';
  const sort: Sort = isSort(asked) ? asked : 'registered';
  return {
    model: code(search.get('model')),
    country: code(search.get('country')),
    status: isStatus(status) ? status : undefined,
    sort,
    descending: search.get('order') !== 'asc',
    after: search.get('after') || undefined,
  };
}

/** The same as variables of the query. */
export function deviceVariables(filters: ReturnType<typeof deviceFilters>): DevicesVariables {
  return {
    first: PAGE_SIZE,
    after: filters.after,
    where: {
      modelCode: filters.model,
      country: filters.country,
      status_in: filters.status ? [filters.status] : undefined,
    },
    orderBy: ORDERS[filters.sort],
    orderDirection: filters.descending ? 'DESC' : 'ASC',
  };
}
