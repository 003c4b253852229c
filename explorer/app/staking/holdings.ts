import {
  configAddress,
  type Device,
  decodeConfig,
  decodeDevice,
  decodeGpuModel,
  decodeSupplier,
  deviceAddress,
  fetchAccount,
  gpuModelAddress,
  type Supplier,
  supplierAddress,
} from '@escapement/programs/browser';
import {
  type DeviceReward,
  decodeDeviceReward,
  decodeEpoch,
  deviceRewardAddress,
  type Epoch,
  epochAddress,
  scoredEpochs,
} from '@escapement/programs/rewards';
import { decodeDeviceStake, requiredStake, type StakeState, stakeAddress } from '@escapement/programs/staking';
import { type Connection, PublicKey, SYSVAR_CLOCK_PUBKEY } from '@solana/web3.js';
import { WalletError } from '../wallet/errors.ts';
import { clockTime } from '../wallet/rental-reader.ts';

/** A device in whose stake or rewards a wallet has a part, as the chain has it (confirmed). */
export type Holding = {
  device: PublicKey;
  account: Device;
  modelName: string;
  /** Stake that rewards require, smallest unit of IO. */
  required: bigint;
  /** Nothing before the first deposit. */
  stake?: StakeState;
  /** Nothing before the device is registered for rewards. */
  reward?: DeviceReward;
};

/** All that a wallet can act on. */
export type Holdings = {
  /** Seconds of the chain's clock. */
  now: bigint;
  mint: PublicKey;
  /** The wallet's own supplier account, when it has one. */
  supplier?: { address: PublicKey; account: Supplier };
  holdings: readonly Holding[];
  /** Final epochs of which one of the devices keeps a score. */
  epochs: readonly Epoch[];
};

/** Most accounts that one request reads. */
const MOST_ACCOUNTS = 99;

/**
 * Reads what a wallet owns or has staked in.
 * @param known devices of others in which it has, or had, a co-stake
 */
export async function readHoldings(
  connection: Connection,
  owner: PublicKey,
  known: readonly string[],
): Promise<Holdings> {
  const address = supplierAddress(owner);
  const [config, supplier, clock] = await Promise.all([
    fetchAccount(connection, configAddress(), decodeConfig, 'confirmed'),
    fetchAccount(connection, address, decodeSupplier, 'confirmed'),
    connection.getAccountInfo(SYSVAR_CLOCK_PUBKEY, 'confirmed'),
  ]);
  if (!config || !clock) {
    throw new WalletError('EXPLORER__TRANSACTION_REFUSED', 'The marketplace is not set up on this chain.');
  }
  const own = Array.from({ length: supplier?.account.nextDeviceIndex ?? 0 }, (_, index) =>
    deviceAddress(address, index),
  );
  const mine = new Set(own.map((device) => device.toBase58()));
  const devices = [...own, ...known.filter((device) => !mine.has(device)).map((device) => new PublicKey(device))];
  const holdings = await readDevices(connection, devices);
  return {
    now: clockTime(clock.data),
    mint: config.account.ioMint,
    supplier: supplier ? { address, account: supplier.account } : undefined,
    holdings,
    epochs: await readEpochs(connection, holdings),
  };
}

async function readDevices(connection: Connection, devices: readonly PublicKey[]): Promise<Holding[]> {
  const infos = await readMany(
    connection,
    devices.flatMap((device) => [device, stakeAddress(device), deviceRewardAddress(device)]),
  );
  const found = devices.flatMap((device, index) => {
    const [account, stake, reward] = infos.slice(index * 3, index * 3 + 3);
    return account ? [{ device, account: decodeDevice(account), stake, reward }] : [];
  });
  const codes = [...new Set(found.map(({ account }) => account.modelCode))];
  const models = (
    await readMany(
      connection,
      codes.map((code) => gpuModelAddress(code)),
    )
  ).flatMap((data) => (data ? [decodeGpuModel(data)] : []));
  return found.flatMap(({ device, account, stake, reward }) => {
    const model = models.find(({ code }) => code === account.modelCode);
    if (!model) return [];
    return {
      device,
      account,
      modelName: model.name,
      required: requiredStake(model, account.gpuCount),
      stake: stake && decodeDeviceStake(stake).state,
      reward: reward && decodeDeviceReward(reward),
    };
  });
}

async function readEpochs(connection: Connection, holdings: readonly Holding[]): Promise<Epoch[]> {
  const indexes = [...new Set(holdings.flatMap(({ reward }) => (reward ? scoredEpochs(reward) : [])))];
  const infos = await readMany(
    connection,
    indexes.map((index) => epochAddress(index)),
  );
  return infos.flatMap((data) => (data ? [decodeEpoch(data)] : [])).filter(({ finalized }) => finalized);
}

/** Data of accounts in their order; undefined where there is none. */
async function readMany(connection: Connection, addresses: readonly PublicKey[]): Promise<(Uint8Array | undefined)[]> {
  const batches: Promise<(Uint8Array | undefined)[]>[] = [];
  for (let from = 0; from < addresses.length; from += MOST_ACCOUNTS) {
    const batch = addresses.slice(from, from + MOST_ACCOUNTS);
    batches.push(
      connection
        .getMultipleAccountsInfo(batch, 'confirmed')
        .then((infos) => infos.map((info) => (info && info.data.length > 0 ? info.data : undefined))),
    );
  }
  return (await Promise.all(batches)).flat();
}
