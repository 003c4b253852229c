/**
 * The worker as a library: a whole one, the steps by which a device is registered, and the pieces that prove and tick.
 *
 * @packageDocumentation
 */

export { type Catalogue, readCatalogue } from './chain/catalogue.ts';
export type { Cluster } from './chain/cluster.ts';
export { findDevices } from './chain/find-devices.ts';
export { RpcCluster } from './chain/rpc-cluster.ts';
export { type Landed, type SendInput, TransactionSender } from './chain/transaction-sender.ts';
export type { Phase } from './device/state-machine.ts';
export { Ticker, type TickerOptions, type TickingDevice, type TickOutcome } from './device/ticker.ts';
export { isWorkerError, WorkerError, type WorkerErrorCode } from './errors.ts';
export { type Hardware, probeHardware } from './hardware/probe.ts';
export type { DeviceReport, WorkerStatus } from './health/status.ts';
export { dockerAnswers } from './jobs/job-engine.ts';
export type { JobLimits } from './jobs/limits.ts';
export { loadKeys, type WorkerKeys } from './keys/worker-keys.ts';
export { CpuEngine } from './proof/cpu-engine.ts';
export type { Commitment, ProofEngine } from './proof/engine.ts';
export { type ChainStep, nextStep } from './proof/next-step.ts';
export { Prover, type TickAnswer } from './proof/prover.ts';
export { buildRegistration, type RegistrationInput } from './registration/build-registration.ts';
export { type DevicePlan, planDevice } from './registration/plan-device.ts';
export { type RunningWorker, startWorker, type WorkerOptions } from './worker.ts';
