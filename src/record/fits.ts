/** Whether a plan fits the accounts that would be used now: the same account, address, choices and major version. */
import type { Target } from '../deletion/outcome.js';
import { quoteId } from '../http/target.js';
import type { Chosen, ProviderDefinition } from '../providers/definition.js';
import { type Account, isSameAccount } from './account.js';
import { CredentialChangedError, RecordError } from './errors.js';
import type { PlanHead } from './plan.js';

/**
 * @param accounts The accounts that would be used now, at the providers concerned.
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
  const message = `the plan was made with another credential for ${changed}. Set that one, or make a new plan.`;
  throw new RecordError('mismatch', message);
}

/** @throws RecordError if the plan was made for another address or major version. */
export function assertPlaceFits(plan: PlanHead, accounts: readonly Account[], tool: string): void {
  if (majorOf(plan.tool) !== majorOf(tool)) {
    const message = `the plan was made with version ${plan.tool} of contact-deletion, and this is ${tool}. Make a new one.`;
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

/** Whether a credential can be renewed for the same account. Not if the credential itself names the account. */
export const isRenewable = (kind: string, { credentials }: ProviderDefinition): boolean =>
  !credentials[kind]?.isAccount;

/** An account, with the definition of its provider. */
export interface KnownAccount extends Account {
  readonly definition: ProviderDefinition;
}

/**
 * @param vouchedFor Providers whose account the caller says is still the same.
 * @returns Those of them whose credential has changed.
 * @throws RecordError if a credential has changed and its provider is not in `vouchedFor`.
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
 * A definition may have changed since the plan was made. If it now spells an id differently, that may be somebody else's id,
 * which the plan does not have. An id that it does not accept at all is rejected later, when the run comes to it.
 *
 * @throws RecordError if a definition spells an id differently from the plan.
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
