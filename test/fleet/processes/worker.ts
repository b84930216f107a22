/** A worker in a process of its own, which reports to its parent. */
import { setTimeout } from 'node:timers/promises';
import { createFleet, FleetError, type WorkOptions } from '../../../src/fleet/index.js';
import { createSendme123 } from '../../../src/providers/sendme123/index.js';

/** The configuration that it starts with. */
export interface WorkerConfig {
  readonly databaseUrl: string;
  readonly schema: string;
  readonly name: string;
  readonly apiKey: string;
  /** A base URL for each account. */
  readonly baseUrls: readonly string[];
  readonly options: Omit<WorkOptions, 'signal' | 'onEvent' | 'name'>;
  /** Whether each request names its worker, which takes some time. */
  readonly isNamed: boolean;
}

const { databaseUrl, schema, name, apiKey, baseUrls, options, isNamed } = JSON.parse(
  process.argv[2] ?? '{}',
) as WorkerConfig;

const named: typeof fetch = (input, init) => {
  const request = new Request(input, init);
  request.headers.set('x-worker', name);
  return fetch(request);
};

const providers = baseUrls.map((baseUrl) =>
  createSendme123({ apiKey, baseUrl, timeoutMs: 5_000, ...(isNamed ? { fetch: named } : {}) }),
);
const end = new AbortController();
process.on('SIGTERM', () => end.abort());
process.on('disconnect', () => process.exit());

const fleet = createFleet({ database: databaseUrl, schema, providers });
const work = () =>
  fleet.work({
    ...options,
    name,
    signal: end.signal,
    onEvent: (event) => {
      if (event.type !== 'outcome') process.send?.(event);
    },
  });
// The database may be down at the start. A supervisor would start the worker again.
while (!end.signal.aborted) {
  await work().catch((error: unknown) => {
    if (!(error instanceof FleetError) || error.problem !== 'noDatabase') throw error;
  });
  await setTimeout(300);
}
await fleet.close();
process.disconnect?.();
