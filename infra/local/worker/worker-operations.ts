/** What the process of this computer's worker can be asked. */
export interface WorkerOperations {
  /** Probes this computer and builds its registration, signed by the worker and not yet by its owner. */
  register: { request: RegistrationRequest; response: RegistrationOffer };
  /** Runs the worker; once per process. */
  run: { request: RunRequest; response: { docker: boolean } };
}

interface WorkerPlace {
  rpcUrl: string;
  wsUrl: string;
  /** Folder of the worker's keys. */
  dataDir: string;
}

export interface RegistrationRequest extends WorkerPlace {
  /** Address of the cold wallet that owns the device, base58. */
  owner: string;
  /** ISO 3166-1 numeric, declared. */
  country: number;
  /** What the device asks for an hour, smallest units. */
  askUsdc: bigint;
  askIo: bigint;
}

export interface RegistrationOffer {
  /** Serialized; needs the owner's signature, who pays. */
  transaction: Uint8Array;
  /** Address of the device, base58. */
  device: string;
  /** Address of the worker, which pays for its ticks, base58. */
  worker: string;
  modelName: string;
  /** What was found and left out. */
  notes: string[];
}

export interface RunRequest extends WorkerPlace {
  logLevel: string;
}
