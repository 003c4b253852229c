import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Idl } from '@coral-xyz/anchor';

// By the package's own name, so that it is found from the sources and from the build.
const require = createRequire(import.meta.url);

/** All programs, each after those whose types it takes over. */
export const PROGRAMS = ['marketplace', 'staking', 'rewards'] as const;

/** Name of a program. */
export type ProgramName = (typeof PROGRAMS)[number];

/** Path of a built file, such as `marketplace.so`. */
export function artifactPath(name: string): string {
  return require.resolve(`@escapement/programs/artifacts/${name}`);
}

/** A program's IDL, as built with the program. */
export function programIdl(name: ProgramName): Idl {
  return JSON.parse(readFileSync(artifactPath(`${name}.json`), 'utf8')) as Idl;
}

/** A program, to be deployed. */
export function programBytes(name: ProgramName): Uint8Array {
  return new Uint8Array(readFileSync(artifactPath(`${name}.so`)));
}

/** The marketplace program's IDL, as built with the program. */
export function marketplaceIdl(): Idl {
  return programIdl('marketplace');
}

/** The marketplace program, to be deployed. */
export function marketplaceProgram(): Uint8Array {
  return programBytes('marketplace');
}
