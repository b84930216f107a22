/** What a run takes from its providers: their accounts, as a plan keeps them. */
import type { Target } from '../deletion/outcome.js';
import { engine, type Provider } from '../providers/provider.js';
import { version } from '../version.js';
import { RecordError } from './errors.js';
import { assertSameChoices, type KnownAccount } from './fits.js';
import { type Plan, type PlanHead, type PlannedTargets, plannedProvider, sealPlan } from './plan.js';
import type { Standing } from './standing.js';

export function* targetsOf({ targets }: Plan): Generator<Target> {
  for (const [provider, ids] of Object.entries(targets)) for (const id of ids) yield { provider, id };
}

export function contactsOf({ targets }: Plan): Pick<Standing, 'has' | 'total'> {
  const ids = new Map(Object.entries(targets).map(([provider, some]) => [provider, new Set(some)]));
  const total = [...ids.values()].reduce((sum, { size }) => sum + size, 0);
  return { total, has: ({ provider, id }) => ids.get(provider)?.has(id) === true };
}

export type WithChoices = KnownAccount & Pick<Provider[typeof engine], 'choices'>;

export function accountOf({ name, [engine]: port }: Provider): WithChoices {
  return { provider: name, definition: port.definition, choices: port.choices, ...port.account() };
}

/**
 * The accounts that the run works with.
 *
 * @throws RecordError if one is missing, or its client was made with another choice.
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

export async function planOf(
  accounts: readonly WithChoices[],
  ids: ReadonlyMap<string, ReadonlySet<string>>,
  sandbox: boolean,
): Promise<Plan> {
  const used = accounts.filter(({ provider }) => (ids.get(provider)?.size ?? 0) > 0);
  const providers = await Promise.all(
    used.map((account) =>
      plannedProvider(account.definition, account.choices, ids.get(account.provider)?.size ?? 0, account),
    ),
  );
  const createdAt = new Date().toISOString();
  const targets: PlannedTargets = Object.fromEntries(
    used.map(({ provider }) => [provider, [...(ids.get(provider) ?? [])]]),
  );
  const head = {
    format: 'contact-deletion/plan',
    version: 1,
    tool: version,
    createdAt,
    sandbox,
    providers,
  } as const;
  return sealPlan(head, targets);
}
