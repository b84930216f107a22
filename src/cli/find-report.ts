/** Says what a search has found: a table for people, and what to do about what is not plain. */
import type { FindingKind } from '../finding/finding.js';
import { mainCredentials } from './accounts.js';
import type { Color, CommandLine } from './command-line.js';
import { type FindingLine, nameOf, type SearchRecord } from './search-lines.js';
import { count, listed, shellWord, table } from './terminal.js';

/** How many findings a table has before it keeps to those with a contact, or with something to look at. */
const MOST_ROWS = 50;

/** How many contacts of a person are named at a provider. */
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

export function printFindings(cli: CommandLine, { head, findings, summary }: SearchRecord): void {
  const places = head.providers.map(({ provider }) => provider);
  const ordered = [...findings].sort(
    (one, other) =>
      one.person.index - other.person.index || places.indexOf(one.provider) - places.indexOf(other.provider),
  );
  const telling =
    ordered.length > MOST_ROWS ? ordered.filter(({ finding }) => finding !== 'notFound') : ordered;
  const shown = telling.slice(0, MOST_ROWS);
  const header = ['person', 'provider', 'finding', 'contacts', 'why'];
  const away = head.notAsked.map((provider) => ['everybody', provider, 'not asked', '', 'see below']);
  const [first = '', ...rows] = table([header, ...shown.map(cellsOf), ...away]);
  cli.print(first);
  for (const [index, row] of rows.entries()) {
    const finding = shown[index]?.finding;
    cli.print(row, finding && colors[finding]);
  }
  const left = ordered.length - shown.length;
  if (left > 0) cli.print(`… and ${count(left, 'more finding')}; --json lists every one.`);
  const kinds = Object.entries(kindWords) as [FindingKind, string][];
  const counts = kinds.flatMap(([kind, words]) => (summary[kind] > 0 ? [`${summary[kind]} ${words}`] : []));
  const people = count(summary.people, 'person', 'people');
  cli.print(`${people} at ${count(places.length, 'provider')}: ${counts.join(', ')}.`);
}

function cellsOf(line: FindingLine): string[] {
  const { person, provider, finding, contacts } = line;
  const ids = contacts.slice(0, MOST_CONTACTS).map(({ id }) => id);
  const more = contacts.length - ids.length;
  const words = [...ids, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
  return [nameOf(person), provider, kindWords[finding], words, whyOf(line)];
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
 * What is not plain, and where it goes on.
 *
 * @param output The file that was written.
 * @param isNamed Whether the providers were named, so that the others are left out on purpose.
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
  const file = shellWord(output ?? 'found.ndjson');
  if (summary.ambiguous > 0) {
    cli.tell(
      "What is ambiguous is for you to decide: look at the contacts, and name those that are the person's beside the " +
        `search (contact-deletion plan --from ${file} provider:id), or search again with --accept.`,
    );
  }
  if (output === undefined) return;
  const found = findings.some(({ contacts }) => contacts.length > 0);
  cli.tell(`Wrote ${output}.${found ? ` Go on with: contact-deletion plan --from ${file}` : ''}`);
}

const providersWith = (findings: readonly FindingLine[], code: string) => [
  ...new Set(findings.flatMap(({ provider, reason }) => (reason?.code === code ? [provider] : []))),
];
