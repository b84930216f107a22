/** Lists the outcomes of a fleet's run: those so far, or each when it is settled. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Guard, outcomeKinds, type Target } from '../../deletion/outcome.js';
import type { Fleet, StoppedAccount } from '../../fleet/index.js';
import type { CommandLine } from '../command-line.js';
import { EXIT, type ExitCode } from '../exit.js';
import { untilInterrupted } from '../interrupt.js';
import { tellHowToGoOn } from '../next-steps.js';
import { createFeed, createReport, exitCodeOf, type Report } from '../report.js';
import { nextCommand } from './database.js';
import { openFleet, withFleet } from './open.js';
import type { OutcomesChoice } from './outcomes.js';
import { tellStops } from './status-lines.js';

export const list = (cli: CommandLine, run: string, options: OutcomesChoice): Promise<ExitCode> =>
  withFleet(openFleet(cli, options), async (fleet) => {
    const { only = outcomeKinds, json = false } = options;
    const view = await fleet.view(run);
    const report = createReport(cli, json, nextCommand(cli, options, 'outcomes', run, '--json'));
    for await (const outcome of view.outcomes()) if (only.includes(outcome.outcome)) report.add(outcome);
    const { standing } = view;
    report.end({ run, standing, stops: standing.stops, exitCode: EXIT.resolved });
    const { isDone } = await fleet.status(run);
    if (isDone) tellHowToGoOn(cli, standing, nextCommand(cli, options, 'resume', run));
    return EXIT.resolved;
  });

/** Until nothing more can come, or until an interruption. The run goes on in any case. */
export const follow = (cli: CommandLine, run: string, options: OutcomesChoice): Promise<ExitCode> =>
  withFleet(openFleet(cli, options), async (fleet) => {
    const { only = outcomeKinds, json = false } = options;
    const all = json ? createReport(cli, true, '') : createFeed(cli);
    const report: Report = {
      add: (outcome) => {
        if (only.includes(outcome.outcome)) all.add(outcome);
      },
      end: all.end,
    };
    const enough = new AbortController();
    const { undo } = untilInterrupted(cli.signals, () => enough.abort());
    const undoGone = cli.onOutputGone(() => enough.abort());
    try {
      const stopped = await tellEach(fleet, run, report, enough.signal);
      if (enough.signal.aborted) return EXIT.interrupted;
      const stops = stopped.map(({ provider, guard, message }) => ({
        provider,
        guard: guard as Guard,
        message,
      }));
      const { standing } = await fleet.view(run);
      const exitCode = exitCodeOf(standing.counts, stops);
      report.end({ run, standing, stops, exitCode });
      tellStops(cli, stopped, options);
      if (stopped.length === 0) tellHowToGoOn(cli, standing, nextCommand(cli, options, 'resume', run));
      return exitCode;
    } finally {
      undo();
      undoGone();
    }
  });

/** @returns The accounts whose guards keep the rest from being settled. */
async function tellEach(
  fleet: Fleet,
  run: string,
  report: Report,
  signal: AbortSignal,
): Promise<readonly StoppedAccount[]> {
  const stuck = new AbortController();
  const over = new AbortController();
  const looking = stopsOf(fleet, run, AbortSignal.any([signal, over.signal])).then((stops) => {
    if (stops) stuck.abort();
    return stops ?? [];
  });
  // If this look-up fails, no more outcomes can be read either.
  looking.catch(() => stuck.abort());
  const told = new Set<string>();
  try {
    for await (const outcome of fleet.outcomes(run, { signal: AbortSignal.any([signal, stuck.signal]) })) {
      told.add(keyOf(outcome.target));
      report.add(outcome);
    }
  } finally {
    over.abort();
  }
  const stops = await looking;
  if (!stuck.signal.aborted) return stops;
  // The stream was cut short: report the last outcomes now, and what is still open.
  for await (const outcome of (await fleet.view(run)).outcomes()) {
    if (!told.has(keyOf(outcome.target))) report.add(outcome);
  }
  return stops;
}

const keyOf = ({ provider, id }: Target) => `${provider}:${id}`;

/** How often to check whether a run is stuck, in milliseconds. Each check counts its open parts. */
const LOOK_AGAIN_MS = 3_000;

/** Resolves with the stopped accounts when workers can do nothing more for a run; with undefined at the signal. */
async function stopsOf(
  fleet: Fleet,
  run: string,
  signal: AbortSignal,
): Promise<readonly StoppedAccount[] | undefined> {
  for (;;) {
    await sleep(LOOK_AGAIN_MS, undefined, { signal }).catch(() => {});
    if (signal.aborted) return undefined;
    const { isStuck, stops } = await fleet.status(run);
    if (isStuck) return stops;
  }
}
