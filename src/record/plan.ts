/** A plan: a list of contacts, sealed with everything that must not change before they are deleted. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Chosen, Permanence, ProviderDefinition } from '../providers/definition.js';
import { type Account, type Fingerprint, fingerprintOf } from './account.js';
import { RecordError, systemMessage } from './errors.js';
import { writeNewFile } from './new-file.js';
import type { PlannedPeople } from './people.js';
import { problemOfPeople } from './people-fit.js';
import type { Standing } from './standing.js';

/** What a plan says about one provider. */
export interface PlannedProvider {
  readonly provider: string;
  readonly baseUrl: string;
  /** `info.version` of the provider's spec. */
  readonly specVersion: string;
  /** The choices made; empty for a provider that offers none. */
  readonly choices: Chosen;
  readonly account: Fingerprint;
  /** How many contacts. */
  readonly count: number;
  /** How many requests, if none has to be repeated or bisected. */
  readonly requests: number;
  /** The permanence that the provider's page states for these choices. */
  readonly permanence: Permanence;
}

/** A plan without its contacts. */
export interface PlanHead {
  readonly format: 'contact-deletion/plan';
  readonly version: 1;
  /** The version of this package. */
  readonly tool: string;
  readonly createdAt: string;
  /** Whether it is for the sandbox, where nothing is real. */
  readonly sandbox: boolean;
  readonly providers: readonly PlannedProvider[];
  /** For a plan made from a search: whose contacts it deletes. */
  readonly people?: PlannedPeople;
}

export type PlannedTargets = Readonly<Record<string, readonly string[]>>;

export interface Plan extends PlanHead {
  /** The ids by provider, in the order in which they were given. */
  readonly targets: PlannedTargets;
  /** SHA-256 of everything else. The salts in the plan keep the digest from revealing the contacts. */
  readonly digest: string;
}

/** The contacts of a plan, in the form in which a run's record has them. */
export function contactsOf({ targets }: Pick<Plan, 'targets'>): Pick<Standing, 'has' | 'total'> {
  const ids = new Map(Object.entries(targets).map(([provider, some]) => [provider, new Set(some)]));
  const total = [...ids.values()].reduce((sum, { size }) => sum + size, 0);
  return { total, has: ({ provider, id }) => ids.get(provider)?.has(id) === true };
}

export function sealPlan(head: PlanHead, targets: PlannedTargets): Plan {
  return { ...head, targets, digest: digestOf(head, Object.entries(targets)) };
}

/** How many ids to hash at a time. */
const IDS_AT_ONCE = 10_000;

/** SHA-256 of `{ ...head, targets }` as JSON. The JSON is never built as a whole: there may be millions of contacts. */
export function digestOf(
  head: PlanHead,
  targets: Iterable<readonly [provider: string, ids: Iterable<string>]>,
): string {
  const hash = createHash('sha256').update(`${JSON.stringify(head).slice(0, -1)},"targets":{`);
  let comma = '';
  for (const [provider, ids] of targets) {
    hash.update(`${comma}${JSON.stringify(provider)}:[`);
    let some: string[] = [];
    let isFirst = true;
    const flush = () => {
      hash.update(`${isFirst ? '' : ','}${JSON.stringify(some).slice(1, -1)}`);
      isFirst = false;
      some = [];
    };
    for (const id of ids) if (some.push(id) === IDS_AT_ONCE) flush();
    if (some.length > 0) flush();
    hash.update(']');
    comma = ',';
  }
  return `sha256:${hash.update('}}').digest('hex')}`;
}

/** The part of a plan about one provider, with the fingerprint of its account. */
export async function plannedProvider(
  { name, contract, deletion }: ProviderDefinition,
  choices: Chosen,
  count: number,
  account: Account,
  fingerprint: Promise<Fingerprint> = fingerprintOf(account),
): Promise<PlannedProvider> {
  return {
    provider: name,
    baseUrl: account.baseUrl,
    specVersion: contract.version,
    choices,
    account: await fingerprint,
    count,
    requests: Math.ceil(count / deletion.batchLimit),
    permanence: deletion.permanenceOf(choices),
  };
}

/** @throws RecordError if the file exists or cannot be written. */
export async function writePlan(path: string, plan: Plan): Promise<void> {
  await writeNewFile(path, `${JSON.stringify(plan, undefined, 1)}\n`, 'plan', 'Nothing was sent.');
}

/**
 * Reads a plan that the command line has made, to carry it out from code with `openJournal(path, { plan })`.
 *
 * @throws RecordError `unreadable` if it is not a plan, `damaged` if it was changed after it was sealed.
 * @example
 * import { deleteContacts } from 'contact-deletion';
 * import { openJournal, readPlan } from 'contact-deletion/journal';
 * import { acme } from './acme.js';
 *
 * const journal = await openJournal('plan.journal', { plan: await readPlan('plan.json') });
 * const summary = await deleteContacts({ providers: [acme.fromEnv()], journal }).finish();
 * console.log(summary.deleted);
 */
export async function readPlan(path: string): Promise<Plan> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new RecordError('unreadable', `the plan ${path} cannot be read: ${systemMessage(error)}.`);
  });
  let plan: unknown;
  try {
    plan = JSON.parse(text);
  } catch {
    if (/^\s*\{\s*"format":\s*"contact-deletion\/plan"/.test(text)) {
      throw new RecordError(
        'damaged',
        `the plan ${path} was cut off or changed: it is not JSON. Make a new one.`,
      );
    }
    throw new RecordError('unreadable', `${path} is not a plan of contact-deletion.`);
  }
  assertSealed(plan, path);
  return plan;
}

/**
 * Checks a plan. One that comes from code may have been made by hand, or read without a check.
 *
 * @param path Where the plan was read; undefined if it came from code.
 * @throws RecordError `unreadable` if it is not a plan, `damaged` if it was changed after it was sealed, or if the journal
 * of its run could not be read again.
 */
export function assertSealed(given: unknown, path?: string): asserts given is Plan {
  const { targets, digest, ...head } = Object(given) as Partial<Plan>;
  const { format, version, providers } = head;
  if (format !== 'contact-deletion/plan' || version !== 1 || !targets || !Array.isArray(providers)) {
    throw new RecordError(
      'unreadable',
      `${path ?? 'what is given as the plan'} is not a plan of contact-deletion.`,
    );
  }
  const name = path === undefined ? 'the plan' : `the plan ${path}`;
  const lists = Object.values(targets);
  if (!lists.every(isList) || digestOf(head as PlanHead, Object.entries(targets)) !== digest) {
    throw new RecordError('damaged', `${name} was changed after it was sealed. Make a new one.`);
  }
  if (!lists.every(hasEachOnce)) {
    throw new RecordError('damaged', `${name} does not have each contact once. Make a new one.`);
  }
  if (head.people !== undefined) assertPeopleFit(head.people, providers, targets, name);
}

/** @throws RecordError `damaged` */
function assertPeopleFit(
  people: unknown,
  providers: readonly PlannedProvider[],
  targets: PlannedTargets,
  name: string,
): void {
  const problem = problemOfPeople(people, { has: contactsOf({ targets }).has, providers });
  if (problem === undefined) return;
  throw new RecordError('damaged', `what ${name} keeps of its search ${problem}. Make a new one.`);
}

const isList = (ids: unknown): ids is readonly unknown[] => Array.isArray(ids);

/** A journal has each contact once, by its id as a string, and only providers with contacts. */
const hasEachOnce = (ids: readonly unknown[]) =>
  ids.length > 0 && new Set(ids).size === ids.length && ids.every((id) => typeof id === 'string');
