import { createRequire } from 'node:module';
import { LocalError } from '../local-error.ts';

/** The part of Surfpool's native binding that is used. This file alone knows the package; nothing else names it. */
export interface Surfnet {
  readonly rpcUrl: string;
  readonly wsUrl: string;
  readonly instanceId: string;
  readonly payerSecretKey: number[];
  /** Its events wait in a bounded queue: when nobody drains it, every RPC call hangs after about 1,000 transactions. */
  drainEvents(): unknown[];
  fundSol(address: string, lamports: number): void;
  /** `soBytes` is an array: a Buffer is refused. */
  deploy(options: { programId: string; soBytes: number[] }): string;
  timeTravelToSlot(slot: number): unknown;
  stop(): void;
}

interface SurfpoolBinding {
  Surfnet: {
    startWithConfig(config: {
      offline: boolean;
      blockProductionMode: 'clock' | 'transaction';
      slotTimeMs: number;
    }): Surfnet;
  };
}

/** What decides which native package fits. */
export interface Platform {
  platform: string;
  arch: string;
  /** The C library is glibc (Linux only). */
  glibc: boolean;
}

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@solana/surfpool-linux-x64-gnu',
  'darwin-x64': '@solana/surfpool-darwin-x64',
  'darwin-arm64': '@solana/surfpool-darwin-arm64',
};

const INSTEAD = 'Set RPC_URL to a running cluster to do without the local chain.';

/** The platform of this process. */
export function currentPlatform(): Platform {
  const report = process.report?.getReport() as { header?: { glibcVersionRuntime?: string } } | undefined;
  return { platform: process.platform, arch: process.arch, glibc: report?.header?.glibcVersionRuntime !== undefined };
}

/**
 * Name of the native package for a platform.
 *
 * @throws LocalError LOCAL__PLATFORM_UNSUPPORTED where Surfpool has none
 */
export function surfpoolPackage({ platform, arch, glibc }: Platform): string {
  const name = PACKAGES[`${platform}-${arch}`];
  if (name && (platform !== 'linux' || glibc)) return name;
  const here = platform === 'linux' && !glibc ? `${platform} ${arch} without glibc` : `${platform} ${arch}`;
  throw new LocalError(
    'LOCAL__PLATFORM_UNSUPPORTED',
    `The local chain (Surfpool) has no package for ${here}; it has for Linux x64 with glibc, and for macOS. On Windows use WSL2. ${INSTEAD}`,
    { context: { platform, arch, glibc } },
  );
}

/**
 * Starts a chain in this process, on native threads.
 *
 * @param slotTimeMs milliseconds from block to block
 * @throws LocalError LOCAL__PLATFORM_UNSUPPORTED, LOCAL__PACKAGE_MISSING
 */
export function startSurfnet(slotTimeMs: number): Surfnet {
  const name = surfpoolPackage(currentPlatform());
  let binding: SurfpoolBinding;
  try {
    binding = createRequire(import.meta.url)(name) as SurfpoolBinding;
  } catch (cause) {
    throw new LocalError(
      'LOCAL__PACKAGE_MISSING',
      `The package ${name} could not be loaded. It is an optional dependency: run npm ci again, without --omit=optional. ${INSTEAD}`,
      { cause },
    );
  }
  return binding.Surfnet.startWithConfig({ offline: true, blockProductionMode: 'clock', slotTimeMs });
}
