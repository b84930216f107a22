/** A worker's monitoring on this machine: whether the database answers, and counters for Prometheus. */
import { FleetError } from '../../fleet/errors.js';
import type { Fleet, FleetEvent } from '../../fleet/index.js';
import { guardedApp, type LoopbackServer, listenOnLoopback } from './loopback-server.js';

export interface Monitor extends LoopbackServer {
  /** Counts an event. */
  readonly add: (event: FleetEvent) => void;
}

/** After this long without an answer the database counts as down, in milliseconds. */
const PATIENCE_MS = 3_000;

/** @throws FleetError `missingPackage` without prom-client; CommandError if the port is taken. */
export async function startMonitor(fleet: Fleet, port: number): Promise<Monitor> {
  const { registry, add } = await createMetrics();
  const app = guardedApp();
  app.get('/health', async (context) => {
    const answers = await isThere(fleet);
    return context.json({ database: answers ? 'answers' : 'does not answer' }, answers ? 200 : 503);
  });
  app.get('/metrics', async (context) =>
    context.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType }),
  );
  return { ...(await listenOnLoopback(app, port)), add };
}

async function isThere(fleet: Fleet): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false);
  });
  const answer = fleet.runs(1).then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** Counters without contact ids: their labels are providers, kinds and guards, so there are few of them. */
async function createMetrics() {
  const { Counter, Gauge, Registry } = await import('prom-client').catch((error: unknown) => {
    throw new FleetError(
      'missingPackage',
      '--listen needs the package prom-client: npm install prom-client',
      {
        cause: error,
      },
    );
  });
  const registry = new Registry();
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `contact_deletion_${name}`, help, labelNames, registers: [registry] });
  const outcomes = counter('outcomes_total', 'Contacts with an outcome', 'provider', 'outcome', 'permanence');
  const waits = counter('waits_total', 'Times a provider has asked to wait', 'provider');
  const waited = counter('wait_seconds_total', 'How long providers have asked to wait', 'provider');
  const stops = counter('stops_total', 'Accounts stopped by a guard', 'provider', 'guard');
  const skipped = counter('skipped_total', 'Parts of runs left to other workers', 'provider');
  const taken = counter('lanes_taken_total', 'Accounts taken to work on');
  const released = counter('lanes_released_total', 'Accounts let go of', 'why');
  const errors = counter('errors_total', 'What went wrong in this worker');
  const lanes = new Gauge({
    name: 'contact_deletion_lanes_held',
    help: 'Accounts that this worker works on now',
    registers: [registry],
  });
  const add = (event: FleetEvent): void => {
    switch (event.type) {
      case 'outcome':
        outcomes.inc({
          provider: event.provider,
          outcome: event.outcome,
          permanence: event.permanence ?? '',
        });
        return;
      case 'taken':
        taken.inc();
        lanes.inc();
        return;
      case 'released':
        released.inc({ why: event.why });
        lanes.dec();
        return;
      case 'waits':
        waits.inc({ provider: event.provider });
        waited.inc({ provider: event.provider }, event.waitMs / 1_000);
        return;
      case 'stopped':
        stops.inc({ provider: event.provider, guard: event.guard });
        return;
      case 'skipped':
        skipped.inc({ provider: event.provider });
        return;
      case 'error':
        errors.inc();
    }
  };
  return { registry, add };
}
