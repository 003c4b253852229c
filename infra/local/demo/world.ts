import {
  type Config,
  configAddress,
  type Device,
  decodeConfig,
  decodeDevice,
  encryptionPublicKey,
  fetchAccount,
} from '@escapement/programs';
import type { Connection, Keypair, PublicKey } from '@solana/web3.js';
import { LocalError } from '../local-error.ts';
import { readAccounts } from '../solana/read-accounts.ts';
import type { TransactionQueue } from '../solana/transaction-queue.ts';
import { FAST_MODEL_CODE } from './catalogue.ts';
import type { PlannedDevice } from './fleet-plan.ts';
import { playedKey } from './keys.ts';
import type { PriceCourse } from './price.ts';
import type { Random } from './random.ts';

/** Keys of the demo network that more than one part signs with. */
export interface DemoKeys {
  /** Of the program and of its config. */
  authority: Keypair;
  /** Owns the token accounts that fees go to. */
  treasury: Keypair;
  /** Rules on slash cases. */
  arbiter: Keypair;
  /** Mints play money and pays out SOL. */
  faucet: Keypair;
  /** Settles, and releases what is silent, as anybody may. */
  keeper: Keypair;
  usdcMint: Keypair;
  ioMint: Keypair;
  /** Owner of this computer's own device. */
  localOwner: Keypair;
  renters: Keypair[];
}

/** A played device on chain. */
export interface PlayedDevice {
  plan: PlannedDevice;
  address: PublicKey;
  owner: Keypair;
  worker: Keypair;
}

/** The device is of the model that lives at short intervals, kept for visitors. */
export const isFast = ({ plan }: PlayedDevice): boolean => plan.model.code === FAST_MODEL_CODE;

/** Moves the chain's clock; resolves when a block stands on the new slot. */
export type TravelTo = (slot: bigint) => Promise<void>;

/** What everybody who plays in the demo network shares. */
export interface World {
  connection: Connection;
  queue: TransactionQueue;
  keys: DemoKeys;
  config: Config;
  random: Random;
  prices: PriceCourse;
  /** Of its seed all keys are made. */
  seed: string;
  /** Those that are registered and not retired. */
  devices: PlayedDevice[];
  /** Addresses of devices that prove nothing at present. */
  absent: Set<string>;
  signal: AbortSignal;
}

const RENTERS = 9;

export function demoKeys(seed: string): DemoKeys {
  const key = (name: string) => playedKey(seed, name);
  return {
    authority: key('authority'),
    treasury: key('treasury'),
    arbiter: key('arbiter'),
    faucet: key('faucet'),
    keeper: key('keeper'),
    usdcMint: key('usdc-mint'),
    ioMint: key('io-mint'),
    localOwner: key('local-owner'),
    renters: Array.from({ length: RENTERS }, (_, index) => key(`renter-${index}`)),
  };
}

/** X25519 public key of somebody played, from the same seed as its signing key. */
export const playedEncryptionKey = (seed: string, name: string): Uint8Array =>
  encryptionPublicKey(playedKey(seed, `${name}/encryption`).secretKey.slice(0, 32));

/** The config as it is on chain now. */
export async function readConfig(connection: Connection): Promise<Config> {
  const found = await fetchAccount(connection, configAddress(), decodeConfig, 'processed');
  if (!found) throw new LocalError('LOCAL__CHAIN_FAILED', 'The marketplace has no config.');
  return found.account;
}

/** Device accounts by their addresses, as they are now. */
export const readDevices = (connection: Connection, addresses: readonly PublicKey[]): Promise<Map<string, Device>> =>
  readAccounts(connection, addresses, decodeDevice);
