/** What a caller can set for a run, and what of it cannot be used. */
import type { Clock } from '../http/clock.js';
import { InvalidOptionError } from '../http/errors.js';
import type { Mode, Provider } from '../providers/provider.js';
import type { OutcomeKind } from './outcome.js';
import type { TargetInput } from './targets.js';

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

export interface CommonOptions<Providers extends readonly Provider[]> {
  /** Where to delete; each provider once. */
  readonly providers: Providers;
  /**
   * What to delete. It is read to its end, and counted, before anything is sent; if it throws, nothing is.
   */
  readonly targets: Iterable<TargetInput> | AsyncIterable<TargetInput>;
  /**
   * The most unique targets that are deleted. With more, none is.
   * @default 1000
   */
  readonly maxDelete?: number | undefined;
  /**
   * How many contacts go into one request, if the provider takes more than one.
   * @default 50 for Huduma and Wabotify; sendme123 has no batches
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
   * Keeps a transaction whole (Huduma): one contact at fault, and nothing of its batch is deleted. By default
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
   * may mean the account means the contact there.
   * @default none
   */
  readonly provenAccounts?: readonly string[] | undefined;
  /**
   * Looks deleted contacts up again, if the provider can (sendme123): one in twenty, or all.
   * @default none
   */
  readonly verify?: 'sample' | 'all' | undefined;
  /** Ends the run: what is in flight is waited for, and the rest is reported as `notAttempted`. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Called before each request that deletes, and awaited: a place to note down durably what is about to be sent.
   * If it throws, the request is not sent and the run stops.
   */
  readonly onIntent?: ((intent: Intent) => void | Promise<void>) | undefined;
  /** Called when a provider asks to wait. What it throws is ignored. */
  readonly onWait?: ((wait: Wait) => void) | undefined;
  /** Called after each outcome. What it throws is ignored. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Time and chance, for tests. */
  readonly clock?: Partial<Clock> | undefined;
}

type OffersMode<Providers extends readonly Provider[]> = Providers[number]['offersMode'];

/**
 * `mode` must be said if a provider offers the choice (Huduma), and cannot be if none does. If the
 * types don't tell which providers there are, it is checked when the run is made.
 */
type ModeOption<Providers extends readonly Provider[]> =
  boolean extends OffersMode<Providers>
    ? true extends Extract<Providers[number], { readonly offersMode: true }>['offersMode']
      ? { readonly mode: Mode }
      : { readonly mode?: Mode | undefined }
    : OffersMode<Providers> extends true
      ? { readonly mode: Mode }
      : { readonly mode?: undefined };

export type DeletionOptions<Providers extends readonly Provider[] = readonly Provider[]> =
  CommonOptions<Providers> & ModeOption<Providers>;

/** The same, whatever the providers are. */
export type RunOptions = CommonOptions<readonly Provider[]> & { readonly mode?: Mode | undefined };

/** The value for one provider. */
export const valueFor = (value: PerProvider | undefined, provider: string): number | undefined =>
  typeof value === 'number' ? value : value?.[provider];

/** @throws InvalidOptionError */
export function assertOptions(options: RunOptions): void {
  const { providers, mode } = options;
  const refuse = (provider: string, why: string): never => {
    throw new InvalidOptionError(`${why} Nothing was sent.`, { provider });
  };
  const names = providers.map(({ provider }) => provider);
  if (names.length === 0) refuse('contact-deletion', 'no provider was given.');
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) refuse(twice, 'the provider is given twice.');
  const choosing = providers.find(({ offersMode }) => offersMode);
  if (choosing && mode !== 'trash' && mode !== 'permanent') {
    refuse(choosing.provider, 'mode must be "trash" or "permanent"; it is never assumed.');
  }
  if (!choosing && mode !== undefined)
    refuse(names.join(', '), 'mode cannot be chosen at these providers; leave it out.');
  if (typeof options.targets === 'string') {
    refuse(
      names.join(', '),
      'targets must be a list, such as ["sendme123:contact-uuid-123"], not one string.',
    );
  }
  if (options.verify !== undefined && !['sample', 'all'].includes(options.verify)) {
    refuse(names.join(', '), 'verify must be "sample" or "all".');
  }
  for (const name of ['maxDelete', 'batchLimit', 'maxInFlight', 'maxPerSecond'] as const) {
    const given = options[name];
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
