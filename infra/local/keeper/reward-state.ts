import {
  type ChainClock,
  DEVICE_DISCRIMINATOR,
  type Device,
  decodeDevice,
  decodeGpuModel,
  decodeSupplier,
  type GpuModel,
  gpuModelAddress,
  MARKETPLACE_PROGRAM_ID,
  type Supplier,
} from '@escapement/programs';
import {
  type DeviceReward,
  decodeDeviceReward,
  decodeEmission,
  decodeEpoch,
  deviceRewardAddress,
  type Emission,
  type Epoch,
  emissionAddress,
  epochAddress,
} from '@escapement/programs/rewards';
import { type DeviceStake, decodeDeviceStake, stakeAddress } from '@escapement/programs/staking';
import type { Connection, PublicKey } from '@solana/web3.js';
import bs58 from 'bs58';
import { LocalError } from '../local-error.ts';
import { readClock } from '../solana/chain-clock.ts';
import { readAccounts } from '../solana/read-accounts.ts';

/** A device with all that its rewards depend on. */
export interface RewardedDevice {
  address: PublicKey;
  account: Device;
  model: GpuModel;
  supplier: Supplier;
  /** None when nobody ever staked for it. */
  stake: DeviceStake | undefined;
  /** None until it is registered for rewards. */
  reward: DeviceReward | undefined;
}

/** What a keeper of rewards decides by. */
export interface RewardState {
  clock: ChainClock;
  emission: Emission;
  /** The newest epochs that were opened, by their index. */
  epochs: ReadonlyMap<number, Epoch>;
  devices: readonly RewardedDevice[];
}

/** Epochs that are looked back for one that nobody finalized: two days. */
const LOOK_BACK = 48;

/** Reads every device of the chain, whoever owns it, and the emission, as they are at the newest block. */
export async function readRewardState(connection: Connection): Promise<RewardState> {
  const [clock, found, emissions] = await Promise.all([
    readClock(connection),
    connection.getProgramAccounts(MARKETPLACE_PROGRAM_ID, {
      commitment: 'processed',
      filters: [{ memcmp: { offset: 0, bytes: bs58.encode(DEVICE_DISCRIMINATOR) } }],
    }),
    readAccounts(connection, [emissionAddress()], decodeEmission),
  ]);
  const emission = emissions.get(emissionAddress().toBase58());
  if (!emission) throw new LocalError('LOCAL__CHAIN_FAILED', 'The chain has no emission of rewards.');
  const devices = found.map(({ pubkey, account }) => ({ address: pubkey, account: decodeDevice(account.data) }));
  const codes = [...new Set(devices.map(({ account }) => account.modelCode))];
  const owners = [...new Map(devices.map(({ account }) => [account.supplier.toBase58(), account.supplier])).values()];
  const from = Math.max(0, emission.nextIndex - LOOK_BACK);
  const indexes = Array.from({ length: emission.nextIndex - from }, (_, at) => from + at);
  const [models, suppliers, stakes, rewards, epochs] = await Promise.all([
    readAccounts(
      connection,
      codes.map((code) => gpuModelAddress(code)),
      decodeGpuModel,
    ),
    readAccounts(connection, owners, decodeSupplier),
    readAccounts(
      connection,
      devices.map(({ address }) => stakeAddress(address)),
      decodeDeviceStake,
    ),
    readAccounts(
      connection,
      devices.map(({ address }) => deviceRewardAddress(address)),
      decodeDeviceReward,
    ),
    readAccounts(
      connection,
      indexes.map((index) => epochAddress(index)),
      decodeEpoch,
    ),
  ]);
  return {
    clock,
    emission,
    epochs: new Map([...epochs.values()].map((epoch) => [epoch.index, epoch])),
    devices: devices.flatMap(({ address, account }) => {
      const model = models.get(gpuModelAddress(account.modelCode).toBase58());
      const supplier = suppliers.get(account.supplier.toBase58());
      if (!model || !supplier) return [];
      const stake = stakes.get(stakeAddress(address).toBase58());
      const reward = rewards.get(deviceRewardAddress(address).toBase58());
      return [{ address, account, model, supplier, stake, reward }];
    }),
  };
}
