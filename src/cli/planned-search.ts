/** What a plan takes from a search: the contacts that were found, and whose they are. Nothing here can send. */
import type { Account } from '../record/account.js';
import { isSameAccount } from '../record/account.js';
import type { Ownership, PlannedFinding, PlannedPeople, PlannedPerson } from '../record/people.js';
import type { PlannedTargets } from '../record/plan.js';
import { englishPeople } from '../record/receipt/people-words-en.js';
import type { AccountOf } from './accounts.js';
import { CommandError, EXIT, usageError } from './exit.js';
import type { Providers } from './providers.js';
import type { InputLine } from './read-input.js';
import { type FindingLine, nameOf, type SearchHead, type SearchRecord } from './search-lines.js';
import { count, listed } from './terminal.js';

/** The certain contacts, as if they had been named. */
export function* contactsOf({ findings }: SearchRecord): Generator<InputLine> {
  for (const { provider, finding, contacts } of findings) {
    if (finding !== 'found') continue;
    for (const { id } of contacts) yield { line: 0, provider, id };
  }
}

/**
 * Whose the contacts of a plan are. A contact that the user named in addition, and that matches in the search, is the
 * person's, too: somebody has checked it.
 */
export function peopleOf({ head, findings }: SearchRecord, targets: PlannedTargets): PlannedPeople {
  const people = new Map<number, { person: FindingLine['person']; findings: PlannedFinding[] }>();
  const owners = new Map<string, Map<string, Ownership[]>>();
  const planned = new Map(Object.entries(targets).map(([provider, ids]) => [provider, new Set(ids)]));
  const baseUrls = new Map(head.providers.map(({ provider, baseUrl }) => [provider, baseUrl]));
  for (const line of findings) {
    const { person, provider, contacts } = line;
    const known = people.get(person.index) ?? { person, findings: notAsked(head) };
    known.findings.push(plannedFinding(line, baseUrls.get(provider) ?? ''));
    people.set(person.index, known);
    for (const { id, by, prints } of contacts) {
      if (!planned.get(provider)?.has(id)) continue;
      const ofProvider = owners.get(provider) ?? new Map<string, Ownership[]>();
      owners.set(
        provider,
        ofProvider.set(id, [...(ofProvider.get(id) ?? []), { person: person.index, by, prints }]),
      );
    }
  }
  const byIndex = [...people].sort(([one], [other]) => one - other);
  return {
    key: head.key,
    people: byIndex.map(([, each]): PlannedPerson => {
      const { pseudonym, reference } = each.person;
      return { pseudonym, ...(reference === undefined ? {} : { reference }), findings: each.findings };
    }),
    contacts: Object.fromEntries(
      Array.from(owners, ([provider, contacts]) => [provider, Object.fromEntries(contacts)]),
    ),
  };
}

function plannedFinding(line: FindingLine, baseUrl: string): PlannedFinding {
  const { provider, finding, searchedBy, contacts, resembling, reason, at } = line;
  return {
    provider,
    baseUrl,
    finding,
    searchedBy,
    contacts: contacts.length,
    ...(resembling === undefined ? {} : { resembling }),
    ...(reason === undefined ? {} : { reason: reason.code }),
    at,
  };
}

const notAsked = ({ notAsked: providers, at }: SearchHead): PlannedFinding[] =>
  providers.map((provider) => ({
    provider,
    baseUrl: '',
    finding: 'notAsked',
    searchedBy: { phone: 0, email: 0, list: false },
    contacts: 0,
    at,
  }));

/** @throws CommandError if only one of search and plan is for the sandbox. */
export function assertSamePlace({ head }: SearchRecord, sandbox: boolean): void {
  if (head.sandbox === sandbox) return;
  throw usageError(
    head.sandbox
      ? 'the search was made in the sandbox. Say --sandbox, or search again without it.'
      : 'the search was made at real providers. Leave --sandbox out, or search again with it.',
  );
}

/**
 * Finds accounts, and refuses those that were not searched: in another account, an id may be somebody else's.
 *
 * @throws CommandError
 */
export const sameAccounts =
  ({ head }: SearchRecord, accountOf: AccountOf): AccountOf =>
  async (definition): Promise<Account> => {
    const account = await accountOf(definition);
    const searched = head.providers.find(({ provider }) => provider === definition.name);
    if (!searched) return account;
    const is = (what: string): CommandError =>
      new CommandError(
        EXIT.stopped,
        `${definition.name} was searched ${what}. Set that one, or search again.`,
      );
    if (searched.baseUrl !== account.baseUrl)
      throw is(`at ${searched.baseUrl}, and the base URL is now another one`);
    if (!(await isSameAccount(account, searched.account))) throw is('with another credential');
    return account;
  };

/** What is left out of the plan, in lines for people, so that nobody is forgotten silently. */
export function leftOut({ head, findings }: SearchRecord, targets: PlannedTargets): string[] {
  const lines: string[] = [];
  const of = (kinds: readonly string[]) => findings.filter(({ finding }) => kinds.includes(finding));
  const isNamed = ({ provider, contacts }: FindingLine) =>
    contacts.some(({ id }) => targets[provider]?.includes(id));
  const ambiguous = of(['ambiguous']).filter((line) => !isNamed(line));
  if (ambiguous.length > 0) {
    const contacts = ambiguous.flatMap(({ provider, contacts: some }) =>
      some.map(({ id }) => `${provider}:${id}`),
    );
    const shown = contacts.slice(0, 5).join(' ');
    const more = contacts.length > 5 ? ` and ${contacts.length - 5} more` : '';
    lines.push(
      `Left out, since it is for you to say whose they are: ${shown}${more}; ${placesOf(ambiguous)}. Name those that are ` +
        "the person's beside the search, or search again with --accept.",
    );
  }
  const unsearched = of(['incomplete', 'cannotSearch', 'failed']);
  if (unsearched.length > 0) lines.push(`Not searched, or not completely: ${placesOf(unsearched)}.`);
  if (head.notAsked.length > 0) lines.push(`Not asked: ${listed(head.notAsked)}.`);
  return lines;
}

/** How many people to name per reason. */
const MOST_NAMES = 3;

/** Grouped by provider and reason, with the people concerned. */
function placesOf(findings: readonly FindingLine[]): string {
  const groups = new Map<string, string[]>();
  for (const { person, provider, finding, reason } of findings) {
    const { findings: kinds, reasons } = englishPeople;
    const key = `${provider}: ${reason ? reasons[reason.code] : kinds[finding].name}`;
    groups.set(key, [...(groups.get(key) ?? []), nameOf(person)]);
  }
  return Array.from(groups, ([words, names]) => {
    const left = names.length - MOST_NAMES;
    const more = left > 0 ? ` and ${count(left, 'more', 'more')}` : '';
    return `${words} (${names.slice(0, MOST_NAMES).join(', ')}${more})`;
  }).join('; ');
}

/** The providers that were searched, even if nobody was found there: choices are given before that is known. */
export const searchedIn = ({ head }: SearchRecord, { all }: Providers) =>
  all.filter(({ name }) => head.providers.some(({ provider }) => provider === name));
