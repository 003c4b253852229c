import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { messageOf, WorkerError } from '../errors.ts';

/** One GPU as its driver tells it. */
export interface NvidiaGpu {
  /** `GPU-…`. It never leaves this machine; only a hash of it does. */
  readonly uuid: string;
  /** Marketing name. */
  readonly name: string;
  /** Memory, MiB. */
  readonly vramMib: number;
  /** Version of the driver. */
  readonly driver: string;
  /** Address on the PCI bus. */
  readonly pciBusId: string;
  /** Multi-instance mode; undefined where the card has none. */
  readonly mig: boolean | undefined;
  /** Error-correcting memory; undefined where the card has none. */
  readonly ecc: boolean | undefined;
}

/** Runs a program and gives its standard output; undefined when there is no such program. */
export type RunProgram = (program: string, args: readonly string[]) => Promise<string | undefined>;

const fields = ['uuid', 'name', 'memory.total', 'driver_version', 'pci.bus_id', 'mig.mode.current', 'ecc.mode.current'];
const timeoutMs = 15_000;

/** Runs a program of this machine. */
export const runProgram: RunProgram = async (program, args) => {
  try {
    return (await promisify(execFile)(program, args, { timeout: timeoutMs })).stdout;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw new WorkerError(
      'WORKER__HARDWARE_UNREADABLE',
      `${program} failed: ${messageOf(cause)}. Run it by hand; a driver that doesn't answer often needs a reboot.`,
      { retryable: true, context: { program }, cause },
    );
  }
};

/**
 * Asks `nvidia-smi` for the GPUs of this machine; undefined when it isn't installed.
 *
 * @throws {@link WorkerError} `WORKER__HARDWARE_UNREADABLE` when it is installed and fails.
 */
export async function queryNvidiaGpus(run: RunProgram = runProgram): Promise<NvidiaGpu[] | undefined> {
  const output = await run('nvidia-smi', [`--query-gpu=${fields.join(',')}`, '--format=csv,noheader,nounits']);
  return output === undefined ? undefined : parseNvidiaGpus(output);
}

/** Reads the answer to {@link queryNvidiaGpus}'s query. Throws as it does on a row that makes no sense. */
export function parseNvidiaGpus(output: string): NvidiaGpu[] {
  const rows = output.split('\n').map((row) => row.trim());
  return rows.filter((row) => row !== '' && row !== 'No devices were found').map(parseRow);
}

function parseRow(row: string): NvidiaGpu {
  const [uuid, name, memory, driver, pciBusId, mig, ecc] = row.split(',').map((value) => value.trim());
  const vramMib = Number(memory);
  if (!uuid?.startsWith('GPU-') || !name || !driver || !pciBusId || !Number.isInteger(vramMib)) {
    throw new WorkerError('WORKER__HARDWARE_UNREADABLE', 'nvidia-smi answered a row that names no GPU.', {
      context: { columns: row.split(',').length },
    });
  }
  return { uuid, name, vramMib, driver, pciBusId, mig: onOff(mig), ecc: onOff(ecc) };
}

const onOff = (value: string | undefined): boolean | undefined =>
  value === 'Enabled' ? true : value === 'Disabled' ? false : undefined;
