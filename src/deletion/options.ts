/** The options of a run, and their checks. */
import type { Clock } from '../http/clock.js';
import { InvalidOptionError } from '../http/errors.js';
import { engine, type Provider } from '../providers/provider.js';
import type { ListedContact } from '../providers/search.js';
import type { OutcomeKind, Target } from './outcome.js';
import { type RunJournal, recorder } from './recorder.js';
import type { TargetInput, WrittenTarget } from './targets.js';

/** One number for all providers, or a number for each by its name. */
export type PerProvider = number | Readonly<Record<string, number>>;

/** The progress of a run. */
export interface Progress {
  /** Targets with an outcome. */
  readonly done: number;
  /** Unique targets. */
  readonly total: number;
  /** Requests under way. */
  readonly inFlight: number;
  /** Outcomes per second, averaged over the run so far. */
  readonly perSecond: number;
  readonly outcomes: Readonly<Record<OutcomeKind, number>>;
  /** Targets with an outcome, by provider. */
  readonly byProvider: Readonly<Record<string, number>>;
}

/**
 * A wait that a provider asked for (`Retry-After`); until it is over, no other request is sent there. A wait of more than a
 * minute is not honoured: it stops the provider.
 */
export interface Wait {
  readonly provider: string;
  /** In milliseconds. */
  readonly delayMs: number;
}

/** A request that is about to be sent. */
export interface Intent {
  readonly provider: string;
  /** The contacts that it names. */
  readonly ids: readonly string[];
}

/**
 * Options of `deleteContacts`.
 *
 * @typeParam Providers The types of the providers. A client with a choice still to make is not one.
 * @typeParam Item The types of the targets. One that is written out must be at one of the providers.
 */
export type DeletionOptions<
  Providers extends readonly Provider[] = readonly Provider[],
  Item = string | TargetInput,
> = CommonOptions<Providers> & (OwnTargets<Item, Providers[number]['name']> | PlannedTargets);

interface OwnTargets<Item, Name extends string> {
  /** What to delete. All of it is read and counted before anything is sent. If reading it throws, nothing is sent. */
  readonly targets: TargetsOf<Item, Name>;
  /**
   * Where to record the run, from `contact-deletion/journal`: intents before requests are sent, outcomes after. An outcome
   * reaches the caller once it is on record. The journal of an earlier session has its own contacts: leave `targets` out, or
   * give the same ones.
   * @default none: a run that is killed leaves no record
   */
  readonly journal?: RunJournal | undefined;
}

/** A run whose contacts are in its journal. */
interface PlannedTargets {
  readonly targets?: undefined;
  readonly journal: RunJournal;
}

interface CommonOptions<Providers extends readonly Provider[]> {
  /** Where to delete. Each provider once. */
  readonly providers: Providers;
  /**
   * The most unique targets that may be deleted. If there are more, nothing is deleted.
   * @default 1000; none for a journal with a plan, which was counted when it was made
   */
  readonly maxDelete?: number | undefined;
  /**
   * How many contacts to put in one request, if the provider takes more than one.
   * @default the provider's own limit, such as 50
   */
  readonly batchLimit?: PerProvider | undefined;
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
  /**
   * Whether to keep transactions whole, if the provider has them: if one contact is at fault, nothing of its batch is
   * deleted. By default, the contact at fault is taken out and the rest of its batch is sent again.
   * @default false
   */
  readonly atomic?: boolean | undefined;
  /**
   * Whether absent contacts are expected. By default, a run stops if its first 20 contacts are all absent, since it may be
   * at the wrong account.
   * @default false
   */
  readonly allowAbsent?: boolean | undefined;
  /**
   * Providers whose account is known to be the right one, from deletions of an earlier run. A 404 that could mean the
   * account then means the contact. By default, at most three of the first contacts at such a provider are looked up before
   * anything is sent, until one is there. The answers hold personal data; only whether the contact is there is kept.
   * Accounts of providers named here are not checked.
   * @default none
   */
  readonly provenAccounts?: readonly string[] | undefined;
  /**
   * Looks up deleted contacts, if the provider can: one in twenty, or all.
   * @default no look-ups
   */
  readonly lookUp?: 'sample' | 'all' | undefined;
  /**
   * Checks that a contact is still the one to delete, since it can change hands after it was found. Each contact is read
   * again right before its first request, if the provider has a call for that, and is deleted only if this returns true. A
   * contact that is not there any more is still sent; the answer decides. If this throws, the run ends.
   * @default contacts are not read again
   */
  readonly recheck?: ((target: Target, contact: ListedContact) => boolean | Promise<boolean>) | undefined;
  /**
   * Ends the run: requests in flight are awaited, and the rest is reported as `notAttempted`, or `unknown` if an earlier
   * request may have deleted it.
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * Called before each request that deletes, and awaited: a place to record durably what is about to be sent. If it throws,
   * the request is not sent and the run stops. Some requests are announced before their turn, up to half as many as may be
   * in flight. If the run stops before their turn comes, they are not sent, and the outcomes of their contacts say so.
   */
  readonly onIntent?: ((intent: Intent) => void | Promise<void>) | undefined;
  /** Called when a provider asks to wait. Exceptions from it are ignored. */
  readonly onWait?: ((wait: Wait) => void) | undefined;
  /** Called after each outcome. Exceptions from it are ignored. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Clock and randomness, for tests. */
  readonly clock?: Partial<Clock> | undefined;
}

type TargetsOf<Item, Name extends string> =
  | Iterable<Item & WrittenTarget<Item, Name>>
  | AsyncIterable<Item & WrittenTarget<Item, Name>>;

/** The same for any providers. */
export type RunOptions = DeletionOptions<readonly Provider[], string | TargetInput>;

/** The value for one provider. */
export const valueFor = (value: PerProvider | undefined, provider: string): number | undefined =>
  typeof value === 'number' ? value : value?.[provider];

/** All options. Any other name is refused: a misspelt `maxDelete` would protect nobody. */
const known: Readonly<Record<keyof RunOptions, true>> = {
  providers: true,
  targets: true,
  journal: true,
  maxDelete: true,
  batchLimit: true,
  maxInFlight: true,
  maxPerSecond: true,
  atomic: true,
  allowAbsent: true,
  provenAccounts: true,
  lookUp: true,
  recheck: true,
  signal: true,
  onIntent: true,
  onWait: true,
  onProgress: true,
  clock: true,
};

/** @throws InvalidOptionError */
export function assertOptions(options: RunOptions): void {
  const { providers } = options;
  const refuse = (provider: string, why: string): never => {
    throw new InvalidOptionError(`${why} Nothing was sent.`, { provider });
  };
  const names = providers.map(({ name }) => name);
  if (names.length === 0) refuse('contact-deletion', 'no provider was given.');
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) refuse(twice, 'the provider is given twice.');
  const surplus = Object.keys(options).find((name) => !Object.hasOwn(known, name));
  if (surplus !== undefined) refuse(names.join(', '), `there is no option ${JSON.stringify(surplus)}.`);
  for (const provider of providers) {
    if (provider[engine]?.choices) continue;
    const choosing =
      'choosing' in provider
        ? 'there is something left to choose, which is never assumed: give client.choosing({ … }).'
        : '';
    refuse(String(provider.name), choosing || 'it is no client of a provider.');
  }
  if (options.recheck !== undefined && typeof options.recheck !== 'function')
    refuse(names.join(', '), 'recheck must be a function.');
  assertProven(options.provenAccounts, names, refuse);
  const { atomic, allowAbsent, journal } = options;
  assertSwitches({ atomic, allowAbsent }, (why) => refuse(names.join(', '), why));
  if (journal && !journal[recorder]) {
    refuse(names.join(', '), 'the journal is none of openJournal or resumeJournal.');
  }
  if (options.targets === undefined && !journal?.[recorder].isPlanned) {
    refuse(names.join(', '), 'targets must say what to delete: the journal, if any, has no plan yet.');
  }
  if (typeof options.targets === 'string') {
    refuse(names.join(', '), `targets must be a list, such as ["${names[0]}:…"], not one string.`);
  }
  if (options.lookUp !== undefined && !['sample', 'all'].includes(options.lookUp)) {
    refuse(names.join(', '), 'lookUp must be "sample" or "all".');
  }
  const { maxDelete, batchLimit, maxInFlight, maxPerSecond } = options;
  assertCounts({ maxDelete, batchLimit, maxInFlight, maxPerSecond }, names, refuse);
}

type Refuse = (provider: string, why: string) => never;

/** Refuses what is no list of the given providers. */
export function assertProven(provenAccounts: unknown, names: readonly string[], refuse: Refuse): void {
  if (provenAccounts === undefined) return;
  if (!Array.isArray(provenAccounts)) {
    refuse(names.join(', '), `provenAccounts must be a list, such as ["${names[0]}"].`);
  } else if (!provenAccounts.every((name) => names.includes(name))) {
    const stranger = provenAccounts.find((name) => !names.includes(name));
    refuse(String(stranger), 'provenAccounts names a provider that was not given.');
  }
}

/** Refuses a value that is neither true nor false: 'false' would count as true. */
export function assertSwitches(
  switches: Readonly<Record<string, unknown>>,
  refuse: (why: string) => never,
): void {
  for (const [name, value] of Object.entries(switches)) {
    if (value !== undefined && typeof value !== 'boolean') refuse(`${name} must be true or false.`);
  }
}

/** Refuses a value that is not a count, or is for a provider that was not given. */
export function assertCounts(
  counts: Readonly<Record<string, PerProvider | undefined>>,
  names: readonly string[],
  refuse: Refuse,
): void {
  for (const [name, given] of Object.entries(counts)) {
    const values = typeof given === 'object' ? Object.entries(given) : [['', given] as const];
    for (const [provider, value] of values) {
      if (provider !== '' && !names.includes(provider))
        refuse(provider, `${name} names a provider that was not given.`);
      if (value !== undefined && !(Number.isInteger(value) && value >= 1)) {
        refuse(provider || names.join(', '), `${name} must be a whole number, 1 or more.`);
      }
    }
  }
}
