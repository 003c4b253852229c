import { existsSync } from 'node:fs';

/** Socket of the Docker engine that the environment names, or of the usual place; undefined where there is none. */
export const dockerSocket = [process.env.DOCKER_HOST?.replace(/^unix:\/\//, ''), '/var/run/docker.sock'].find(
  (path): path is string => path !== undefined && existsSync(path),
);
