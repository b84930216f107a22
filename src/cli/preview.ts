/** Says what a plan would do, before anybody is asked to agree to it. */
import type { Plan, PlannedProvider } from '../record/plan.js';
import type { CommandLine } from './command-line.js';
import { count, table } from './terminal.js';

/** How many contacts are shown of each provider. */
const SAMPLE = 3;

const permanenceWords = {
  permanent: 'permanent: gone for good',
  soft: 'soft: in the trash, and may be recovered',
  undocumented: 'undocumented: treat it as gone for good, and as perhaps still stored',
} as const satisfies Record<PlannedProvider['permanence'], string>;

export function preview(plan: Plan): string[] {
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
  return [`To delete: ${count(total, 'contact')}${where}.`, '', ...rowsOfTable, '', ...samples];
}

/** Prints it: in words, or for programs the plan without its contacts. */
export function printPlan(cli: CommandLine, plan: Plan, asJson = false): void {
  const { targets: _, ...head } = plan;
  if (asJson) cli.printJson(head);
  else for (const line of preview(plan)) cli.print(line);
}
