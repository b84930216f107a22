/** The status page of a fleet: its accounts, workers and runs. HTML without scripts, and without contacts. */
import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { outcomeKinds, permanences } from '../../deletion/outcome.js';
import type { AccountStatus, ProviderStatus, RunStatus, RunSummary } from '../../fleet/index.js';
import { stateOfAccount, stateOfRun, timeOf } from './status-lines.js';

type Html = ReturnType<typeof html>;

/** A cell of a table. */
type Cell = string | number | Html;

const style = `
:root { color-scheme: light dark; --ground: #fff; --ink: #1a1a1a; --line: #8a8a8a; --head: #ececec; --link: #0b4a8f; --warn: #a3350b; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #16181c; --ink: #e8e8e8; --line: #6d7178; --head: #262a31; --link: #9cc7ff; --warn: #ffa98a; }
}
body { margin: 0 auto; max-width: 75rem; padding: 1rem 1.5rem 3rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
h1 { margin: 0.5rem 0; font-size: 1.6rem; line-height: 1.2; }
h2 { margin: 2rem 0 0; font-size: 1.2rem; }
h1, h2, caption, p, .long { overflow-wrap: anywhere; }
a { color: var(--link); }
.warning { padding: 0.5rem 0.9rem; border: 2px solid var(--warn); font-weight: 600; }
table { width: 100%; margin: 0.75rem 0; border-collapse: collapse; font-size: 0.85rem; }
caption { padding: 0 0 0.3rem; text-align: left; font-weight: 600; }
th, td { padding: 0.25rem 0.4rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { background: var(--head); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
code { font: 0.95em ui-monospace, Consolas, "Liberation Mono", monospace; }
progress { width: 5rem; accent-color: var(--link); }
@media (max-width: 66rem) { th, td { overflow-wrap: anywhere; } }
@media (max-width: 45rem) { body { padding: 0.75rem; } table { font-size: 0.75rem; } th, td { padding: 0.2rem; } progress { width: 100%; } }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** Allows only its own style. */
export const POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** How a page refreshes. By a header, since a refresh in the page itself cannot be stopped by its reader. */
export interface Refreshing {
  readonly isOn: boolean;
  readonly seconds: number;
  /** The path of the page, such as `/`. */
  readonly path: string;
}

/** What the front page shows. */
export interface Seen {
  readonly at: Date;
  readonly accounts: readonly AccountStatus[];
  readonly runs: readonly RunSummary[];
  /** Of the newest open runs. */
  readonly progress: readonly RunStatus[];
}

export const frontPage = ({ at, accounts, runs, progress }: Seen, refreshing: Refreshing): Html =>
  page('Fleet', at, refreshing, [
    stoppedAccounts(accounts),
    workersOf(accounts),
    allAccounts(accounts),
    html`<h2>Runs under way</h2>
      ${progress.length === 0 ? html`<p>No run is open.</p>` : progress.map((run) => progressOf(run))}`,
    allRuns(runs, refreshing),
  ]);

export const runPage = (at: Date, status: RunStatus, refreshing: Refreshing): Html =>
  page(`Run ${status.run}`, at, refreshing, [
    html`<p><a href="${linkTo('/', refreshing)}">The whole fleet</a></p>`,
    status.problems.map((problem) => html`<p class="warning">Some of it cannot be worked on: ${problem}</p>`),
    status.stops.map(
      ({ account, provider, guard, message }) =>
        html`<p class="warning">
          Account ${account} at ${provider} is stopped (${guard}): ${message} When the cause is removed:
          <code>contact-deletion fleet resume-account ${account}</code>
        </p>`,
    ),
    progressOf(status),
  ]);

/** A page that says that there is nothing to see. */
export const emptyPage = (title: string, message: string, refreshing: Refreshing): Html =>
  page(title, new Date(), refreshing, [
    html`<p class="warning">${message}</p>
      <p><a href="${linkTo('/', refreshing)}">The whole fleet</a></p>`,
  ]);

function page(title: string, at: Date, refreshing: Refreshing, body: readonly unknown[]): Html {
  const { isOn, seconds, path } = refreshing;
  const other = linkTo(path, { ...refreshing, isOn: !isOn });
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – contact-deletion</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>
            As of <time datetime="${at.toISOString()}">${timeOf(at)}</time>.
            ${isOn ? `Looks again every ${seconds} seconds.` : 'Does not look again.'}
            <a href="${other}">${isOn ? 'Stop that' : `Look again every ${seconds} seconds`}</a>
          </p>
          ${body}
        </main>
      </body>
    </html>`;
}

const linkTo = (path: string, { isOn }: Pick<Refreshing, 'isOn'>) => (isOn ? path : `${path}?refresh=off`);

function stoppedAccounts(accounts: readonly AccountStatus[]): Html {
  const stopped = accounts.filter((each) => each.stopped);
  if (stopped.length === 0) return html`<p>No account is stopped.</p>`;
  return tableOf(
    'Accounts that a guard has stopped, for all workers',
    ['account', 'provider', 'why', 'when the cause is removed'],
    stopped.map((each) => [
      each.account,
      each.provider,
      stateOfAccount(each),
      html`<code>contact-deletion fleet resume-account ${each.account}</code>`,
    ]),
  );
}

function workersOf(accounts: readonly AccountStatus[]): Html {
  const lanes = new Map<string, AccountStatus[]>();
  for (const each of accounts) {
    if (each.worker !== undefined) lanes.set(each.worker, [...(lanes.get(each.worker) ?? []), each]);
  }
  return html`<h2>Workers</h2>
    ${
      lanes.size === 0
        ? html`<p>No worker has an account in hand. Those that stand by are not seen here.</p>`
        : tableOf(
            'Workers that have an account in hand; those that stand by are not seen here',
            ['worker', 'accounts'],
            Array.from(lanes, ([worker, held]) => [
              worker,
              held.map(({ account, provider }) => `${account} (${provider})`).join(', '),
            ]),
          )
    }`;
}

const allAccounts = (accounts: readonly AccountStatus[]): Html =>
  html`<h2>Accounts</h2>
    ${
      accounts.length === 0
        ? html`<p>No accounts yet.</p>`
        : tableOf(
            'All accounts, with the contacts in parts of runs that are not done',
            ['account', 'provider', 'at', 'contacts', 'state'],
            accounts.map((each) => [
              each.account,
              each.provider,
              each.baseUrl,
              each.waiting,
              stateOfAccount(each),
            ]),
          )
    }`;

function progressOf(status: RunStatus): Html {
  const { run, enqueuedAt, total, providers } = status;
  return tableOf(
    `Run ${run}, enqueued ${timeOf(enqueuedAt)}: ${total.toLocaleString('en')} contacts; ${stateOfRun(status)}`,
    [
      'provider',
      'settled',
      'contacts',
      ...outcomeKinds.flatMap((kind) =>
        kind === 'deleted' ? permanences.map((each) => `deleted, ${each}`) : [kind],
      ),
    ],
    providers.map((each) => [
      each.provider,
      settledOf(each),
      each.total,
      ...outcomeKinds.flatMap((kind) =>
        kind === 'deleted' ? permanences.map((how) => each.permanence[how]) : [each.counts[kind]],
      ),
    ]),
  );
}

function settledOf({ provider, total, open }: ProviderStatus): Html {
  const settled = total - open;
  // Rounded down, so that a run that is not done never shows 100 %.
  const percent = total === 0 ? 100 : Math.floor((settled / total) * 100);
  return html`<progress max="${total || 1}" value="${total === 0 ? 1 : settled}" aria-label="Settled at ${provider}"></progress>
    ${percent}%`;
}

const allRuns = (runs: readonly RunSummary[], refreshing: Refreshing): Html =>
  html`<h2>Runs</h2>
    ${
      runs.length === 0
        ? html`<p>No runs yet.</p>`
        : tableOf(
            'The newest runs',
            ['run', 'enqueued', 'contacts', 'state'],
            runs.map((run) => [
              html`<a href="${linkTo(`/runs/${run.run}`, refreshing)}">${run.run}</a>`,
              timeOf(run.enqueuedAt),
              run.total,
              stateOfRun(run),
            ]),
          )
    }`;

/** The first cell of a row is its header. */
const tableOf = (caption: string, head: readonly string[], rows: readonly (readonly Cell[])[]): Html =>
  html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${head.map((each) => html`<th scope="col">${each}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([first, ...others]) =>
          html`<tr>
            <th scope="row"${classOf(first)}>${first}</th>
            ${others.map((cell) => html`<td${classOf(cell)}>${shown(cell)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;

const shown = (cell: Cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell);

/** Numbers are aligned right. Only a word that is too long for a column may be broken. */
function classOf(cell: Cell | undefined): Html {
  if (typeof cell === 'number') return html` class="number"`;
  return typeof cell === 'string' && /\S{25}/.test(cell) ? html` class="long"` : html``;
}
