/** Executes what a journal still asks for, on behalf of `delete`, `apply` and `resume`. */
import type { Account } from '../journal/account.js';
import type { Journal } from '../journal/journal.js';
import { runRecorded } from '../journal/recorded-run.js';
import type { Provider } from '../providers/provider.js';
import type { SandboxOptions } from '../sandbox/index.js';
import { connect } from './connect.js';
import { EXIT, type ExitCode } from './exit.js';
import { onInterrupt } from './interrupt.js';
import { createProgressBar } from './progress-bar.js';
import { createReport, exitCodeOf, summaryOf, tellStops } from './report.js';
import { count, print, tell } from './terminal.js';

export interface ExecuteOptions {
  readonly json?: boolean | undefined;
  readonly allowAbsent?: boolean | undefined;
  readonly provenAccount?: readonly string[] | undefined;
  readonly maxInFlight?: number | undefined;
  readonly maxPerSecond?: number | undefined;
  /** In seconds. */
  readonly timeout?: number | undefined;
}

export async function execute(
  journal: Journal,
  accounts: readonly Account[],
  options: ExecuteOptions,
): Promise<ExitCode> {
  const { json = false, timeout, provenAccount, ...limits } = options;
  const { standing, header, path, caution } = journal;
  if (caution) tell(caution);
  const fetch = header.plan.sandbox ? await sandboxFetch(journal) : undefined;
  const timeoutMs = timeout === undefined ? undefined : timeout * 1_000;
  const providers: Provider[] = accounts.map((account) => connect(account, { fetch, timeoutMs }));
  const report = createReport(json);
  const bar = createProgressBar();
  const stop = new AbortController();
  const undo = onInterrupt(
    {
      drain: () => {
        bar.clear();
        tell('Stopping: waiting for the requests under way. Press Ctrl-C again to leave at once.');
        stop.abort();
      },
      leave: async () => {
        bar.clear();
        await journal.leave();
        tell(`Left at once. What was under way is unknown. Go on with: contact-deletion resume ${path}`);
      },
    },
    EXIT.interrupted,
  );
  try {
    const { summary, unrecorded } = await runRecorded(journal, {
      ...limits,
      provenAccounts: provenAccount,
      providers,
      signal: stop.signal,
      onOutcome: json
        ? (outcome) => {
            bar.clear();
            report.add(outcome);
          }
        : report.add,
      onProgress: bar.update,
    });
    bar.clear();
    report.end();
    const { counts } = standing;
    (json ? tell : print)(`Run ${header.run}: ${summaryOf(counts)}`);
    tellStops(summary.stops);
    if (unrecorded > 0) tell(`${count(unrecorded, 'outcome')} could not be written to the journal.`);
    if (counts.notAttempted + counts.unknown > 0) tell(`Go on with: contact-deletion resume ${path}`);
    return exitCodeOf(counts, summary.stops);
  } finally {
    bar.clear();
    undo();
    await journal.close();
  }
}

/** A sandbox in which everybody is there who is still to be deleted. */
async function sandboxFetch({ standing }: Journal): Promise<typeof globalThis.fetch> {
  const { createSandbox } = await import('../sandbox/index.js');
  const rest = [...standing.remaining()];
  const idsOf = (provider: string) => rest.filter((each) => each.provider === provider).map(({ id }) => id);
  const huduma = idsOf('huduma').map((id, index) =>
    // A made-up id for a contact that is known by its UUID alone, out of the way of the others.
    /^\d+$/.test(id) ? Number(id) : { id: 2 ** 50 + index, uuid: id },
  );
  const contacts: SandboxOptions['contacts'] = {
    huduma,
    sendme123: idsOf('sendme123'),
    wabotify: idsOf('wabotify'),
  };
  return createSandbox({ contacts, latencyMs: 5 }).fetch;
}
