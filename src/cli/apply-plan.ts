/** Carries out a plan: asks, opens the journal, deletes. */

import { assertPlanFits } from '../record/fits.js';
import { openJournal } from '../record/journal.js';
import type { Plan } from '../record/plan.js';
import { version } from '../version.js';
import { accountsFor } from './accounts.js';
import { tellIfApplied } from './applied.js';
import type { CommandLine } from './command-line.js';
import { confirm } from './confirm.js';
import { assertChoicesHold } from './connect.js';
import { execute } from './execute.js';
import { EXIT, type ExitCode } from './exit.js';
import type { ConsentChoice, RunChoice } from './options.js';
import { fetchOf } from './transport.js';

export async function applyPlan(
  cli: CommandLine,
  plan: Plan,
  journalPath: string,
  options: ConsentChoice & RunChoice,
): Promise<ExitCode> {
  if (await tellIfApplied(cli, plan, journalPath)) return EXIT.usage;
  const accountOf = accountsFor(plan.sandbox, cli.env);
  const accounts = await Promise.all(
    plan.providers.map(async ({ provider }) => accountOf(cli.providers.planned(provider))),
  );
  await assertPlanFits(plan, accounts, version);
  assertChoicesHold(cli.providers, plan, accounts);
  const fetch = plan.sandbox ? undefined : await fetchOf(cli);
  await confirm(cli, plan, options);
  const journal = await openJournal(cli.pathOf(journalPath), { plan });
  cli.tell(`The run is recorded in ${journalPath}.`);
  const present = (provider: string) => plan.targets[provider] ?? [];
  return execute(cli, { journal, path: journalPath, plan, accounts, fetch, present }, options);
}
