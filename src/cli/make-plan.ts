/** Makes a plan from input, with definitions and accounts. Nothing here can send. */
import { readTargets } from '../deletion/targets.js';
import { quoteId } from '../http/target.js';
import type { Chosen, ProviderDefinition } from '../providers/definition.js';
import type { PlannedPeople } from '../record/people.js';
import { type Plan, type PlannedTargets, plannedProvider, sealPlan } from '../record/plan.js';
import type { AccountOf } from './accounts.js';
import { assertChoicesUsed, choicesFor } from './choices.js';
import { type CommandError, usageError } from './exit.js';
import type { Providers } from './providers.js';
import { type InputLine, placeOf } from './read-input.js';

export interface PlanRequest {
  readonly input: AsyncIterable<InputLine>;
  /** The word for a place in the input: `line` or `argument`. */
  readonly place: string;
  readonly providers: Providers;
  /** The choices given, for any provider that offers them. */
  readonly chosen: Chosen;
  readonly sandbox: boolean;
  readonly skipInvalid: boolean;
  readonly accountOf: AccountOf;
  readonly tool: string;
  readonly now: Date;
  /** Why the input has no contacts, asked after it was read; undefined if there is nothing to say. */
  readonly whyNothing?: (() => string | undefined) | undefined;
  /** If the contacts were searched for. */
  readonly search?:
    | {
        /** The providers that were searched, whose choices are allowed even if nobody was found there. */
        readonly searched: readonly ProviderDefinition[];
        peopleOf(targets: PlannedTargets): PlannedPeople;
      }
    | undefined;
}

export interface Planned {
  readonly plan: Plan;
  readonly duplicates: number;
  /** The first problems of lines that were left out, in order. */
  readonly problems: readonly string[];
  /** How many lines were left out. */
  readonly skipped: number;
}

/** How many bad lines to name. */
const MOST_PROBLEMS = 20;

/** @throws CommandError if a line is bad, if there is nothing to do, or if a choice is missing or useless. */
export async function makePlan(request: PlanRequest): Promise<Planned> {
  const { input, place, providers, chosen, sandbox, skipInvalid, tool, now, search } = request;
  const problems: string[] = [];
  let skipped = 0;
  let torn = 0;
  let repeatedMisfits = 0;
  let current: Pick<InputLine, 'line' | 'cell'> = { line: 0 };
  const report = (problem: string) => {
    skipped += 1;
    if (problems.length < MOST_PROBLEMS) problems.push(`${placeOf(place, current)}: ${problem}`);
  };
  async function* targets() {
    for await (const each of input) {
      current = each;
      if ('problem' in each) {
        if (each.isTorn) torn += 1;
        report(each.problem);
      } else if (place === 'line' && !providers.get(each.provider)) {
        report(
          `names no known provider; write provider:id, where the provider is ${providers.names.join(', ')}`,
        );
      } else yield { provider: each.provider, id: each.id };
    }
  }
  const list = await readTargets(targets(), providers.all, ({ target: { id }, problem, repeated }) => {
    if (repeated) repeatedMisfits += 1;
    report(`${place === 'argument' || canBeShown(id) ? quoteId(id) : 'the id'} ${problem}`);
    return undefined;
  });
  if (torn > 0 || (skipped > 0 && !skipInvalid)) throw refusalOf(problems, skipped, place, torn > 0);
  const idsOf = ({ name }: ProviderDefinition) => [...(list.ids.get(name) ?? [])];
  const planned = providers.all.filter((definition) => idsOf(definition).length > 0);
  if (planned.length === 0) {
    const why = search ? 'nobody was found, so there is nothing to delete.' : 'there is nothing to delete.';
    throw usageError(request.whyNothing?.() ?? why);
  }
  assertChoicesUsed([...planned, ...(search?.searched ?? [])], chosen);
  const described = planned.map((each) => ({ definition: each, choices: choicesFor(each, chosen) }));
  const ids: PlannedTargets = Object.fromEntries(planned.map((each) => [each.name, idsOf(each)]));
  const head = {
    format: 'contact-deletion/plan',
    version: 1,
    tool,
    createdAt: now.toISOString(),
    sandbox,
    providers: await Promise.all(
      described.map(async ({ definition, choices }) =>
        plannedProvider(definition, choices, idsOf(definition).length, await request.accountOf(definition)),
      ),
    ),
    ...(search && { people: search.peopleOf(ids) }),
  } as const;
  const plan = sealPlan(head, ids);
  // Two ids that are wrong in the same way may have belonged to two people.
  return { plan, duplicates: list.duplicates - repeatedMisfits, problems, skipped };
}

/**
 * Whether a word from a file may be shown in a message. In a wrong file, an id may be a name, a phone number or an address;
 * then the number of its line is enough.
 */
const canBeShown = (word: string) => /^[^\s@]*\d[^\s@]*$/.test(word) && !/^[+(]?\d[\d().-]{6,}$/.test(word);

function refusalOf(problems: readonly string[], count: number, place: string, isTorn: boolean): CommandError {
  const more = count > problems.length ? [`and ${count - problems.length} more`] : [];
  const what = count === 1 ? `1 ${place} is` : `${count} ${place}s are`;
  const remedy = isTorn
    ? 'some may be pieces of others, so --skip-invalid does not help; export the table with quotes:'
    : '--skip-invalid leaves them out:';
  return usageError(`${what} invalid; ${remedy}`, [...problems, ...more]);
}
