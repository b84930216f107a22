/** What a run takes from its providers: their accounts, in the form that a plan keeps. */
import type { Target } from '../deletion/outcome.js';
import { engine, type Provider } from '../providers/provider.js';
import { version } from '../version.js';
import type { Fingerprint } from './account.js';
import { RecordError } from './errors.js';
import { assertSameChoices, type KnownAccount } from './fits.js';
import { type PlannedPeople, withContacts } from './people.js';
import { type PeopleContext, problemOfPeople } from './people-fit.js';
import {
  contactsOf,
  type Plan,
  type PlanHead,
  type PlannedTargets,
  plannedProvider,
  sealPlan,
} from './plan.js';

export function* targetsOf({ targets }: Plan): Generator<Target> {
  for (const [provider, ids] of Object.entries(targets)) for (const id of ids) yield { provider, id };
}

export type WithChoices = KnownAccount & Pick<Provider[typeof engine], 'choices'>;

export function accountOf({ name, [engine]: port }: Provider): WithChoices {
  return { provider: name, definition: port.definition, choices: port.choices, ...port.account() };
}

/**
 * The accounts that the run needs.
 *
 * @throws RecordError if one is missing, or if its client was made with another choice.
 */
export function usedAccounts(
  plan: PlanHead,
  accounts: readonly WithChoices[],
  needed: ReadonlySet<string>,
): readonly WithChoices[] {
  return [...needed].map((provider) => {
    const account = accounts.find((each) => each.provider === provider);
    if (!account) {
      const message = `the run has contacts at ${provider}, and no client of it was given. Nothing was sent.`;
      throw new RecordError('mismatch', message);
    }
    assertSameChoices(plan, provider, account.choices);
    return account;
  });
}

/** @param fingerprint Gives the fingerprint of an account, if it is known. @default each plan has its own */
export async function planOf(
  accounts: readonly WithChoices[],
  ids: ReadonlyMap<string, ReadonlySet<string>>,
  sandbox: boolean,
  people?: PlannedPeople,
  fingerprint?: (account: KnownAccount) => Promise<Fingerprint>,
): Promise<Plan> {
  const used = accounts.flatMap((account) => {
    const own = [...(ids.get(account.provider) ?? [])];
    return own.length > 0 ? [{ account, own }] : [];
  });
  const providers = await Promise.all(
    used.map(({ account, own }) =>
      plannedProvider(account.definition, account.choices, own.length, account, fingerprint?.(account)),
    ),
  );
  const createdAt = new Date().toISOString();
  const targets: PlannedTargets = Object.fromEntries(used.map(({ account, own }) => [account.provider, own]));
  const head = {
    format: 'contact-deletion/plan',
    version: 1,
    tool: version,
    createdAt,
    sandbox,
    providers,
  } as const;
  if (people === undefined) return sealPlan(head, targets);
  return sealPlan(
    { ...head, people: fittingPeople(people, { has: contactsOf({ targets }).has, providers }) },
    targets,
  );
}

/** @throws RecordError `mismatch` if a contact was not found where it would be deleted. */
function fittingPeople(people: PlannedPeople, context: PeopleContext): PlannedPeople {
  // The caller may delete only some of the contacts that were found.
  const left = withContacts(people, context.has);
  const problem = problemOfPeople(left, context);
  if (problem === undefined) return left;
  throw new RecordError('mismatch', `what is given of the search ${problem}. Nothing was sent.`);
}
