/** Makes clients that can send. Only commands that delete import this. */

import type { Chosen } from '../providers/definition.js';
import { assertChosen, clientOf } from '../providers/factory.js';
import type { Provider } from '../providers/provider.js';
import type { Account } from '../record/account.js';
import type { PlanHead } from '../record/plan.js';
import type { Providers } from './providers.js';

export interface ConnectOptions {
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly timeoutMs?: number | undefined;
}

/** A client for an account of a plan, with the plan's choices. */
export function connect(
  providers: Providers,
  plan: PlanHead,
  { provider, kind, credential, extra, baseUrl }: Account,
  options: ConnectOptions,
): Provider {
  const client = clientOf(providers.planned(provider), { ...options, baseUrl, ...extra, [kind]: credential });
  return 'choosing' in client ? client.choosing(choicesIn(plan, provider)) : client;
}

/**
 * A configuration may have changed since the plan was made.
 *
 * @throws InvalidOptionError for choices that a provider no longer offers, or that are missing now.
 */
export function assertChoicesHold(providers: Providers, plan: PlanHead, accounts: readonly Account[]): void {
  for (const { provider } of accounts) {
    assertChosen(providers.planned(provider), choicesIn(plan, provider));
  }
}

const choicesIn = (plan: PlanHead, provider: string): Chosen =>
  plan.providers.find((planned) => planned.provider === provider)?.choices ?? {};
