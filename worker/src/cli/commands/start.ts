import { gpuHash } from '@escapement/programs';
import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import { WorkerError } from '../../errors.ts';
import { probeHardware } from '../../hardware/probe.ts';
import { dockerAnswers } from '../../jobs/job-engine.ts';
import { readKeys } from '../../keys/worker-keys.ts';
import { startWorker, type WorkerOptions } from '../../worker.ts';
import type { CommandContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';

/** Time beyond the drain that stopping may take, milliseconds. */
const STOP_MS = 10_000;

/**
 * Runs the worker until it is told to stop. The first SIGTERM or Ctrl-C drains: no more assignments, the running one
 * may end; the second stops at once.
 */
export async function start(context: CommandContext, logger: Logger): Promise<number> {
  const { settings } = context;
  const worker = await startWorker({ ...(await workerOptions(context, logger)), logger });
  const drainMs = settings.drainSeconds * 1_000;
  await new Promise<void>((resolve) => {
    closeWithGrace({ delay: drainMs + STOP_MS, logger: false }, async ({ err, signal }) => {
      if (err) {
        logger.fatal({ event: 'crashed', err }, 'The worker failed');
        await worker.stop();
        return;
      }
      logger.info({ event: 'signal', signal }, `${signal}: draining; once more stops at once`);
      await worker.drain(drainMs);
      resolve();
    });
  });
  return EXIT.ok;
}

async function workerOptions(context: CommandContext, logger: Logger): Promise<Omit<WorkerOptions, 'logger'>> {
  const { settings, programId } = context;
  const keys = await readKeys(settings.dataDir);
  if (!keys) {
    throw new WorkerError(
      'WORKER__CONFIG_INVALID',
      `There are no keys in ${settings.dataDir}. Run: escapement-worker init`,
    );
  }
  const { machineUuid } = await probeHardware(settings.dataDir);
  if (settings.docker && !(await dockerAnswers(settings.dockerSocket))) {
    logger.warn(
      { event: 'no-docker', socket: settings.dockerSocket },
      'No Docker Engine answers: rentals of proven time only are served, jobs are reported failed',
    );
  }
  return {
    rpcUrl: settings.rpcUrl,
    keys,
    gpuHashes: [gpuHash(machineUuid)],
    health: { port: settings.healthPort },
    logs: { port: settings.logPort, ...(settings.logPublicUrl && { publicUrl: settings.logPublicUrl }) },
    pollMs: settings.pollSeconds * 1_000,
    limits: {
      memoryMib: settings.jobMemoryMib,
      cpus: settings.jobCpus,
      pids: settings.jobPids,
      tmpfsMib: settings.jobTmpfsMib,
      imageMaxMib: settings.imageMaxMib,
      pullTimeoutSeconds: settings.pullTimeoutSeconds,
    },
    ...(settings.wsUrl && { wsUrl: settings.wsUrl }),
    ...(programId && { programId }),
    ...(settings.docker && { docker: { socketPath: settings.dockerSocket } }),
    ...(settings.proofThreads !== undefined && { proofThreads: settings.proofThreads }),
  };
}
