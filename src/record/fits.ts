/** Whether a plan is for the accounts that would be used now: no other account, address, choice or major version. */
import type { Target } from '../deletion/outcome.js';
import { quoteId } from '../http/target.js';
import type { Chosen, ProviderDefinition } from '../providers/definition.js';
import { type Account, isSameAccount } from './account.js';
import { CredentialChangedError, RecordError } from './errors.js';
import type { PlanHead } from './plan.js';

/**
 * @param accounts The ones that would be used now, for the providers that matter.
 * @throws RecordError if the plan was made for another account, address or major version.
 */
export async function assertPlanFits(
  plan: PlanHead,
  accounts: readonly Account[],
  tool: string,
): Promise<void> {
  assertPlaceFits(plan, accounts, tool);
  const [changed] = await changedCredentials(plan, accounts);
  if (changed === undefined) return;
  const message = `the plan was made with another credential for ${changed}. Set that one, or make the plan anew.`;
  throw new RecordError('mismatch', message);
}

/** @throws RecordError if the plan was made for another address or major version. */
export function assertPlaceFits(plan: PlanHead, accounts: readonly Account[], tool: string): void {
  if (majorOf(plan.tool) !== majorOf(tool)) {
    const message = `the plan was made with version ${plan.tool} of contact-deletion, and this is ${tool}. Make it anew.`;
    throw new RecordError('mismatch', message);
  }
  for (const { provider, baseUrl } of accounts) {
    const planned = plannedFor(plan, provider);
    if (planned.baseUrl !== baseUrl) {
      const message = `the plan was made for ${provider} at ${planned.baseUrl}, and the base URL is now ${baseUrl}.`;
      throw new RecordError('mismatch', message);
    }
  }
}

/** Whether another credential can be one of the same account: not if the credential is the account's name. */
export const isRenewable = (kind: string, { credentials }: ProviderDefinition): boolean =>
  !credentials[kind]?.isAccount;

/** An account with the provider that it is at. */
export interface KnownAccount extends Account {
  readonly definition: ProviderDefinition;
}

/**
 * @param vouchedFor The providers whose account is said to be the same.
 * @returns Those of them whose credential is another one.
 * @throws RecordError if a credential is another one, and nobody vouches for it.
 */
export async function assertSameAccounts(
  plan: PlanHead,
  accounts: readonly KnownAccount[],
  vouchedFor: readonly string[],
): Promise<readonly string[]> {
  const changed = await changedCredentials(plan, accounts);
  for (const { provider, kind, definition } of accounts.filter(({ provider }) =>
    changed.includes(provider),
  )) {
    if (!isRenewable(kind, definition)) {
      const message = `the run was begun with another credential for ${provider}. Set that one: it names the account.`;
      throw new RecordError('mismatch', message);
    }
    if (vouchedFor.includes(provider)) continue;
    throw new CredentialChangedError(provider);
  }
  return changed;
}

/** @throws RecordError if a client was made with other choices than the plan. */
export function assertSameChoices(plan: PlanHead, provider: string, choices: Chosen): void {
  const planned = plannedFor(plan, provider).choices;
  for (const option of new Set([...Object.keys(planned), ...Object.keys(choices)])) {
    if (planned[option] === choices[option]) continue;
    const message = `the plan says ${option}: ${planned[option]} at ${provider}, and the client says ${choices[option]}. Nothing was sent.`;
    throw new RecordError('mismatch', message);
  }
}

/**
 * A definition may have changed since the plan was made. Under another spelling an id may be somebody else's, and the plan
 * does not have it. One that the definition does not take at all is rejected when the run comes to it.
 *
 * @throws RecordError if a definition spells an id otherwise than the plan.
 */
export function assertSameSpelling(accounts: readonly KnownAccount[], targets: Iterable<Target>): void {
  const definitions = new Map(accounts.map(({ provider, definition }) => [provider, definition]));
  for (const { provider, id } of targets) {
    const known = definitions.get(provider)?.deletion.parseId(id);
    if (!known || 'problem' in known || known.id === id) continue;
    const message =
      `the plan has the contact ${quoteId(id)} at ${provider}, which its definition now spells ${quoteId(known.id)}. ` +
      'Nothing was sent.';
    throw new RecordError('mismatch', message);
  }
}

/** The providers whose credential is not the one that the plan was made with. */
async function changedCredentials(plan: PlanHead, accounts: readonly Account[]): Promise<readonly string[]> {
  const changed = await Promise.all(
    accounts.map(async (account) => {
      const isSame = await isSameAccount(account, plannedFor(plan, account.provider).account);
      return isSame ? [] : [account.provider];
    }),
  );
  return changed.flat();
}

function plannedFor(plan: PlanHead, provider: string) {
  const planned = plan.providers.find((each) => each.provider === provider);
  if (!planned) throw new RecordError('mismatch', `the plan names no account at ${provider}.`);
  return planned;
}

const majorOf = (version: string) => version.split('.', 1)[0];
