/**
 * Reads the targets of a run with a journal. All of them must be valid, since the journal keeps exactly the contacts of its
 * plan.
 */
import { InvalidOptionError } from '../http/errors.js';
import { quoteId } from '../http/target.js';
import type { ProviderDefinition } from '../providers/definition.js';
import type { RunOptions } from './options.js';
import type { Recorder } from './recorder.js';
import { readTargets, type TargetList } from './targets.js';

type Targets = NonNullable<RunOptions['targets']>;

/** How many invalid targets the message lists. */
const MOST_PROBLEMS = 20;

/**
 * Reads the targets of a run that has no plan yet.
 *
 * @throws InvalidOptionError if a target is invalid. Nothing has been sent then.
 */
export async function readForPlan(
  targets: Targets,
  definitions: readonly ProviderDefinition[],
  signal: AbortSignal,
): Promise<TargetList> {
  const problems: string[] = [];
  let invalid = 0;
  const list = await readTargets(
    targets,
    definitions,
    ({ target, problem, repeated }) => {
      if (repeated) return undefined;
      invalid += 1;
      if (invalid <= MOST_PROBLEMS) problems.push(`${quoteId(target.id)} ${problem}`);
      return undefined;
    },
    signal,
  );
  if (invalid === 0) return list;
  if (invalid > MOST_PROBLEMS) problems.push(`and ${invalid - MOST_PROBLEMS} more`);
  throw refusal(`${invalid} of the targets cannot go into a journal: ${problems.join('; ')}. Leave them out`);
}

/**
 * Compares the given targets with the plan: the same program may begin a run and resume it.
 *
 * @throws InvalidOptionError unless they are exactly the contacts of the plan. Nothing has been sent then.
 */
export async function assertPlanned(
  targets: Targets,
  definitions: readonly ProviderDefinition[],
  recorder: Recorder,
  signal: AbortSignal,
): Promise<void> {
  const list = await readForPlan(targets, definitions, signal);
  if (signal.aborted) return;
  const advice = 'Leave targets out, and the run goes on with its own';
  for (const [provider, ids] of list.ids) {
    for (const id of ids) {
      if (!recorder.has({ provider, id }))
        throw refusal(`the target ${quoteId(id)} is not in the plan of the journal. ${advice}`);
    }
  }
  if (list.count !== recorder.total)
    throw refusal(
      `there are ${list.count} targets, and the plan of the journal has ${recorder.total}. ${advice}`,
    );
}

const refusal = (problem: string) =>
  new InvalidOptionError(`${problem}. Nothing was sent.`, { provider: 'contact-deletion' });
