import { z } from 'zod';
import { WorkerError } from '../errors.ts';
import { type ImageReference, parseImageReference } from './image-reference.ts';

/** Variables that change how a process is loaded or which hardware a runtime gives it; a tenant doesn't set them. */
const hostVariable = /^(LD_|NVIDIA_|CUDA_)/;
/** A control character in an argument or path has no honest use, and confuses whoever reads a log. */
const noNull = (value: string): boolean => !value.includes('\0');

const bodySchema = z.strictObject({
  image: z.string().max(300),
  command: z.array(z.string().max(2_048).refine(noNull)).max(64).optional(),
  env: z
    .record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/), z.string().max(2_048).refine(noNull))
    .refine((env) => Object.keys(env).length <= 32, 'has more than 32 variables')
    .optional(),
  workdir: z.string().max(256).startsWith('/').refine(noNull).optional(),
});

/** What a renter wants to be run. */
export interface JobSpec {
  readonly image: ImageReference;
  /** Program and arguments; the image's own when left out. */
  readonly command: readonly string[] | undefined;
  /** Environment, without the variables that belong to the host. */
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string | undefined;
}

/**
 * Reads the opened body of a job: JSON in UTF-8 with `image`, and optionally `command`, `env` and `workdir`.
 *
 * @throws {@link WorkerError} `WORKER__JOB_INVALID` that names each problem, but no value: they are the renter's.
 */
export function parseJobSpec(body: Uint8Array): JobSpec {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new WorkerError('WORKER__JOB_INVALID', 'The job is no JSON.');
  }
  const parsed = bodySchema.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'job'}: ${message}`);
    throw new WorkerError('WORKER__JOB_INVALID', `The job is wrong: ${problems.join('; ')}`, { context: { problems } });
  }
  const { image, command, env = {}, workdir } = parsed.data;
  return {
    image: parseImageReference(image),
    command,
    env: Object.fromEntries(Object.entries(env).filter(([name]) => !hostVariable.test(name))),
    workdir,
  };
}
