import { WorkerError } from '../errors.ts';

/** An image that can be only one: by the digest of a registry's manifest, or by the id of one already here. */
export type ImageReference =
  | { readonly kind: 'digest'; readonly name: string; readonly digest: string }
  | { readonly kind: 'local'; readonly id: string };

const digestForm = /^(?<name>[a-z0-9][a-z0-9._:/-]{0,200})@(?<digest>sha256:[0-9a-f]{64})$/;
const localForm = /^sha256:[0-9a-f]{64}$/;

/**
 * Reads `name@sha256:…` or `sha256:…`. A tag is refused: what it names can change between the renter's signature and
 * the pull.
 *
 * @throws {@link WorkerError} `WORKER__JOB_INVALID` otherwise.
 */
export function parseImageReference(text: string): ImageReference {
  if (localForm.test(text)) {
    return { kind: 'local', id: text };
  }
  const { name, digest } = digestForm.exec(text)?.groups ?? {};
  if (name === undefined || digest === undefined) {
    throw new WorkerError(
      'WORKER__JOB_INVALID',
      'The image must be named by digest (name@sha256:…) or be the id of a local image (sha256:…); a tag can change.',
    );
  }
  return { kind: 'digest', name, digest };
}

/** The text that Docker takes for the image. */
export function imageText(image: ImageReference): string {
  return image.kind === 'local' ? image.id : `${image.name}@${image.digest}`;
}
