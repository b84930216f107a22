/** Executes what a journal still asks for, on behalf of `delete`, `apply` and `resume`. */
import type { Outcome } from '../deletion/outcome.js';
import type { Provider } from '../providers/provider.js';
import type { Account } from '../record/account.js';
import type { Journal } from '../record/journal.js';
import { runRecorded } from '../record/recorded-run.js';
import type { CommandLine } from './command-line.js';
import { connect } from './connect.js';
import { EXIT, type ExitCode } from './exit.js';
import { onInterrupt } from './interrupt.js';
import { createProgressBar } from './progress-bar.js';
import type { Providers } from './providers.js';
import { createReport, exitCodeOf, summaryOf, tellStops, tellWhatIsLeft } from './report.js';
import { startSandbox } from './stand-in.js';
import { count, shellWord } from './terminal.js';
import { waitMessage } from './wait.js';

export interface ExecuteOptions {
  readonly json?: boolean | undefined;
  readonly allowAbsent?: boolean | undefined;
  readonly provenAccount?: readonly string[] | undefined;
  readonly maxInFlight?: number | undefined;
  readonly maxPerSecond?: number | undefined;
  readonly atomic?: boolean | undefined;
  readonly batchLimit?: number | undefined;
  readonly lookUp?: 'sample' | 'all' | undefined;
  /** In seconds. */
  readonly timeout?: number | undefined;
}

export async function execute(
  cli: CommandLine,
  journal: Journal,
  accounts: readonly Account[],
  options: ExecuteOptions,
): Promise<ExitCode> {
  const { json = false, timeout, provenAccount, allowAbsent, maxInFlight, maxPerSecond } = options;
  const { atomic, batchLimit, lookUp } = options;
  const { standing, header, path, caution } = journal;
  if (caution) cli.tell(caution);
  const fetch = header.plan.sandbox ? await sandboxFetch(cli.providers, journal) : cli.fetch;
  const timeoutMs = timeout === undefined ? undefined : timeout * 1_000;
  const providers: Provider[] = accounts.map((account) =>
    connect(cli.providers, header.plan, account, { fetch, timeoutMs }),
  );
  const report = createReport(cli, json);
  const bar = createProgressBar(cli);
  const stop = new AbortController();
  const { left, undo } = onInterrupt(cli, {
    drain: () => {
      bar.clear();
      cli.tell('Stopping: waiting for the requests under way. Press Ctrl-C again to leave at once.');
      stop.abort();
    },
    leave: async () => {
      bar.clear();
      await journal.leave();
      const command = `contact-deletion resume ${shellWord(path)}`;
      cli.tell(`Left at once. What was under way is unknown. Go on with: ${command}`);
    },
  });
  const unreached = new Set<string>();
  const carryOut = async (): Promise<ExitCode> => {
    const { summary, unrecorded } = await runRecorded(journal, {
      allowAbsent,
      maxInFlight,
      maxPerSecond,
      atomic,
      batchLimit,
      lookUp,
      provenAccounts: provenAccount,
      providers,
      signal: stop.signal,
      clock: cli.clock,
      onOutcome: (outcome) => {
        if (json) bar.clear();
        if (isUnreached(outcome)) unreached.add(outcome.target.provider);
        report.add(outcome);
      },
      onProgress: bar.update,
      onWait: ({ provider, delayMs }) => {
        const message = waitMessage(provider, delayMs);
        if (!message) return;
        bar.clear();
        cli.tell(message);
      },
    });
    bar.clear();
    report.end();
    (json ? cli.tell : cli.print)(`Run ${header.run}: ${summaryOf(standing)}`);
    tellStops(cli, summary.stops);
    const away = accounts.filter(({ provider }) => unreached.has(provider));
    if (away.length > 0) cli.tellUnusedProxy(away.map(({ baseUrl }) => baseUrl));
    if (unrecorded > 0) cli.tell(`${count(unrecorded, 'outcome')} could not be written to the journal.`);
    tellWhatIsLeft(cli, standing, path);
    return exitCodeOf(standing.counts, summary.stops);
  };
  try {
    return await Promise.race([
      carryOut().finally(() => journal.close()),
      left.then((): ExitCode => EXIT.interrupted),
    ]);
  } finally {
    bar.clear();
    undo();
  }
}

/** Whether nothing came back from the provider. */
function isUnreached(outcome: Outcome): boolean {
  if (!('reason' in outcome)) return false;
  const { code, status } = outcome.reason;
  return code === 'noConnection' || (code === 'noAnswer' && status === undefined);
}

/** A sandbox in which everybody is there who is still to be deleted. */
async function sandboxFetch(providers: Providers, { standing }: Journal): Promise<typeof globalThis.fetch> {
  const rest = [...standing.remaining()];
  const { fetch } = await startSandbox(
    providers,
    ({ name }) => rest.filter(({ provider }) => provider === name).map(({ id }) => id),
    { latencyMs: 5 },
  );
  return fetch;
}
