import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** The numbers at `/metrics`, for Prometheus. */
export interface Metrics {
  readonly contentType: string;
  /** Counts a request for a record by what became of it. */
  countRecord(outcome: string): void;
  /** Measures a request. `route` is a pattern, never an address that somebody typed. */
  observe(method: string, route: string, status: number, seconds: number): void;
  text(): Promise<string>;
}

/** Creates a separate registry, because one process may have several receivers. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const records = new Counter({
    name: 'consent_records_total',
    help: 'Records by outcome.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const requests = new Histogram({
    name: 'consent_request_seconds',
    help: 'Time until a request was answered.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 5],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    countRecord: (outcome) => records.inc({ outcome }),
    observe: (method, route, status, seconds) =>
      requests.observe({ method, route, status }, seconds),
    text: () => registry.metrics(),
  };
}
