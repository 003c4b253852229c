import logUpdate from 'log-update';
import { readDevice } from '../../chain/assignment-reader.ts';
import { findDevices } from '../../chain/find-devices.ts';
import { assignmentFacts } from '../../device/facts.ts';
import { WorkerError } from '../../errors.ts';
import { reportDevice, type WorkerStatus } from '../../health/status.ts';
import { readKeys } from '../../keys/worker-keys.ts';
import { sleep } from '../../sleep.ts';
import type { CommandContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { columns, type Terminal } from '../terminal.ts';

/** What `status` answers. */
interface StatusAnswer extends WorkerStatus {
  /** The daemon runs; else only what the chain says is told. */
  readonly running: boolean;
}

const ASK_TIMEOUT_MS = 3_000;
const WATCH_MS = 1_000;

/** Tells what the worker is doing: once, or on a terminal until Ctrl-C. */
export async function status(context: CommandContext, flags: { watch: boolean }, signal: AbortSignal): Promise<number> {
  const { terminal } = context;
  let answer = await ask(context);
  if (!flags.watch) {
    terminal.answer(answer, render(answer, terminal));
    return answer.running ? EXIT.ok : EXIT.unavailable;
  }
  while (!signal.aborted) {
    if (terminal.interactive) {
      logUpdate(render(answer, terminal));
    } else {
      terminal.answer(answer, render(answer, terminal));
    }
    await sleep(WATCH_MS, signal);
    answer = await ask(context);
  }
  return EXIT.ok;
}

async function ask(context: CommandContext): Promise<StatusAnswer> {
  try {
    const url = `http://127.0.0.1:${context.settings.healthPort}/status`;
    const response = await fetch(url, { signal: AbortSignal.timeout(ASK_TIMEOUT_MS) });
    return { ...((await response.json()) as WorkerStatus), running: true };
  } catch {
    return fromChain(context);
  }
}

/** What the chain says of the devices of this worker key while the daemon doesn't run. */
async function fromChain(context: CommandContext): Promise<StatusAnswer> {
  const { settings, programId } = context;
  const keys = await readKeys(settings.dataDir);
  if (!keys) {
    throw new WorkerError(
      'WORKER__CONFIG_INVALID',
      `There are no keys in ${settings.dataDir}. Run: escapement-worker init`,
    );
  }
  const cluster = context.openCluster();
  try {
    const devices = await Promise.all(
      (await findDevices(cluster, keys.worker.publicKey, programId)).map(async (address) => {
        const { device, clock } = await readDevice(cluster, address, programId);
        const hired = device && assignmentFacts(device, clock, 'none');
        return reportDevice({
          device: address.toBase58(),
          phase: hired ? (hired.timeOver ? 'Draining' : 'Assigned') : 'Idle',
          docker: 'none',
          account: device,
          job: 'none',
          problem: undefined,
          seenAt: undefined,
        });
      }),
    );
    return { running: false, worker: keys.worker.publicKey.toBase58(), docker: 'none', draining: false, devices };
  } finally {
    cluster.close();
  }
}

/** The status as text. */
function render(answer: StatusAnswer, { colors }: Pick<Terminal, 'colors'>): string {
  const state = answer.running
    ? answer.draining
      ? colors.yellow('draining')
      : colors.green('running')
    : colors.red('not running');
  const head = `worker ${answer.worker}  ${state}  docker ${answer.docker}`;
  if (answer.devices.length === 0) {
    return `${head}\nno device is registered for this worker key`;
  }
  const rows = answer.devices.map((device) => [
    device.address,
    device.phase,
    device.rental ?? '-',
    device.jobState ?? '-',
    `${device.nextTick}${device.heavy ? ' heavy' : ''}`,
    device.challengeSlot,
    device.idleSeconds,
    device.hiredSeconds,
  ]);
  return `${head}\n${columns([['device', 'phase', 'rental', 'job', 'next tick', 'at slot', 'idle s', 'hired s'], ...rows])}`;
}
