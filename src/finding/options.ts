/** What a caller can set for a search, and what of it cannot be used. */
import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/min';
import { assertCounts, type PerProvider, type Wait } from '../deletion/options.js';
import type { Clock } from '../http/clock.js';
import { InvalidOptionError } from '../http/errors.js';
import { engine, type SearchableProvider } from '../providers/provider.js';
import { type Doubt, doubtKinds } from './finding.js';
import { LIMITS } from './limits.js';
import type { PersonInput } from './person.js';

/** What is accepted as found, though a human might look at it first. */
export type Accepted = Doubt | 'several';

/** Options of `findContacts`. */
export interface FindOptions {
  /** Where to search; each provider once. Nothing need be chosen at them. */
  readonly providers: readonly SearchableProvider[];
  /**
   * Whom to search for. They are read to their end, and checked, before anything is sent; if one of them cannot be searched
   * for, an `InvalidPersonError` is thrown, and nothing is sent.
   */
  readonly people: Iterable<PersonInput> | AsyncIterable<PersonInput>;
  /**
   * Where phone numbers without `+` are from, as ISO 3166-1 has it, such as `TZ`.
   * @default none: such a number is an error
   */
  readonly defaultRegion?: string | undefined;
  /**
   * Whether a provider that cannot be searched by what a person gave is read whole: all its contacts, once for all people. The
   * answers hold the data of everybody; nothing of it is kept but the ids of contacts that compare equal. `maxContacts` is the
   * most that are read.
   * @default false; 100000 contacts
   */
  readonly scan?: boolean | { readonly maxContacts: number } | undefined;
  /**
   * What counts as `found`, though it is `ambiguous` by default: `emailCase`, `withoutCountryCode`, `differs`, `several`.
   * @default none
   */
  readonly accept?: readonly Accepted[] | undefined;
  /**
   * The providers whose account is known to be the right one: a 404 that may mean the account means that nobody was found. By
   * default a contact that any answer shows proves it, or one request for the list of contacts.
   * @default none
   */
  readonly provenAccounts?: readonly string[] | undefined;
  /**
   * The most requests in flight at a provider. A run starts with 4 and finds its pace.
   * @default 32
   */
  readonly maxInFlight?: PerProvider | undefined;
  /**
   * The most requests a second at a provider.
   * @default none
   */
  readonly maxPerSecond?: PerProvider | undefined;
  /** Ends the run: who has not been searched for is `failed`, with `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Called when a provider asks to wait. What it throws is ignored. */
  readonly onWait?: ((wait: Wait) => void) | undefined;
  /** Time and chance, for tests. */
  readonly clock?: Partial<Clock> | undefined;
}

/** What there is to set. Anything else is a mistake. */
const known: Readonly<Record<keyof FindOptions, true>> = {
  providers: true,
  people: true,
  defaultRegion: true,
  scan: true,
  accept: true,
  provenAccounts: true,
  maxInFlight: true,
  maxPerSecond: true,
  signal: true,
  onWait: true,
  clock: true,
};

/** The most contacts that are read of a list; undefined if it is not to be read. */
export function scanLimitOf({ scan = false }: Pick<FindOptions, 'scan'>): number | undefined {
  if (typeof scan === 'object') return scan.maxContacts;
  return scan ? LIMITS.scanned : undefined;
}

/** Where phone numbers are from, as far as it is known. */
export const regionOf = ({
  defaultRegion = '',
}: Pick<FindOptions, 'defaultRegion'>): CountryCode | undefined =>
  isSupportedCountry(defaultRegion) ? defaultRegion : undefined;

/** @throws InvalidOptionError */
export function assertFindOptions(options: FindOptions): void {
  const { providers, people, defaultRegion, scan = false, accept = [], provenAccounts = [] } = options;
  const refuse = (provider: string, why: string): never => {
    throw new InvalidOptionError(`${why} Nothing was sent.`, { provider });
  };
  if (!Array.isArray(providers) || providers.length === 0) {
    refuse('contact-deletion', 'no provider was given.');
  }
  const names = providers.map((provider) => String(provider?.name));
  const all = names.join(', ');
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) refuse(twice, 'the provider is given twice.');
  const surplus = Object.keys(options).find((name) => !Object.hasOwn(known, name));
  if (surplus !== undefined) refuse(all, `there is no option ${JSON.stringify(surplus)}.`);
  for (const [index, provider] of providers.entries()) {
    if (!provider?.[engine]) refuse(names[index] ?? all, 'it is no client of a provider.');
  }
  const isList = typeof people === 'object' && people !== null;
  if (!isList || !(Symbol.iterator in people || Symbol.asyncIterator in people)) {
    refuse(all, 'people must be a list, such as [{ phone: "+…" }].');
  }
  if (defaultRegion !== undefined && regionOf(options) === undefined) {
    refuse(all, 'defaultRegion must be a region in two capital letters, such as "TZ".');
  }
  const { maxContacts } = typeof scan === 'object' ? (scan ?? {}) : { maxContacts: 1 };
  if (!['boolean', 'object'].includes(typeof scan) || !(Number.isInteger(maxContacts) && maxContacts >= 1)) {
    refuse(all, 'scan must be true, false or { maxContacts }, a whole number, 1 or more.');
  }
  const acceptable: readonly string[] = [...doubtKinds, 'several'];
  if (!Array.isArray(accept) || !accept.every((each) => acceptable.includes(each))) {
    refuse(all, `accept must be a list of ${acceptable.join(', ')}.`);
  }
  const stranger = provenAccounts.find((name) => !names.includes(name));
  if (stranger !== undefined) refuse(stranger, 'provenAccounts names a provider that was not given.');
  const { maxInFlight, maxPerSecond } = options;
  assertCounts({ maxInFlight, maxPerSecond }, names, refuse);
}
