/** The options of a search, and their checks. */
import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/min';
import { assertCounts, assertProven, type PerProvider, type Wait } from '../deletion/options.js';
import type { Clock } from '../http/clock.js';
import { InvalidOptionError } from '../http/errors.js';
import { engine, type SearchableProvider } from '../providers/provider.js';
import { type Doubt, doubtKinds } from './finding.js';
import { LIMITS } from './limits.js';
import type { PersonInput } from './person.js';

/** What to accept as found that would otherwise be `ambiguous`. */
export type Accepted = Doubt | 'several';

/** Options of `findContacts`. */
export interface FindOptions {
  /** Where to search. Each provider once. Choices, such as a mode, need not be made. */
  readonly providers: readonly SearchableProvider[];
  /**
   * The people to search for. All of them are read and checked before anything is sent. If one cannot be searched for, an
   * `InvalidPersonError` is thrown, and nothing is sent.
   */
  readonly people: Iterable<PersonInput> | AsyncIterable<PersonInput>;
  /**
   * The country of phone numbers without `+`, in ISO 3166-1, such as `TZ`.
   * @default none: such a number is an error
   */
  readonly defaultRegion?: string | undefined;
  /**
   * Whether to read all contacts of a provider that cannot be searched by what a person gave, once for all people. The
   * answers hold everybody's data; only the ids of matching contacts, with the fields that match, are kept. `maxContacts`
   * limits how many contacts are read.
   * @default false; with true, at most 100000 contacts
   */
  readonly scan?: boolean | { readonly maxContacts: number } | undefined;
  /**
   * What to accept as `found` although it is `ambiguous` by default: `emailCase`, `withoutCountryCode`, `differs`,
   * `several`.
   * @default none
   */
  readonly accept?: readonly Accepted[] | undefined;
  /**
   * Providers whose account is known to be the right one: a 404 that could mean the account then means that nobody was
   * found. By default, any contact in an answer proves the account; if there is none, one request for the list of contacts
   * is sent.
   * @default none
   */
  readonly provenAccounts?: readonly string[] | undefined;
  /**
   * The most requests in flight at a provider. A run starts with 4 and adapts to the provider.
   * @default 32
   */
  readonly maxInFlight?: PerProvider | undefined;
  /**
   * The most requests per second at a provider.
   * @default none
   */
  readonly maxPerSecond?: PerProvider | undefined;
  /** Ends the run: people who have not been searched for are `failed`, with the reason `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Called when a provider asks to wait. Exceptions from it are ignored. */
  readonly onWait?: ((wait: Wait) => void) | undefined;
  /** Clock and randomness, for tests. */
  readonly clock?: Partial<Clock> | undefined;
}

/** All options. Any other name is refused. */
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

/** The most contacts to read from a list; undefined if lists must not be read. */
export function scanLimitOf({ scan = false }: Pick<FindOptions, 'scan'>): number | undefined {
  if (typeof scan === 'object') return scan.maxContacts;
  return scan ? LIMITS.scanned : undefined;
}

/** The default country of phone numbers, if it is known. */
export const regionOf = ({
  defaultRegion = '',
}: Pick<FindOptions, 'defaultRegion'>): CountryCode | undefined =>
  isSupportedCountry(defaultRegion) ? defaultRegion : undefined;

/** @throws InvalidOptionError */
export function assertFindOptions(options: FindOptions): void {
  const { providers, people, defaultRegion, scan = false, accept = [] } = options;
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
  assertProven(options.provenAccounts, names, refuse);
  const { maxInFlight, maxPerSecond } = options;
  assertCounts({ maxInFlight, maxPerSecond }, names, refuse);
}
