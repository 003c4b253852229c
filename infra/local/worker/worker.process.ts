/**
 * Process of this computer's own worker: the real one. It holds the worker's hot key and no other; the owner's key stays
 * with the network that plays the owner. Ends with its parent.
 */
import { decodeSupplier, fetchAccount, supplierAddress } from '@escapement/programs';
import {
  buildRegistration,
  CpuEngine,
  dockerAnswers,
  loadKeys,
  planDevice,
  probeHardware,
  RpcCluster,
  type RunningWorker,
  readCatalogue,
  startWorker,
} from '@escapement/worker';
import { Connection, PublicKey, Transaction } from '@solana/web3.js';
import { pino } from 'pino';
import { type ParentPort, serve } from '../process/ipc.ts';
import { dockerSocket } from './docker-socket.ts';
import type { RegistrationOffer, RegistrationRequest, RunRequest, WorkerOperations } from './worker-operations.ts';

const SUPPLIER_NAME = 'This computer';
const MIN_SECONDS = 60;
const MAX_SECONDS = 86_400;
const POLL_MS = 1_000;

let worker: RunningWorker | undefined;

async function plan(request: RegistrationRequest) {
  const engine = new CpuEngine();
  try {
    const { models, config } = await readCatalogue(new RpcCluster(request));
    const hardware = await probeHardware(request.dataDir);
    return await planDevice({ hardware, models, engine, slotMs: config.slotMs });
  } finally {
    await engine.close();
  }
}

async function register(request: RegistrationRequest): Promise<RegistrationOffer> {
  const { rpcUrl, dataDir, country, askUsdc, askIo } = request;
  const owner = new PublicKey(request.owner);
  const keys = await loadKeys(dataDir);
  const connection = new Connection(rpcUrl, 'confirmed');
  const [planned, supplier] = await Promise.all([
    plan(request),
    fetchAccount(connection, supplierAddress(owner), decodeSupplier),
  ]);
  const { device, instructions } = buildRegistration({
    owner,
    worker: keys.worker.publicKey,
    supplier: supplier?.account ?? null,
    plan: planned,
    country,
    connectivity: 'Medium',
    encryptionKey: keys.encryption.publicKey,
    name: SUPPLIER_NAME,
    listing: { askUsdc, askIo, minSeconds: MIN_SECONDS, maxSeconds: MAX_SECONDS },
  });
  const transaction = new Transaction({ feePayer: owner, ...(await connection.getLatestBlockhash()) });
  transaction.add(...instructions);
  transaction.partialSign(keys.worker);
  return {
    transaction: transaction.serialize({ requireAllSignatures: false, verifySignatures: false }),
    device: device.toBase58(),
    worker: keys.worker.publicKey.toBase58(),
    modelName: planned.modelName,
    notes: [...planned.notes],
  };
}

async function run({ rpcUrl, wsUrl, dataDir, logLevel }: RunRequest): Promise<{ docker: boolean }> {
  const socketPath = dockerSocket();
  const docker = await dockerAnswers(socketPath);
  worker = await startWorker({
    rpcUrl,
    wsUrl,
    keys: await loadKeys(dataDir),
    logger: pino({ level: logLevel }),
    ...(docker ? { docker: { socketPath } } : {}),
    logs: { port: 0 },
    pollMs: POLL_MS,
  });
  return { docker };
}

async function stop(): Promise<void> {
  await worker?.stop();
  process.exit(0);
}

process.once('SIGTERM', () => void stop());
serve<WorkerOperations>(process as ParentPort, { register, run });
