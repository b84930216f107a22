/** Carries out a plan: asks, opens the journal, deletes. */

import { Journal } from '../journal/journal.js';
import { assertPlanFits, type Plan } from '../journal/plan.js';
import { accountsFor } from './accounts.js';
import { confirm } from './confirm.js';
import { execute } from './execute.js';
import type { ExitCode } from './exit.js';
import type { ProviderName } from './known-providers.js';
import type { ConsentChoice, RunChoice } from './options.js';
import { tell } from './terminal.js';
import { version } from './version.js';

export async function applyPlan(
  plan: Plan,
  journalPath: string,
  options: ConsentChoice & RunChoice,
): Promise<ExitCode> {
  const accountOf = accountsFor(plan.sandbox);
  const accounts = await Promise.all(
    plan.providers.map(async ({ provider }) => accountOf(provider as ProviderName)),
  );
  await assertPlanFits(plan, accounts, version);
  await confirm(plan, options);
  const journal = await Journal.create(journalPath, plan, version);
  tell(`The run is recorded in ${journalPath}.`);
  return execute(journal, accounts, options);
}
