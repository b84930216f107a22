/** Says what a plan would do, before the user is asked for consent. */
import type { Plan, PlannedProvider } from '../record/plan.js';
import type { CommandLine } from './command-line.js';
import { flagsOf } from './next-steps.js';
import { MOST_CONTACTS, type RunChoice } from './options.js';
import type { Providers } from './providers.js';
import { nameOf } from './search-lines.js';
import { count, listed, tableWithin } from './terminal.js';

/** How many contacts of each provider to show. */
const SAMPLE = 3;

const permanenceWords = {
  permanent: 'permanent: gone for good',
  soft: 'soft: still stored, and may be recovered; not an erasure',
  undocumented: 'undocumented: treat it as gone for good, and as perhaps still stored',
} as const satisfies Record<PlannedProvider['permanence'], string>;

/** @param width The width of a line. */
export function preview(plan: Plan, providers: Providers, width = Number.POSITIVE_INFINITY): string[] {
  const choices = [...new Set(plan.providers.flatMap((planned) => Object.keys(planned.choices)))];
  const rows = plan.providers.map((planned) => [
    planned.provider,
    planned.count.toLocaleString('en'),
    planned.requests.toLocaleString('en'),
    ...choices.map((choice) => planned.choices[choice] ?? '-'),
    permanenceWords[planned.permanence],
  ]);
  const samples = plan.providers.map(({ provider, baseUrl, count: all }) => {
    const ids = (plan.targets[provider] ?? []).slice(0, SAMPLE);
    const more = all > ids.length ? `, and ${(all - ids.length).toLocaleString('en')} more` : '';
    return `  ${provider} at ${baseUrl}: ${ids.join(', ')}${more}`;
  });
  const total = totalOf(plan);
  const where = plan.sandbox ? ' in the sandbox, where nothing is real' : '';
  const header = ['provider', 'contacts', 'requests', ...choices, 'permanence'];
  return [
    `To delete: ${count(total, 'contact')}${where}.`,
    '',
    ...tableWithin(width, [header, ...rows]).flat(),
    '',
    ...samples,
    ...peopleIn(plan, providers),
  ];
}

/** How many people to name. */
const MOST_PEOPLE = 5;

/** For a plan that was made from a search. */
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

/** The `apply` command that carries out this plan. */
export function applyCommand(
  cli: CommandLine,
  path: string,
  plan: Plan,
  pace: Partial<RunChoice> = {},
): string {
  const total = totalOf(plan);
  const most = total > MOST_CONTACTS ? ['--max-delete', String(total)] : [];
  return cli.command('apply', path, ...most, ...flagsOf(pace));
}

export const totalOf = ({ providers }: Plan): number => providers.reduce((sum, each) => sum + each.count, 0);

/** Prints a plan: in words, or for programs, without its contacts. */
export function printPlan(cli: CommandLine, plan: Plan, asJson = false): void {
  if (!asJson) {
    for (const line of preview(plan, cli.providers, cli.tableWidth)) cli.print(line);
    return;
  }
  const { targets: _, people, ...head } = plan;
  // The key would reveal whose the pseudonyms are, and the prints belong to contacts.
  cli.printJson(people ? { ...head, people: people.people } : head);
}
