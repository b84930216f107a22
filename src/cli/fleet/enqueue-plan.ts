/** Enqueues a plan: checks that it fits, asks, and puts it into the database. */
import { assertPlanFits } from '../../record/fits.js';
import type { Plan } from '../../record/plan.js';
import { version } from '../../version.js';
import { accountFrom } from '../accounts.js';
import type { CommandLine } from '../command-line.js';
import { confirm } from '../confirm.js';
import { assertChoicesHold, connect } from '../connect.js';
import { EXIT, type ExitCode } from '../exit.js';
import { count } from '../terminal.js';
import { fetchOf } from '../transport.js';
import { nextCommand } from './database.js';
import type { EnqueueChoice } from './enqueue.js';
import { openFleet, withFleet } from './open.js';

export async function enqueuePlan(cli: CommandLine, plan: Plan, options: EnqueueChoice): Promise<ExitCode> {
  const accounts = plan.providers.map(({ provider }) =>
    accountFrom(cli.env, cli.providers.planned(provider)),
  );
  await assertPlanFits(plan, accounts, version);
  assertChoicesHold(cli.providers, plan, accounts);
  const fetch = await fetchOf(cli);
  const clients = accounts.map((account) => connect(cli.providers, plan, account, { fetch }));
  const enqueued = await withFleet(openFleet(cli, options, clients), async (fleet) => {
    // Do not ask for consent to something that cannot be done.
    await fleet.runs(1);
    await confirm(cli, plan, options);
    const { allowAbsent, atomic, lookUp, recheck, provenAccount } = options;
    return fleet.enqueue(plan, { allowAbsent, atomic, lookUp, recheck, provenAccounts: provenAccount });
  });
  const { run, total, shared } = enqueued;
  if (options.json) cli.printJson({ type: 'enqueued', ...enqueued });
  else cli.print(`Run ${run}: ${count(total, 'contact')} enqueued.`);
  if (shared > 0) {
    const are = count(shared, 'of them is', 'of them are');
    cli.tell(`${are} in the hands of another run: sent once, and both runs say what became of it.`);
  }
  cli.tell(`See how it goes: ${nextCommand(cli, options, 'status', run)}`);
  return EXIT.resolved;
}
