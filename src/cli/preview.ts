/** Says what a plan would do, before anybody is asked to agree to it. */
import type { Plan, PlannedProvider } from '../record/plan.js';
import type { CommandLine } from './command-line.js';
import type { Providers } from './providers.js';
import { nameOf } from './search-lines.js';
import { count, listed, table } from './terminal.js';

/** How many contacts are shown of each provider. */
const SAMPLE = 3;

const permanenceWords = {
  permanent: 'permanent: gone for good',
  soft: 'soft: in the trash, and may be recovered',
  undocumented: 'undocumented: treat it as gone for good, and as perhaps still stored',
} as const satisfies Record<PlannedProvider['permanence'], string>;

export function preview(plan: Plan, providers: Providers): string[] {
  const choices = [...new Set(plan.providers.flatMap((planned) => Object.keys(planned.choices)))];
  const rows = plan.providers.map((planned) => [
    planned.provider,
    count(planned.count, 'contact'),
    count(planned.requests, 'request'),
    ...choices.map((choice) => planned.choices[choice] ?? '-'),
    permanenceWords[planned.permanence],
  ]);
  const samples = plan.providers.map(({ provider, baseUrl, count: all }) => {
    const ids = (plan.targets[provider] ?? []).slice(0, SAMPLE);
    const more = all > ids.length ? `, and ${(all - ids.length).toLocaleString('en')} more` : '';
    return `  ${provider} at ${baseUrl}: ${ids.join(', ')}${more}`;
  });
  const total = plan.providers.reduce((sum, planned) => sum + planned.count, 0);
  const where = plan.sandbox ? ' in the sandbox, where nothing is real' : '';
  const rowsOfTable = table([['provider', 'contacts', 'requests', ...choices, 'permanence'], ...rows]);
  return [
    `To delete: ${count(total, 'contact')}${where}.`,
    '',
    ...rowsOfTable,
    '',
    ...samples,
    ...peopleIn(plan, providers),
  ];
}

/** How many people are named. */
const MOST_PEOPLE = 5;

/** Of a plan that was made from a search. */
function peopleIn({ people: planned, targets, sandbox }: Plan, providers: Providers): string[] {
  if (!planned) return [];
  const { people } = planned;
  const names = people
    .slice(0, MOST_PEOPLE)
    .map(({ reference }, index) => nameOf({ index, ...(reference === undefined ? {} : { reference }) }));
  const more =
    people.length > names.length ? `, and ${(people.length - names.length).toLocaleString('en')} more` : '';
  const blind = Object.keys(targets).filter((name) => !providers.get(name)?.lookUp?.contactIn);
  const lines = [`Searched for: ${names.join(', ')}${more}.`];
  if (sandbox) {
    lines.push(
      'In the sandbox no contact is read again before it is deleted: it knows them by their ids alone.',
    );
  } else if (blind.length > 0) {
    lines.push(
      `Contacts at ${listed(blind)} cannot be read again before they are deleted, so one that has changed hands since the ` +
        'search is not noticed: apply the plan soon.',
    );
  }
  return ['', ...lines];
}

/** Prints it: in words, or for programs the plan without its contacts. */
export function printPlan(cli: CommandLine, plan: Plan, asJson = false): void {
  if (!asJson) {
    for (const line of preview(plan, cli.providers)) cli.print(line);
    return;
  }
  const { targets: _, people, ...head } = plan;
  // The key would tell whose the pseudonyms are, and the prints go with contacts.
  cli.printJson(people ? { ...head, people: people.people } : head);
}
