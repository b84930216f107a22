/** Runs a worker in this process: its clients, its log, its signals, and its server on this machine. */
import type { Fleet } from '../../fleet/index.js';
import { engine, type Provider } from '../../providers/provider.js';
import { version } from '../../version.js';
import { mainCredentials } from '../accounts.js';
import type { CommandLine } from '../command-line.js';
import { EXIT, type ExitCode, usageError } from '../exit.js';
import { onInterrupt } from '../interrupt.js';
import { fetchOf } from '../transport.js';
import { clientsFrom } from './clients.js';
import type { Monitor } from './monitor.js';
import { openFleet } from './open.js';
import type { WorkerChoice } from './worker.js';
import { createWorkerLog, type WorkerLog } from './worker-log.js';

export async function runWorker(cli: CommandLine, options: WorkerChoice): Promise<ExitCode> {
  const { timeout, every, listen } = options;
  const timeoutMs = timeout === undefined ? undefined : timeout * 1_000;
  const clients = clientsFrom(cli, { fetch: await fetchOf(cli), timeoutMs });
  if (clients.length === 0) throw noCredential(cli);
  const fleet = openFleet(cli, options, clients);
  const log = createWorkerLog(cli, every * 1_000);
  let monitor: Monitor | undefined;
  try {
    // Report problems with the database before reporting that the work begins.
    await fleet.runs(1);
    if (listen !== undefined) {
      const { startMonitor } = await import('./monitor.js');
      monitor = await startMonitor(fleet, listen);
    }
    log.write('started', { version, accounts: clients.map(describe), listensAt: monitor?.url });
    const exitCode = await untilTold(cli, { fleet, log, monitor }, options);
    log.end();
    log.write('ended', { exitCode });
    return exitCode;
  } finally {
    log.end();
    await monitor?.close();
    await fleet.close();
  }
}

interface Ports {
  readonly fleet: Fleet;
  readonly log: WorkerLog;
  readonly monitor: Monitor | undefined;
}

/**
 * Works until the first signal, then until requests under way have ended, the grace period is over, or a second signal
 * comes.
 */
async function untilTold(
  cli: CommandLine,
  { fleet, log, monitor }: Ports,
  { lanes, maxInFlight, maxPerSecond, name, grace, lease }: WorkerChoice,
): Promise<ExitCode> {
  const graceMs = grace * 1_000;
  const stop = new AbortController();
  let patience: NodeJS.Timeout | undefined;
  let isLate = false;
  const { left, undo } = onInterrupt(cli, {
    termLeaves: true,
    drain: () => {
      log.write('draining', { graceSeconds: grace });
      stop.abort();
      patience = setTimeout(() => {
        isLate = true;
      }, graceMs);
    },
    // The record knows what is under way: another worker asks again when the lease has run out.
    leave: async () => {},
  });
  const work = fleet.work({
    signal: stop.signal,
    lanes,
    maxInFlight,
    maxPerSecond,
    graceMs,
    leaseMs: lease * 1_000,
    name,
    onEvent: (event) => {
      log.add(event);
      monitor?.add(event);
    },
  });
  try {
    return await Promise.race([
      work.then((): ExitCode => (isLate ? EXIT.interrupted : EXIT.resolved)),
      left.then((): ExitCode => EXIT.interrupted),
    ]);
  } finally {
    clearTimeout(patience);
    undo();
  }
}

/** An account that it works on, without its credential. */
function describe({ name, [engine]: port }: Provider) {
  return { provider: name, baseUrl: port.account().baseUrl, choices: port.choices };
}

function noCredential({ providers }: CommandLine) {
  const variables = providers.all.flatMap((definition) =>
    mainCredentials(definition).map(({ variable }) => variable),
  );
  return usageError(
    `no credential of any provider. Set those of the accounts to work on: ${variables.join(', ')}.`,
  );
}
