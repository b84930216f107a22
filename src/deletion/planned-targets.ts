/** Reads the targets of a run with a journal: each must be one, since the journal keeps exactly the contacts of its plan. */
import { InvalidOptionError } from '../http/errors.js';
import { quoteId } from '../http/target.js';
import type { ProviderDefinition } from '../providers/definition.js';
import type { RunOptions } from './options.js';
import type { Recorder } from './recorder.js';
import { readTargets, type TargetList } from './targets.js';

type Targets = NonNullable<RunOptions['targets']>;

/** How many of the targets that are at fault are named. */
const MOST_PROBLEMS = 20;

/**
 * The targets of a run that is to be planned.
 *
 * @throws InvalidOptionError if one is none. Nothing was sent then.
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
 * Compares targets that are given for a planned run with its plan: the same program may begin a run and resume it.
 *
 * @throws InvalidOptionError unless they are exactly the contacts of the plan. Nothing was sent then.
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
