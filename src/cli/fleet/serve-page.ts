/** Serves the status page of a fleet on this machine. */
import type { Context } from 'hono';
import { FleetError } from '../../fleet/errors.js';
import type { Fleet, RunStatus } from '../../fleet/index.js';
import type { CommandLine } from '../command-line.js';
import { EXIT, type ExitCode } from '../exit.js';
import { untilInterrupted } from '../interrupt.js';
import { guardedApp, listenOnLoopback } from './loopback-server.js';
import { openFleet, withFleet } from './open.js';
import type { StatusChoice } from './status.js';
import { emptyPage, frontPage, POLICY, type Refreshing, runPage } from './status-page.js';

export const servePage = (cli: CommandLine, port: number, options: StatusChoice): Promise<ExitCode> =>
  withFleet(openFleet(cli, options), async (fleet) => {
    // Report problems with the database here, not on a page.
    await fleet.runs(1);
    const server = await listenOnLoopback(pagesOf(fleet), port);
    const { interrupted, undo } = untilInterrupted(cli.signals);
    cli.tell(`The fleet is shown at ${server.url}. Ctrl-C ends it.`);
    const gone = new Promise<void>((resolve) => cli.onOutputGone(resolve));
    await Promise.race([interrupted, gone]);
    undo();
    await server.close();
    return EXIT.resolved;
  });

/** How often a page refreshes, in seconds. */
const SECONDS = 10;
/** The most open runs to show with their progress. */
const MOST_OPEN = 5;

function pagesOf(fleet: Fleet) {
  const statusOf = rarely((run: string) => fleet.status(run));
  const app = guardedApp();
  app.use(async (context, next) => {
    context.header('Content-Security-Policy', POLICY);
    if (refreshingOf(context).isOn) context.header('Refresh', String(SECONDS));
    await next();
  });
  app.get('/', async (context) => {
    const [runs, accounts] = [await fleet.runs(), await fleet.accounts()];
    const progress: RunStatus[] = [];
    for (const { run } of runs.filter(({ isDone }) => !isDone).slice(0, MOST_OPEN))
      progress.push(await statusOf(run));
    return context.html(frontPage({ at: new Date(), runs, accounts, progress }, refreshingOf(context)));
  });
  app.get('/runs/:run', async (context) => {
    const status = await statusOf(context.req.param('run'));
    return context.html(runPage(new Date(), status, refreshingOf(context)));
  });
  app.notFound((context) =>
    context.html(emptyPage('Nothing is here', 'There is no such page.', refreshingOf(context)), 404),
  );
  app.onError((error, context) => {
    const isUnknown = error instanceof FleetError && error.problem === 'mismatch';
    // Other problems of the database may be over the next time.
    const message = error instanceof FleetError ? error.message : 'The database did not answer as it should.';
    const title = isUnknown ? 'Nothing is here' : 'The fleet cannot be seen now';
    return context.html(emptyPage(title, message, refreshingOf(context)), isUnknown ? 404 : 503);
  });
  return app;
}

const refreshingOf = (context: Context): Refreshing => ({
  isOn: context.req.query('refresh') !== 'off',
  seconds: SECONDS,
  path: context.req.path,
});

/**
 * Caches answers for a fair time: the open parts of a run are counted each time, which takes long for a large run. At most a
 * tenth of the time is spent on it, however many people look at the page.
 */
function rarely<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, { readonly answer: Promise<T>; validUntil: number }>();
  return (key) => {
    const begin = performance.now();
    for (const [other, { validUntil }] of known) if (validUntil <= begin) known.delete(other);
    const found = known.get(key);
    if (found) return found.answer;
    const entry = { answer: ask(key), validUntil: Number.POSITIVE_INFINITY };
    known.set(key, entry);
    entry.answer.then(
      () => {
        const end = performance.now();
        entry.validUntil = end + 9 * (end - begin);
      },
      () => known.delete(key),
    );
    return entry.answer;
  };
}
