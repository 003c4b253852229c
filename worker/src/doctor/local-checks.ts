import { request } from 'node:http';
import type { Settings } from '../config/settings.ts';
import { type Hardware, probeHardware } from '../hardware/probe.ts';
import { dockerAnswers } from '../jobs/job-engine.ts';
import { keyPaths, readKeys } from '../keys/worker-keys.ts';
import { type Check, type Finding, fail, pass, warn } from './check.ts';

const OLDEST_NODE = [20, 19] as const;
const LEAST_DISK_MIB = 20_480;
const ASK_TIMEOUT_MS = 5_000;

/** Checks of this machine, without the chain. */
export function localChecks(settings: Settings, node = process.versions.node): Check[] {
  let hardware: Promise<Hardware> | undefined;
  const probe = (): Promise<Hardware> => {
    hardware ??= probeHardware(settings.dataDir);
    return hardware;
  };
  return [
    { id: 'node.version', run: async () => nodeVersion(node) },
    { id: 'keys.files', run: () => keyFiles(settings.dataDir) },
    { id: 'hardware.identity', run: async () => identity(await probe()) },
    { id: 'hardware.gpu', run: async () => gpus(await probe()) },
    { id: 'disk.space', run: async () => diskSpace(await probe()) },
    { id: 'docker.engine', run: () => dockerEngine(settings) },
    { id: 'docker.limits', run: () => dockerLimits(settings) },
  ];
}

function nodeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor] = OLDEST_NODE;
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
    ? pass(`Node ${version}`)
    : fail(`Node ${version} is too old`, `Install Node ${wantedMajor}.${wantedMinor} or newer.`);
}

async function keyFiles(dataDir: string): Promise<Finding> {
  const keys = await readKeys(dataDir);
  return keys
    ? pass(`Keys in ${dataDir}, for their owner only; worker key ${keys.worker.publicKey.toBase58()}`)
    : fail(`There are no keys at ${keyPaths(dataDir).worker}`, 'Run: escapement-worker init');
}

function identity({ tellsIdentity }: Hardware): Finding {
  return tellsIdentity
    ? pass('This machine tells an identity; only its hash goes on chain')
    : warn(
        'This machine tells no identity; one was made up and is kept in the data folder',
        'Run systemd-machine-id-setup before registering, so that it is found again when the folder is lost.',
      );
}

function gpus({ gpus, otherGpus }: Hardware): Finding {
  const names = gpus.map(({ name, vramMib, driver }) => `${name} (${vramMib} MiB, driver ${driver})`);
  if (names.length > 0) {
    return warn(`${names.join(', ')}`, 'The proof for GPUs comes next; run as a CPU-class device until then.');
  }
  return otherGpus.length > 0
    ? warn(`${otherGpus.join(', ')}: no UUID`, 'Install the driver with nvidia-smi, so that the GPU can be claimed.')
    : pass('No GPU: this machine is a CPU-class device');
}

function diskSpace({ diskFreeMib }: Hardware): Finding {
  if (diskFreeMib === undefined) {
    return warn('The free disk space could not be told', 'Look at it with: df -h');
  }
  const gib = (diskFreeMib / 1_024).toFixed(1);
  return diskFreeMib >= LEAST_DISK_MIB
    ? pass(`${gib} GiB free for images`)
    : warn(`Only ${gib} GiB free for images`, 'Make room, or lower image_max_mib.');
}

async function dockerEngine({ docker, dockerSocket }: Settings): Promise<Finding> {
  if (!docker) {
    return warn('Containers are switched off', 'Set docker to true to serve rentals with a job.');
  }
  return (await dockerAnswers(dockerSocket))
    ? pass(`A Docker Engine answers at ${dockerSocket}`)
    : warn(
        `No Docker Engine answers at ${dockerSocket}: only rentals of proven time are served`,
        'Install Docker, start it, and let this user use it (group docker), or set docker_socket.',
      );
}

async function dockerLimits({ docker, dockerSocket }: Settings): Promise<Finding> {
  if (!docker || !(await dockerAnswers(dockerSocket))) {
    return pass('No engine, so no limits to look at');
  }
  const info = await ask(dockerSocket, '/info');
  const wanted = ['MemoryLimit', 'SwapLimit', 'PidsLimit', 'CpuCfsQuota'] as const;
  const missing = wanted.filter((name) => info[name] !== true);
  return missing.length === 0
    ? pass('The engine enforces memory, process and processor limits')
    : warn(
        `The engine doesn't enforce ${missing.join(', ')}`,
        "Turn the cgroup controllers on in the kernel's command line: a job could take more than its share.",
      );
}

function ask(socketPath: string, path: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath, path, timeout: ASK_TIMEOUT_MS }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) {
        parts.push(part as Buffer);
      }
      resolve(JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>);
    });
    call.on('timeout', () => call.destroy(new Error('The Docker Engine does not answer in time.')));
    call.on('error', reject);
    call.end();
  });
}
