/** Makes a plan from input. It has rules and accounts to work with, and nothing that could send. */
import { readTargets } from '../deletion/targets.js';
import { quoteId } from '../http/target.js';
import { fingerprintOf } from '../journal/account.js';
import { type Plan, type PlannedProvider, sealPlan } from '../journal/plan.js';
import type { Mode } from '../providers/provider.js';
import type { AccountOf } from './accounts.js';
import { type CommandError, usageError } from './exit.js';
import { isProviderName, known, type ProviderName, providerNames } from './known-providers.js';
import { LostDigits } from './lost-digits.js';
import type { InputLine } from './read-input.js';

export interface PlanRequest {
  readonly input: AsyncIterable<InputLine>;
  /** What a place in the input is called: `line` or `argument`. */
  readonly place: string;
  readonly mode: Mode | undefined;
  readonly sandbox: boolean;
  readonly skipInvalid: boolean;
  readonly accountOf: AccountOf;
  readonly tool: string;
  readonly now: Date;
}

export interface Planned {
  readonly plan: Plan;
  readonly duplicates: number;
  /** What is wrong with the lines that were left out, in their order; the first of them. */
  readonly problems: readonly string[];
  /** How many lines were left out. */
  readonly skipped: number;
}

/** How many bad lines are named. */
const MOST_PROBLEMS = 20;

/** @throws CommandError if a line is bad, there is nothing to do, or the mode is missing or of no use. */
export async function makePlan(request: PlanRequest): Promise<Planned> {
  const { input, place, mode, sandbox, skipInvalid, tool, now } = request;
  const problems: string[] = [];
  let skipped = 0;
  let repeatedMisfits = 0;
  let current = 0;
  const digits = new LostDigits();
  const report = (problem: string) => {
    skipped += 1;
    if (problems.length < MOST_PROBLEMS) problems.push(`${place} ${current}: ${problem}`);
  };
  async function* targets() {
    for await (const each of input) {
      current = each.line;
      if ('problem' in each) report(each.problem);
      else if (place === 'line' && !isProviderName(each.provider)) {
        report(
          `names no known provider; write provider:id, where the provider is ${providerNames.join(', ')}`,
        );
      } else {
        digits.add(String(each.id));
        yield { provider: each.provider, id: each.id };
      }
    }
  }
  const list = await readTargets(targets(), Object.values(known), ({ target: { id }, problem, repeated }) => {
    if (repeated) repeatedMisfits += 1;
    report(`${place === 'argument' || canBeShown(id) ? quoteId(id) : 'the id'} ${problem}`);
    return undefined;
  });
  if (skipped > 0 && !skipInvalid) throw refusalOf(problems, skipped, place);
  if (place === 'line' && digits.areLost) {
    throw usageError(
      'all ids with more than 15 digits end in zeros, as if a spreadsheet or a script had read them as numbers and ' +
        'lost their last digits. Export them as text; if they are right, name them as arguments.',
    );
  }
  const planned = providerNames.filter((name) => list.ids.get(name)?.size);
  if (planned.length === 0) throw usageError('there is nothing to delete.');
  assertMode(planned, mode);
  const ids = (name: ProviderName) => [...(list.ids.get(name) ?? [])];
  const head = {
    format: 'contact-deletion/plan',
    version: 1,
    tool,
    createdAt: now.toISOString(),
    mode: mode ?? null,
    sandbox,
    providers: await Promise.all(planned.map((name) => describe(name, ids(name).length, request))),
  } as const;
  const plan = sealPlan(head, Object.fromEntries(planned.map((name) => [name, ids(name)])));
  // Two ids that are wrong in the same way may have been two people's.
  return { plan, duplicates: list.duplicates - repeatedMisfits, problems, skipped };
}

/**
 * Whether a word of a file can stand in a message. If the file is not what it should be, an id may be a name, a phone
 * number or an address; the number of its line is enough then.
 */
const canBeShown = (word: string) => /^[^\s@]*\d[^\s@]*$/.test(word) && !/^[+(]?\d[\d().-]{6,}$/.test(word);

async function describe(name: ProviderName, count: number, request: PlanRequest): Promise<PlannedProvider> {
  const { contract, deletion } = known[name];
  const account = await request.accountOf(name);
  return {
    provider: name,
    baseUrl: account.baseUrl,
    specVersion: contract.version,
    account: await fingerprintOf(account),
    count,
    requests: Math.ceil(count / deletion.batchLimit),
    permanence: deletion.permanenceOf(request.mode),
  };
}

function assertMode(planned: readonly ProviderName[], mode: Mode | undefined): void {
  const choosing = planned.find((name) => known[name].offersMode);
  if (choosing && mode === undefined) {
    throw usageError(`${choosing}: say --mode trash or --mode permanent; it is never assumed.`);
  }
  if (!choosing && mode !== undefined) {
    throw usageError(`${planned.join(', ')}: the mode cannot be chosen there; leave --mode out.`);
  }
}

function refusalOf(problems: readonly string[], count: number, place: string): CommandError {
  const more = count > problems.length ? [`and ${count - problems.length} more`] : [];
  const what = count === 1 ? `1 ${place} is` : `${count} ${place}s are`;
  return usageError(`${what} invalid; --skip-invalid leaves them out:`, [...problems, ...more]);
}
