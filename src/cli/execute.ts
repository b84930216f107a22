/** Carries out what is left in a journal, for `delete`, `apply` and `resume`. */
import type { Outcome } from '../deletion/outcome.js';
import { deleteContacts } from '../deletion/run.js';
import type { Provider } from '../providers/provider.js';
import type { Account } from '../record/account.js';
import type { Journal } from '../record/journal.js';
import type { PlanHead } from '../record/plan.js';
import { recheckOf } from '../record/recheck.js';
import type { Standing } from '../record/standing.js';
import type { CommandLine } from './command-line.js';
import { connect } from './connect.js';
import { EXIT, type ExitCode } from './exit.js';
import { onInterrupt } from './interrupt.js';
import { countKept, resumeCommand, tellStops, tellWhatIsLeft } from './next-steps.js';
import type { RunChoice } from './options.js';
import { createProgressBar } from './progress-bar.js';
import { createReport, everyOneOf, exitCodeOf, summaryOf } from './report.js';
import { startSandbox } from './stand-in.js';
import { waitMessage } from './wait.js';

/** What to carry out. */
export interface Work {
  readonly journal: Journal;
  /** The journal's path, as it was typed. */
  readonly path: string;
  readonly plan: PlanHead;
  /** The accounts at the providers that still have contacts. */
  readonly accounts: readonly Account[];
  /** Sends the requests; not used in the sandbox. */
  readonly fetch: typeof globalThis.fetch | undefined;
  /** The contacts in the sandbox, if the run is for it: all that are still to be deleted. */
  present(provider: string): Iterable<string>;
}

export async function execute(cli: CommandLine, work: Work, options: Partial<RunChoice>): Promise<ExitCode> {
  const { json = false } = options;
  const { journal, path } = work;
  if (journal.caution) cli.tell(journal.caution);
  const providers = await providersOf(cli, work, options);
  const report = createReport(cli, json, everyOneOf(cli, path));
  const bar = createProgressBar(cli, totalsOf(journal.standing, work.plan));
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
      const command = resumeCommand(cli, path, options);
      cli.tell(
        journal.run === undefined
          ? 'Left at once, before the run had begun. Nothing was sent.'
          : `Left at once. What was under way is unknown. Go on with: ${command}`,
      );
    },
  });
  const unreached = new Set<string>();
  const kept = { changedHands: 0, notReread: 0 };
  const run = deleteContacts({
    ...engineOptions(options, providers),
    recheck: recheckFor(work.plan, options),
    providers,
    journal,
    signal: stop.signal,
    clock: cli.clock,
    onProgress: bar.update,
    onWait: ({ provider, delayMs }) => {
      const message = waitMessage(provider, delayMs);
      if (!message) return;
      bar.clear();
      cli.tell(message);
    },
  });
  const carryOut = async (): Promise<ExitCode> => {
    for await (const outcome of run) {
      if (json) bar.clear();
      if (isUnreached(outcome)) unreached.add(outcome.target.provider);
      countKept(kept, outcome);
      report.add(outcome);
    }
    bar.clear();
    const { standing } = journal;
    const { stops } = run.summary;
    const exitCode = exitCodeOf(standing.counts, stops);
    report.end({ run: journal.run, standing, stops, exitCode });
    if (json) cli.tell(`Run ${journal.run}: ${summaryOf(standing)}`);
    tellStops(cli, stops);
    const away = work.accounts.filter(({ provider }) => unreached.has(provider));
    if (away.length > 0) cli.tellUnreadProxy(away.map(({ baseUrl }) => baseUrl));
    tellWhatIsLeft(cli, { standing, path, kept, stops, options });
    return exitCode;
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

/** How many contacts this session has at each provider. A run that has not begun has those of its plan. */
function totalsOf(standing: Standing, plan: PlanHead): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const { provider } of standing.remaining()) totals.set(provider, (totals.get(provider) ?? 0) + 1);
  return standing.total > 0 ? totals : new Map(plan.providers.map((each) => [each.provider, each.count]));
}

/** A sandbox is made from ids alone, so its contacts do not have the fields of those that were found. */
function recheckFor({ people, sandbox }: PlanHead, { recheck = true }: Partial<RunChoice>) {
  return people && recheck && !sandbox ? recheckOf(people) : undefined;
}

/** The options of the engine among these. */
const engineOptions = (options: Partial<RunChoice>, providers: readonly Provider[]) => ({
  allowAbsent: options.allowAbsent,
  // They may be of providers that this plan does not have.
  provenAccounts: options.provenAccount?.filter((name) => providers.some((each) => each.name === name)),
  maxInFlight: options.maxInFlight,
  maxPerSecond: options.maxPerSecond,
  atomic: options.atomic,
  batchLimit: options.batchLimit,
  lookUp: options.lookUp,
});

async function providersOf(
  cli: CommandLine,
  { plan, accounts, fetch: send, present }: Work,
  { timeout }: Partial<RunChoice>,
): Promise<readonly Provider[]> {
  // A sandbox has all contacts that are still to be deleted.
  const fetch = plan.sandbox
    ? (await startSandbox(cli.providers, ({ name }) => present(name), { latencyMs: 5, keepRequests: 0 }))
        .fetch
    : send;
  const timeoutMs = timeout === undefined ? undefined : timeout * 1_000;
  return accounts.map((account) => connect(cli.providers, plan, account, { fetch, timeoutMs }));
}

/** Whether nothing came back from the provider. */
function isUnreached(outcome: Outcome): boolean {
  if (!('reason' in outcome)) return false;
  const { code, status } = outcome.reason;
  return code === 'noConnection' || (code === 'noAnswer' && status === undefined);
}
