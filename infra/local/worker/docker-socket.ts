import { dockerHost } from '../env.ts';

const DEFAULT_SOCKET = '/var/run/docker.sock';
const UNIX = 'unix://';

/** Path of the Docker Engine's socket: that of DOCKER_HOST when it names one, else the usual place. */
export function dockerSocket(host: string | undefined = dockerHost()): string {
  return host?.startsWith(UNIX) ? host.slice(UNIX.length) : DEFAULT_SOCKET;
}
