import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Idl } from '@coral-xyz/anchor';

// By the package's own name, so that it is found from the sources and from the build.
const require = createRequire(import.meta.url);

/** Path of a built file, such as `marketplace.so`. */
export function artifactPath(name: string): string {
  return require.resolve(`@escapement/programs/artifacts/${name}`);
}

/** The marketplace program's IDL, as built with the program. */
export function marketplaceIdl(): Idl {
  return JSON.parse(readFileSync(artifactPath('marketplace.json'), 'utf8')) as Idl;
}

/** The marketplace program, to be deployed. */
export function marketplaceProgram(): Uint8Array {
  return new Uint8Array(readFileSync(artifactPath('marketplace.so')));
}
