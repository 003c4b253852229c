import { Counter, Gauge, Registry } from 'prom-client';
import type { TickOutcome } from '../device/ticker.ts';
import type { WorkerStatus } from './status.ts';

const PHASES = ['Unregistered', 'Idle', 'Assigned', 'Preparing', 'Running', 'Draining'] as const;

/** The worker's metrics in the format of Prometheus. */
export class Metrics {
  readonly registry = new Registry();
  readonly #ticks = new Counter({
    name: 'escapement_worker_ticks_total',
    help: 'Transactions of the time-lock chain by kind (start, tick) and outcome (landed, failed)',
    labelNames: ['kind', 'outcome'],
    registers: [this.registry],
  });
  readonly #phase = new Gauge({
    name: 'escapement_worker_device_phase',
    help: '1 for the phase that a device is in, 0 for the others',
    labelNames: ['device', 'phase'],
    registers: [this.registry],
  });
  readonly #seconds = new Gauge({
    name: 'escapement_worker_device_proven_seconds',
    help: 'Seconds credited to a device since its registration, idle and hired',
    labelNames: ['device', 'use'],
    registers: [this.registry],
  });
  readonly #age = new Gauge({
    name: 'escapement_worker_chain_read_age_seconds',
    help: 'Seconds since a device was last read from the chain',
    labelNames: ['device'],
    registers: [this.registry],
  });
  readonly #docker = new Gauge({
    name: 'escapement_worker_docker_up',
    help: '1 while a Docker Engine answers',
    registers: [this.registry],
  });

  /** Counts what became of a tick. */
  count({ kind, landed }: TickOutcome): void {
    this.#ticks.inc({ kind, outcome: landed ? 'landed' : 'failed' });
  }

  /** The metrics as text. */
  text(status: WorkerStatus): Promise<string> {
    this.#docker.set(status.docker === 'up' ? 1 : 0);
    for (const { address: device, phase, idleSeconds, hiredSeconds, seenSecondsAgo } of status.devices) {
      for (const one of PHASES) {
        this.#phase.set({ device, phase: one }, one === phase ? 1 : 0);
      }
      this.#seconds.set({ device, use: 'idle' }, Number(idleSeconds));
      this.#seconds.set({ device, use: 'hired' }, Number(hiredSeconds));
      if (seenSecondsAgo !== null) {
        this.#age.set({ device }, seenSecondsAgo);
      }
    }
    return this.registry.metrics();
  }
}
