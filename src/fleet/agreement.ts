/** What the caller has agreed to for a run, besides its plan, and when two runs have agreed to the same. */
import { assertCounts, assertSwitches } from '../deletion/options.js';
import { engine, type Provider } from '../providers/provider.js';
import type { HeaderRecord } from '../record/records.js';
import { FleetError } from './errors.js';

/** What the caller agrees to for a run, besides its plan. The options have the same meaning as those of `deleteContacts`. */
export interface RunAgreement {
  /** Whether absent contacts are expected. @default false */
  readonly allowAbsent?: boolean | undefined;
  /** Whether to keep transactions whole. @default false */
  readonly atomic?: boolean | undefined;
  /** Looks up deleted contacts again. @default none */
  readonly lookUp?: 'sample' | 'all' | undefined;
  /** Providers whose account is known to be the right one. @default none */
  readonly provenAccounts?: readonly string[] | undefined;
  /**
   * Whether contacts that a search found are read again before they are deleted, if the plan has their people. @default true
   */
  readonly recheck?: boolean | undefined;
}

const known: Readonly<Record<keyof RunAgreement | 'providers' | 'maxDelete', true>> = {
  allowAbsent: true,
  atomic: true,
  lookUp: true,
  provenAccounts: true,
  recheck: true,
  providers: true,
  maxDelete: true,
};

/**
 * Refuses options that make no sense now, since they take effect later, on another machine.
 *
 * @param names The names of the fleet's providers.
 * @throws FleetError `invalid`
 */
export function assertAgreement(
  options: RunAgreement & { readonly maxDelete?: number | undefined },
  names: readonly string[],
): void {
  const refuse = (why: string): never => {
    throw new FleetError('invalid', `${why} Nothing was enqueued.`);
  };
  const surplus = Object.keys(options).find((name) => !Object.hasOwn(known, name));
  if (surplus !== undefined) refuse(`there is no option ${JSON.stringify(surplus)}.`);
  const { maxDelete, lookUp, provenAccounts, allowAbsent, atomic, recheck } = options;
  if (typeof maxDelete === 'object') refuse('maxDelete must be a whole number, 1 or more.');
  assertCounts({ maxDelete }, names, (_, why) => refuse(why));
  assertSwitches({ allowAbsent, atomic, recheck }, refuse);
  if (lookUp !== undefined && !['sample', 'all'].includes(lookUp))
    refuse('lookUp must be "sample" or "all".');
  assertProven(provenAccounts, names);
}

/** @throws FleetError `invalid` unless it is a list of providers of the fleet. */
export function assertProven(provenAccounts: readonly string[] = [], names: readonly string[]): void {
  if (Array.isArray(provenAccounts) && provenAccounts.every((each) => names.includes(each))) return;
  throw new FleetError('invalid', 'provenAccounts must be a list of providers of this fleet.');
}

/** Runs of the same kind delete in the same way, so that what one says about a contact holds for the others. */
export function kindOfDeletion(
  { run, plan }: HeaderRecord,
  { allowAbsent = false, atomic = false, lookUp, recheck = true }: RunAgreement,
  { [engine]: { choices } }: Provider,
): string {
  // Contacts that a search found are deleted only if they are still the person's, which depends on their run.
  const alone = plan.people && recheck ? { run } : {};
  const sorted = Object.entries(choices).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify({ choices: sorted, allowAbsent, atomic, lookUp, ...alone });
}
