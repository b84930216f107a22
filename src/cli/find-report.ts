/** Reports the findings of a search: a table for people, and what to do about findings that are not clear. */
import type { FindingKind } from '../finding/finding.js';
import { mainCredentials } from './accounts.js';
import { exampleChoices, softChoices } from './choices.js';
import type { Color, CommandLine } from './command-line.js';
import { type FindingLine, nameOf, type SearchRecord } from './search-lines.js';
import { count, listed } from './terminal.js';

/** With more findings than this, the table shows only those with a contact, or those that need a look. */
const MOST_ROWS = 50;

/** Up to this many people with the same finding get a row each. */
const MOST_ALIKE = 3;

/** How many contacts of a person at a provider are named. */
const MOST_CONTACTS = 5;

const colors = {
  found: 'green',
  notFound: 'green',
  ambiguous: 'yellow',
  incomplete: 'red',
  cannotSearch: 'red',
  failed: 'red',
} as const satisfies Record<FindingKind, Color>;

const kindWords = {
  found: 'found',
  notFound: 'not found',
  ambiguous: 'ambiguous',
  incomplete: 'incomplete',
  cannotSearch: 'cannot be searched',
  failed: 'failed',
} as const satisfies Record<FindingKind, string>;

/** Findings that need a look come first. */
const ranks = {
  ambiguous: 0,
  incomplete: 1,
  cannotSearch: 1,
  failed: 1,
  found: 2,
  notFound: 3,
} as const satisfies Record<FindingKind, number>;

export function printFindings(cli: CommandLine, { head, findings, summary }: SearchRecord): void {
  const places = head.providers.map(({ provider }) => provider);
  const ordered = [...findings].sort(
    (one, other) =>
      ranks[one.finding] - ranks[other.finding] ||
      one.person.index - other.person.index ||
      places.indexOf(one.provider) - places.indexOf(other.provider),
  );
  const telling =
    ordered.length > MOST_ROWS ? ordered.filter(({ finding }) => finding !== 'notFound') : ordered;
  const groups = groupsOf(telling);
  const shown = groups.slice(0, MOST_ROWS);
  const away = head.notAsked.map((provider) => ['everybody', provider, 'not asked', '', 'see below']);
  const header = ['person', 'provider', 'finding', 'contacts', 'why'];
  cli.printTable(
    [header, ...shown.map(cellsOf), ...away],
    [undefined, ...shown.map(([{ finding }]) => colors[finding])],
  );
  const left = ordered.length - shown.reduce((sum, group) => sum + group.length, 0);
  if (left > 0) cli.print(`… and ${count(left, 'more finding')}; --json lists every one.`);
  cli.print(summaryOfSearch({ head, summary }));
}

/** `2 people at 3 providers: 5 found, 1 not found.` */
export function summaryOfSearch({ head, summary }: Pick<SearchRecord, 'head' | 'summary'>): string {
  const kinds = Object.entries(kindWords) as [FindingKind, string][];
  const counts = kinds.flatMap(([kind, words]) => (summary[kind] > 0 ? [`${summary[kind]} ${words}`] : []));
  const people = count(summary.people, 'person', 'people');
  return `${people} at ${count(head.providers.length, 'provider')}: ${counts.join(', ')}.`;
}

type Group = readonly [FindingLine, ...FindingLine[]];

/** Puts findings without a contact that say the same into one group, and each other finding into its own. */
function groupsOf(findings: readonly FindingLine[]): Group[] {
  const alike = new Map<string, [FindingLine, ...FindingLine[]]>();
  for (const each of findings) {
    const { person, provider, finding, contacts } = each;
    const isAlone = contacts.length > 0 || finding === 'notFound';
    const key = [provider, finding, isAlone ? String(person.index) : whyOf(each)].join('\n');
    const group = alike.get(key);
    if (group) group.push(each);
    else alike.set(key, [each]);
  }
  return [...alike.values()].flatMap((group): Group[] =>
    group.length > MOST_ALIKE ? [group] : group.map((each): Group => [each]),
  );
}

function cellsOf(group: Group): string[] {
  const [line] = group;
  const { provider, finding, contacts } = line;
  const names = group.slice(0, MOST_ALIKE).map(({ person }) => nameOf(person));
  const others = group.length - names.length;
  const people = `${names.join(', ')}${others > 0 ? ` and ${count(others, 'more', 'more')}` : ''}`;
  const ids = contacts.slice(0, MOST_CONTACTS).map(({ id }) => id);
  const more = contacts.length - ids.length;
  const words = [...ids, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
  return [people, provider, kindWords[finding], words, whyOf(line)];
}

const identifierWords = { phone: 'phone', email: 'e-mail' } as const;

function whyOf({ reason, contacts, searchedBy, resembling = 0 }: FindingLine): string {
  if (reason) return reason.message;
  const by = new Set(contacts.flatMap((contact) => contact.by));
  const accepted = [...new Set(contacts.flatMap(({ doubts }) => doubts))];
  if (contacts.length > 0) {
    const equal = `equal: ${listed([...by].map((each) => identifierWords[each]))}`;
    return accepted.length > 0 ? `${equal}; accepted: ${accepted.join(', ')}` : equal;
  }
  const ways = (['phone', 'email'] as const).flatMap((each) =>
    searchedBy[each] > 0 ? [identifierWords[each]] : [],
  );
  const searched = searchedBy.list ? 'all contacts were read' : `searched by ${listed(ways)}`;
  return resembling > 0 ? `${searched}; ${count(resembling, 'contact')} only resembling` : searched;
}

/**
 * Says what is not clear, and how to continue.
 *
 * @param output The file that was written.
 * @param isNamed Whether the user named the providers, so that the others are left out on purpose.
 */
export function tellWhatToDo(
  cli: CommandLine,
  { head, findings, summary }: SearchRecord,
  output: string | undefined,
  isNamed: boolean,
): void {
  for (const { provider, guard, message } of summary.stops) {
    if (guard !== 'aborted') cli.tell(`Stopped${provider ? ` at ${provider}` : ''} (${guard}): ${message}`);
  }
  for (const name of head.notAsked) {
    const definition = cli.providers.get(name);
    const variables = definition ? mainCredentials(definition).map(({ variable }) => variable) : [];
    const why = isNamed || head.sandbox ? '' : `: there is no credential (${variables.join(' or ')})`;
    cli.tell(`Not asked: ${name}${why}.`);
  }
  const scannable = providersWith(findings, 'scanNotAllowed');
  if (scannable.length > 0) {
    cli.tell(`--scan would read all contacts at ${listed(scannable)}, which is everybody's data.`);
  }
  const unproven = providersWith(findings, 'accountUnproven');
  if (unproven.length > 0) {
    cli.tell(`If you know that the account is the right one: --proven-account ${unproven.join(',')}`);
  }
  const found = findings.some(({ contacts }) => contacts.length > 0);
  const at = cli.providers.all.filter(({ name }) =>
    findings.some(({ provider, contacts }) => provider === name && contacts.length > 0),
  );
  const needed = [...exampleChoices(at).split(' ').filter(Boolean), ...(head.sandbox ? ['--sandbox'] : [])];
  const plan = (...targets: readonly string[]) =>
    cli.command('plan', '--from', output ?? 'found.ndjson', ...targets, ...needed, '-o', 'plan.json');
  if (summary.ambiguous > 0) {
    cli.tell(
      "Ambiguous findings are for you to decide. Look at the contacts, then name those that are the person's beside the " +
        `search, or search again with --accept: ${plan('provider:id')}`,
    );
  }
  if (output === undefined) {
    if (found)
      cli.tell('Nothing was written. To make a plan of what was found, search again with -o found.ndjson.');
    return;
  }
  cli.tell(`Wrote ${output}.${found ? ` Go on with: ${plan()}` : ''}`);
  if (found) for (const line of softChoices(at)) cli.tell(line);
}

const providersWith = (findings: readonly FindingLine[], code: string) => [
  ...new Set(findings.flatMap(({ provider, reason }) => (reason?.code === code ? [provider] : []))),
];
