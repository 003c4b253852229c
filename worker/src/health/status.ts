import { deviceClassOf, jobStateOf } from '@escapement/programs';
import type { Phase } from '../device/state-machine.ts';
import type { DeviceStatus } from '../device/supervisor.ts';

/** What a device of this worker is doing. Amounts and slots are decimal strings. */
export interface DeviceReport {
  readonly address: string;
  readonly phase: Phase;
  readonly class: 'Gpu' | 'Cpu' | null;
  readonly modelCode: number | null;
  readonly accepting: boolean;
  /** The rental that hires it. */
  readonly rental: string | null;
  /** State of its job as reported on chain. */
  readonly jobState: string | null;
  /** Why the job is not run. */
  readonly problem: string | null;
  /** Number of the next tick, and the slots between which it counts. */
  readonly nextTick: string;
  readonly challengeSlot: string;
  readonly deadlineSlot: string;
  readonly heavy: boolean;
  /** Seconds credited since the registration. */
  readonly idleSeconds: string;
  readonly hiredSeconds: string;
  /** Proven and not settled yet, smallest unit of the rental's mint, both sides' fees included. */
  readonly accrued: string;
  readonly seenSecondsAgo: number | null;
}

/** What this worker is doing. */
export interface WorkerStatus {
  /** Public key of the hot key. */
  readonly worker: string;
  readonly docker: 'up' | 'down' | 'none';
  readonly draining: boolean;
  readonly devices: readonly DeviceReport[];
}

/** Tells a device's status in plain values. */
export function reportDevice(status: DeviceStatus, now = performance.now()): DeviceReport {
  const { account, phase } = status;
  const hired = account !== undefined && phase !== 'Idle' && phase !== 'Unregistered';
  return {
    address: status.device,
    phase,
    class: account ? deviceClassOf(account) : null,
    modelCode: account?.modelCode ?? null,
    accepting: account?.accepting === 1,
    rental: hired ? account.assignment.rental.toBase58() : null,
    jobState: hired ? jobStateOf(account) : null,
    problem: status.problem ?? null,
    nextTick: String(account?.chain.n ?? 0n),
    challengeSlot: String(account?.chain.challenge.slot ?? 0n),
    deadlineSlot: String(account?.chain.challenge.deadlineSlot ?? 0n),
    heavy: account?.chain.challenge.heavy === 1,
    idleSeconds: String(account?.idleSeconds ?? 0n),
    hiredSeconds: String(account?.hiredSeconds ?? 0n),
    accrued: String(account?.assignment.accrued ?? 0n),
    seenSecondsAgo: status.seenAt === undefined ? null : Math.round((now - status.seenAt) / 100) / 10,
  };
}
