import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Measures of one server, in a registry of its own. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    requests: new Counter({
      name: 'escapement_graphql_requests_total',
      help: 'GraphQL requests by outcome: ok, error (in the result or before it), limited (rate).',
      labelNames: ['outcome'],
      registers,
    }),
    cache: new Counter({
      name: 'escapement_graphql_cache_total',
      help: 'Answers by how they came about: hit, joined (waited for an equal one), miss.',
      labelNames: ['outcome'],
      registers,
    }),
    duration: new Histogram({
      name: 'escapement_graphql_request_duration_seconds',
      help: 'Time from the request read to its answer made, waiting for the engine included.',
      buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    watermark: new Gauge({
      name: 'escapement_graphql_watermark_slot',
      help: 'Slot up to which everything served is finalized and committed.',
      registers,
    }),
  };
}

/** Measures of one server. */
export type Metrics = ReturnType<typeof createMetrics>;
