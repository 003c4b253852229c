import { type ChainClock, type Device, decodeGpuModel, type GpuModel, gpuModelAddress } from '@escapement/programs';
import { readClock } from '../solana/chain-clock.ts';
import { readAccounts } from '../solana/read-accounts.ts';
import { CATALOGUE } from './catalogue.ts';
import { readDevices, type World } from './world.ts';

/** The chain as it is at a moment. */
export interface Moment {
  clock: ChainClock;
  /** Device accounts by their addresses. */
  accounts: ReadonlyMap<string, Device>;
}

/** The played devices as they are now. */
export async function readMoment({ connection, devices }: Pick<World, 'connection' | 'devices'>): Promise<Moment> {
  const addresses = devices.map(({ address }) => address);
  const [clock, accounts] = await Promise.all([readClock(connection), readDevices(connection, addresses)]);
  return { clock, accounts };
}

/** The models of the catalogue by their codes, as they are now. */
export async function readModels({ connection }: Pick<World, 'connection'>): Promise<Map<number, GpuModel>> {
  const addresses = CATALOGUE.map(({ code }) => gpuModelAddress(code));
  const models = await readAccounts(connection, addresses, decodeGpuModel);
  return new Map([...models.values()].map((model) => [model.code, model]));
}
