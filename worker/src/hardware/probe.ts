import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { arch, availableParallelism, freemem, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import si from 'systeminformation';
import { readOrMakeSecret } from '../keys/key-file.ts';
import { machineUuid } from './machine-uuid.ts';
import { type NvidiaGpu, queryNvidiaGpus, type RunProgram } from './nvidia-smi.ts';

/** What this machine is, as far as it can be told without root. */
export interface Hardware {
  /** GPUs that can be claimed: those with a UUID. */
  readonly gpus: readonly NvidiaGpu[];
  /** Names of graphics controllers that were seen and have no UUID, so can't be claimed. */
  readonly otherGpus: readonly string[];
  /** Identity of the machine. It never leaves this machine; only a hash of it does. */
  readonly machineUuid: string;
  /** The machine tells an identity of its own; else one was made up and is kept in the data folder. */
  readonly tellsIdentity: boolean;
  readonly cpu: { readonly name: string; readonly cores: number; readonly threads: number };
  readonly memoryMib: number;
  readonly freeMemoryMib: number;
  /** Space left where the worker keeps its data, MiB; undefined when it can't be told. */
  readonly diskFreeMib: number | undefined;
  readonly os: string;
}

const mib = 1_048_576;
const IDENTITY_BYTES = 16;
/** Controllers that show a console and compute nothing. */
const displayOnly = /bochs|cirrus|qxl|virtio|vmware|virtualbox|hyper-v|aspeed|matrox|microsoft basic/i;

/**
 * Probes this machine.
 *
 * @param dataDir the worker's data folder: the free space of its disk counts, and it keeps an identity for a machine
 *   that tells none, such as some containers.
 * @throws {@link WorkerError} `WORKER__HARDWARE_UNREADABLE` when `nvidia-smi` is installed and fails.
 */
export async function probeHardware(dataDir: string, options: { run?: RunProgram } = {}): Promise<Hardware> {
  const gpus = await queryNvidiaGpus(options.run);
  const [cpu, uuid, disks, graphics] = await Promise.all([
    si.cpu(),
    si.uuid(),
    si.fsSize().catch(() => []),
    si.graphics().catch(() => ({ controllers: [] })),
  ]);
  const others = graphics.controllers
    .map((controller) => `${controller.vendor} ${controller.model}`.trim())
    .filter((name) => name !== '' && !displayOnly.test(name) && !(gpus?.length && /nvidia/i.test(name)));
  const own = machineUuid(uuid, await readFile('/etc/machine-id', 'utf8').catch(() => undefined));
  return {
    gpus: gpus ?? [],
    otherGpus: others,
    machineUuid: own ?? (await keptIdentity(dataDir)),
    tellsIdentity: own !== undefined,
    cpu: {
      name: `${cpu.manufacturer} ${cpu.brand}`.trim(),
      cores: cpu.physicalCores || availableParallelism(),
      threads: availableParallelism(),
    },
    memoryMib: Math.floor(totalmem() / mib),
    freeMemoryMib: Math.floor(freemem() / mib),
    diskFreeMib: freeSpace(disks, dataDir),
    os: `${platform()} ${release()} ${arch()}`,
  };
}

async function keptIdentity(dataDir: string): Promise<string> {
  const identity = await readOrMakeSecret(join(dataDir, 'identity.json'), IDENTITY_BYTES, () =>
    randomBytes(IDENTITY_BYTES),
  );
  return Buffer.from(identity).toString('hex');
}

/** The space left on the disk that holds `path`: the one with the longest mount point above it. */
function freeSpace(disks: readonly { mount: string; available: number }[], path: string): number | undefined {
  const holding = disks.filter(
    ({ mount }) => path === mount || path.startsWith(mount.endsWith('/') ? mount : `${mount}/`),
  );
  const nearest = holding.sort((a, b) => b.mount.length - a.mount.length)[0];
  return nearest && Math.floor(nearest.available / mib);
}
