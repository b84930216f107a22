/** A plan: a list of contacts, sealed with everything that must not change before they are deleted. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Chosen, Permanence } from '../providers/definition.js';
import { type Account, type Fingerprint, isSameAccount } from './account.js';
import { RecordError, systemMessage } from './errors.js';
import { writeNewFile } from './new-file.js';

/** What a plan says of one provider. */
export interface PlannedProvider {
  readonly provider: string;
  readonly baseUrl: string;
  /** `info.version` of the provider's spec. */
  readonly specVersion: string;
  /** What was chosen; empty for a provider that offers no choice. */
  readonly choices: Chosen;
  readonly account: Fingerprint;
  /** How many contacts. */
  readonly count: number;
  /** How many requests, if none has to be repeated or bisected. */
  readonly requests: number;
  /** What will be known of the deletions at the least. */
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
}

export type PlannedTargets = Readonly<Record<string, readonly string[]>>;

export interface Plan extends PlanHead {
  /** By provider, in the order in which they were given. */
  readonly targets: PlannedTargets;
  /** SHA-256 over all the rest. The salts in it keep it from telling who the contacts are. */
  readonly digest: string;
}

export function sealPlan(head: PlanHead, targets: PlannedTargets): Plan {
  return { ...head, targets, digest: digestOf(head, targets) };
}

export function digestOf(head: PlanHead, targets: PlannedTargets): string {
  return `sha256:${createHash('sha256')
    .update(JSON.stringify({ ...head, targets }))
    .digest('hex')}`;
}

/** @throws RecordError if the file exists or cannot be written. */
export async function writePlan(path: string, plan: Plan): Promise<void> {
  await writeNewFile(path, `${JSON.stringify(plan, undefined, 1)}\n`, 'plan');
}

/** @throws RecordError if it is not a plan, or not as it was sealed. */
export async function readPlan(path: string): Promise<Plan> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new RecordError('unreadable', `the plan ${path} cannot be read: ${systemMessage(error)}.`);
  });
  let plan: Partial<Plan> | null;
  try {
    plan = JSON.parse(text);
  } catch {
    throw new RecordError('damaged', `the plan ${path} is not JSON. Make it anew.`);
  }
  if (plan?.format !== 'contact-deletion/plan' || plan.version !== 1 || !plan.targets) {
    throw new RecordError('unreadable', `${path} is not a plan of contact-deletion.`);
  }
  const { targets, digest, ...head } = plan as Plan;
  if (digestOf(head, targets) !== digest) {
    throw new RecordError('damaged', `the plan ${path} was changed after it was sealed. Make it anew.`);
  }
  return plan as Plan;
}

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

/** The providers whose credential is not the one that the plan was made with. */
export async function changedCredentials(
  plan: PlanHead,
  accounts: readonly Account[],
): Promise<readonly string[]> {
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
