import type Docker from 'dockerode';
import { messageOf, WorkerError } from '../errors.ts';
import { type ImageReference, imageText } from './image-reference.ts';
import type { JobLimits } from './limits.ts';

/** An image that lies on this machine. */
export interface LocalImage {
  /** Its id, `sha256:…`. */
  readonly id: string;
  /** It was pulled by this call, so it was not here before. */
  readonly pulled: boolean;
}

interface PullProgress {
  readonly id?: string;
  readonly status?: string;
  readonly progressDetail?: { readonly total?: number };
}

const mib = 1_048_576;

/** The HTTP status with which Docker refused something. */
export const statusOf = (error: unknown): number | undefined => (error as { statusCode?: number }).statusCode;

/**
 * Finds the image of a job on this machine, or pulls it by its digest within the limits of size and time.
 *
 * @throws {@link WorkerError} `WORKER__IMAGE_UNAVAILABLE` or `WORKER__IMAGE_TOO_LARGE`. A local image that isn't here
 *   is never looked for elsewhere.
 */
export async function ensureImage(
  docker: Docker,
  image: ImageReference,
  limits: JobLimits,
  signal?: AbortSignal,
): Promise<LocalImage> {
  const here = await inspectId(docker, image);
  if (here !== undefined) {
    return { id: here, pulled: false };
  }
  if (image.kind === 'local') {
    throw new WorkerError('WORKER__IMAGE_UNAVAILABLE', `No image ${image.id} lies on this machine.`);
  }
  await pull(docker, imageText(image), limits, signal);
  const id = await inspectId(docker, image);
  if (id === undefined) {
    throw new WorkerError('WORKER__IMAGE_UNAVAILABLE', `${imageText(image)} was pulled and is not there.`);
  }
  return { id, pulled: true };
}

async function inspectId(docker: Docker, image: ImageReference): Promise<string | undefined> {
  try {
    return (await docker.getImage(imageText(image)).inspect()).Id;
  } catch (error) {
    if (statusOf(error) === 404) {
      return undefined;
    }
    throw error;
  }
}

async function pull(docker: Docker, text: string, limits: JobLimits, signal: AbortSignal | undefined): Promise<void> {
  const tooLarge = new AbortController();
  const tooLong = AbortSignal.timeout(limits.pullTimeoutSeconds * 1_000);
  const abortSignal = AbortSignal.any([tooLarge.signal, tooLong, ...(signal ? [signal] : [])]);
  const sizes = new Map<string, number>();
  try {
    const stream = await docker.createImage({ fromImage: text, abortSignal });
    await new Promise<void>((resolve, reject) => {
      docker.modem.followProgress(
        stream,
        (error: Error | null) => (error ? reject(error) : resolve()),
        ({ id, status, progressDetail }: PullProgress) => {
          if (id !== undefined && status === 'Downloading' && progressDetail?.total !== undefined) {
            sizes.set(id, progressDetail.total);
          }
          if ([...sizes.values()].reduce((sum, size) => sum + size, 0) > limits.imageMaxMib * mib) {
            tooLarge.abort();
          }
        },
      );
    });
  } catch (cause) {
    signal?.throwIfAborted();
    if (tooLarge.signal.aborted) {
      throw new WorkerError('WORKER__IMAGE_TOO_LARGE', `${text} is larger than ${limits.imageMaxMib} MiB.`, { cause });
    }
    const reason = tooLong.aborted ? `took longer than ${limits.pullTimeoutSeconds} seconds` : messageOf(cause);
    throw new WorkerError('WORKER__IMAGE_UNAVAILABLE', `${text} could not be pulled: ${reason}`, {
      retryable: true,
      cause,
    });
  }
}
