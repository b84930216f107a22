/** What a caller can set for a run, and what of it cannot be used. */
import type { Clock } from '../http/clock.js';
import { InvalidOptionError } from '../http/errors.js';
import { engine, type Provider } from '../providers/provider.js';
import type { ListedContact } from '../providers/search.js';
import type { OutcomeKind, Target } from './outcome.js';
import { type RunJournal, recorder } from './recorder.js';
import type { TargetInput, WrittenTarget } from './targets.js';

/** A number for all providers, or one for each by its name. */
export type PerProvider = number | Readonly<Record<string, number>>;

/** How far a run is. */
export interface Progress {
  /** Targets with an outcome. */
  readonly done: number;
  /** Unique targets. */
  readonly total: number;
  /** Requests under way. */
  readonly inFlight: number;
  /** Outcomes a second, over the whole run so far. */
  readonly perSecond: number;
  readonly outcomes: Readonly<Record<OutcomeKind, number>>;
  /** Targets with an outcome, by provider. */
  readonly byProvider: Readonly<Record<string, number>>;
}

/**
 * A wait that a provider asked for (`Retry-After`), before any other request is sent to it. One of more than a minute is
 * not waited for: it stops the provider.
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
 * @typeParam Providers The providers, by type: a client with something left to choose is none.
 * @typeParam Item The targets, by type: one that is written out must be at one of the providers.
 */
export type DeletionOptions<
  Providers extends readonly Provider[] = readonly Provider[],
  Item = string | TargetInput,
> = CommonOptions<Providers> & (OwnTargets<Item, Providers[number]['name']> | PlannedTargets);

interface OwnTargets<Item, Name extends string> {
  /**
   * What to delete. It is read to its end, and counted, before anything is sent; if it throws, nothing is.
   */
  readonly targets: TargetsOf<Item, Name>;
  /**
   * Where to record the run, from `contact-deletion/journal`: intents before requests are sent, outcomes after. An outcome
   * is handed on when it is on record. The journal of an earlier session has its own contacts; `targets` can then be left
   * out, and must be the same ones otherwise.
   * @default none: a run that is killed leaves nothing behind
   */
  readonly journal?: RunJournal | undefined;
}

/** Of a run whose contacts are in its journal. */
interface PlannedTargets {
  readonly targets?: undefined;
  readonly journal: RunJournal;
}

interface CommonOptions<Providers extends readonly Provider[]> {
  /** Where to delete; each provider once. */
  readonly providers: Providers;
  /**
   * The most unique targets that are deleted. With more, none is.
   * @default 1000; for a journal with a plan none, since the plan was counted
   */
  readonly maxDelete?: number | undefined;
  /**
   * How many contacts go into one request, if the provider takes more than one.
   * @default the provider's own, such as 50
   */
  readonly batchLimit?: PerProvider | undefined;
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
  /**
   * Keeps a transaction whole, if the provider has them: one contact at fault, and nothing of its batch is deleted. By default
   * the contact at fault is taken out, and the rest of its batch is sent again.
   * @default false
   */
  readonly atomic?: boolean | undefined;
  /**
   * Whether absent contacts are expected. By default a run that finds its first 20 all absent stops, since it
   * may be at the wrong account.
   * @default false
   */
  readonly allowAbsent?: boolean | undefined;
  /**
   * The providers whose account is known to be the right one, from the successes of an earlier run: a 404 that
   * may mean the account means the contact there. By default the first contacts of such a provider are looked up before
   * anything is sent, three at the most, until one is there. The answers hold personal data; nothing of it is kept but
   * whether the contact is there. What is named here is not looked up.
   * @default none
   */
  readonly provenAccounts?: readonly string[] | undefined;
  /**
   * Looks deleted contacts up again, if the provider can: one in twenty, or all.
   * @default none
   */
  readonly lookUp?: 'sample' | 'all' | undefined;
  /**
   * Whether a contact is still the one that was to be deleted. Each contact is read again right before its first request, if its
   * provider has a call for that, and is deleted only if this says yes: a contact can change hands after it was found. What is
   * not there any more is left to the request to say. If it throws, the run ends.
   * @default contacts are not read again
   */
  readonly recheck?: ((target: Target, contact: ListedContact) => boolean | Promise<boolean>) | undefined;
  /** Ends the run: requests in flight are awaited, and the rest is reported as `notAttempted`. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Called before each request that deletes, and awaited: a place to note down durably what is about to be sent.
   * If it throws, the request is not sent and the run stops. Some requests are announced before their turn has come, half as
   * many as may be in flight; if the run is stopped before it comes, they are not sent, and their contacts say so.
   */
  readonly onIntent?: ((intent: Intent) => void | Promise<void>) | undefined;
  /** Called when a provider asks to wait. What it throws is ignored. */
  readonly onWait?: ((wait: Wait) => void) | undefined;
  /** Called after each outcome. What it throws is ignored. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Time and chance, for tests. */
  readonly clock?: Partial<Clock> | undefined;
}

type TargetsOf<Item, Name extends string> =
  | Iterable<Item & WrittenTarget<Item, Name>>
  | AsyncIterable<Item & WrittenTarget<Item, Name>>;

/** The same, whatever the providers are. */
export type RunOptions = DeletionOptions<readonly Provider[], string | TargetInput>;

/** The value for one provider. */
export const valueFor = (value: PerProvider | undefined, provider: string): number | undefined =>
  typeof value === 'number' ? value : value?.[provider];

/** What there is to set. Anything else is a mistake: a misspelt `maxDelete` would guard nothing. */
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
  const { journal } = options;
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

/** Refuses what is no count, or one for a provider that there is not. */
export function assertCounts(
  counts: Readonly<Record<string, PerProvider | undefined>>,
  names: readonly string[],
  refuse: (provider: string, why: string) => never,
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
