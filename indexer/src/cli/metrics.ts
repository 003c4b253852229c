import { Gauge, Registry } from 'prom-client';
import type { IndexerStatus } from '../status.ts';

/** Prometheus text of an indexer's status. */
export class Metrics {
  readonly #registry = new Registry();

  constructor(status: () => IndexerStatus) {
    const gauge = (name: string, help: string, read: (status: IndexerStatus) => number | bigint | null): void => {
      const metric = new Gauge({
        name: `escapement_indexer_${name}`,
        help,
        registers: [this.#registry],
        collect() {
          const value = read(status());
          if (value !== null) metric.set(Number(value));
        },
      });
    };
    gauge('watermark_slot', 'Latest published slot', ({ watermark }) => watermark?.slot ?? null);
    gauge('watermark_time_seconds', 'Clock of the chain there', ({ watermark }) => watermark?.chainTime ?? null);
    gauge('committed_slot', 'Last committed slot', ({ committedSlot }) => committedSlot);
    gauge('finalized_slot', 'Latest finalized slot of the node', ({ finalizedSlot }) => finalizedSlot);
    gauge('behind_slots', 'Finalized slots not committed yet', ({ slotsBehind }) => slotsBehind);
    gauge('segments', 'Segments with events since the start', ({ segments }) => segments);
    gauge('events', 'Events since the start', ({ events }) => events);
    gauge('undecoded_events', 'Events since the start that could not be decoded', ({ undecoded }) => undecoded);
    gauge('retries', 'Requests since the start that were tried again', ({ retries }) => retries);
    gauge('failing', '1 while something is wrong', ({ error }) => (error === null ? 0 : 1));
  }

  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE;

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
