import { randomBytes, randomUUID } from 'node:crypto';
import {
  deviceAddress,
  deviceRegister,
  encryptionPublicKey,
  gpuHash,
  listingSet,
  supplierAddress,
  supplierRegister,
} from '@escapement/programs';
import { CpuEngine, Prover, RpcCluster, Ticker, type TickingDevice, TransactionSender } from '@escapement/worker';
import { Connection, Keypair, type PublicKey } from '@solana/web3.js';
import { pino } from 'pino';
import { packTransactions } from '../../local/solana/pack.ts';
import { TransactionQueue } from '../../local/solana/transaction-queue.ts';
import { fund } from './fund.ts';
import type { NetworkUrls } from './site.ts';

/** Devices of a supplier that a test brings along, proven by the real worker's ticker. */
export interface TestSupplier {
  owner: Keypair;
  devices: readonly PublicKey[];
  /** Lets one device fall silent for good. */
  silence(device: PublicKey): Promise<void>;
  stop(): Promise<void>;
}

export interface TestSupplierOptions {
  network: NetworkUrls;
  /** One with `HashChain` work. */
  modelCode: number;
  devices: number;
  /** ISO 3166-1 numeric; one where nobody else is makes the devices easy to find. */
  country: number;
  /** Smallest unit of USDC a GPU-hour. */
  askUsdc: bigint;
}

const logger = pino({ level: 'silent' });

/** Registers and lists devices of one GPU each, and sets them ticking. */
export async function startSupplier(options: TestSupplierOptions): Promise<TestSupplier> {
  const { network, modelCode, country, askUsdc } = options;
  const connection = new Connection(network.rpcUrl, { commitment: 'confirmed', wsEndpoint: network.wsUrl });
  const queue = new TransactionQueue(connection);
  const [owner, worker] = [Keypair.generate(), Keypair.generate()];
  await Promise.all([fund(network, owner.publicKey), fund(network, worker.publicKey)]);
  const supplier = supplierAddress(owner.publicKey);
  const devices = Array.from({ length: options.devices }, (_, index) => deviceAddress(supplier, index));
  const registrations = devices.flatMap((device, index) => [
    {
      instructions: [
        deviceRegister({
          owner: owner.publicKey,
          worker: worker.publicKey,
          index,
          modelCode,
          gpuHashes: [gpuHash(`GPU-${randomUUID()}`)],
          country,
          connectivity: 'High',
          encryptionKey: encryptionPublicKey(randomBytes(32)),
        }),
      ],
      signers: [worker],
    },
    {
      instructions: [
        listingSet({ owner: owner.publicKey, device, askUsdc, askIo: 0n, minSeconds: 60, maxSeconds: 86_400 }),
      ],
    },
  ]);
  const first = supplierRegister({ owner: owner.publicKey, payout: owner.publicKey, name: 'Test Cluster' });
  await queue.run(...packTransactions('register a cluster', owner, [{ instructions: [first] }, ...registrations]));

  const cluster = new RpcCluster(network);
  const engine = new CpuEngine({ threads: 1 });
  const prover = new Prover(engine);
  const start = (ticking: readonly TickingDevice[]): Ticker => {
    const sender = new TransactionSender({ cluster, logger });
    const ticker = new Ticker({ cluster, sender, prover, devices: ticking, logger, pollMs: 1_000 });
    ticker.start();
    return ticker;
  };
  let ticking = devices.map((address) => ({ address, worker }));
  let ticker = start(ticking);
  return {
    owner,
    devices,
    async silence(device) {
      await ticker.stop();
      ticking = ticking.filter(({ address }) => !address.equals(device));
      ticker = start(ticking);
    },
    async stop() {
      await ticker.stop();
      await engine.close();
    },
  };
}
