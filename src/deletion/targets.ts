/** Reads all targets before anything is sent: each once, in the provider's spelling, or with what is wrong. */
import { onAbort } from '../http/abort.js';
import { InvalidOptionError } from '../http/errors.js';
import { quoteId } from '../http/target.js';
import { type KnownProvider, providerNames } from '../providers/provider.js';
import type { Target } from './outcome.js';

/**
 * A target as callers write it: `sendme123:contact-uuid-123`, or the same as an object. At Huduma, the id `5` is the
 * same as `'5'`; elsewhere, a number is no id. `ambiguous` says that a request of an earlier session may have deleted
 * it, so that its absence now may be due to that (`perhapsByUs`).
 */
export type TargetInput =
  | string
  | {
      readonly provider: string;
      readonly id: string | number;
      readonly ambiguous?: boolean | undefined;
    };

/** The targets of a run. The sets are the only thing in a run that grows with its input. */
export interface TargetList {
  /** By provider: the ids in the order in which they came, each once. */
  readonly ids: ReadonlyMap<string, Set<string>>;
  /** By provider: the ids among them that an earlier run may have deleted. */
  readonly ambiguous: ReadonlyMap<string, ReadonlySet<string>>;
  readonly duplicates: number;
  /** How many there are that can be sent. */
  readonly count: number;
}

/** A target as it was read. */
interface Read extends Target {
  /** Whether an earlier run may have deleted it. */
  readonly ambiguous: boolean;
}

/** A target that cannot be sent, and why. */
export interface Misfit {
  readonly target: Target;
  /** In words that follow the id. */
  readonly problem: string;
  /** Whether it came before: then it is the same target, and wrong in one more place of the input. */
  readonly repeated: boolean;
  /** Whether an earlier run may have deleted it. */
  readonly ambiguous: boolean;
}

/**
 * Reads the input to its end, or until the signal comes.
 *
 * @param onMisfit Called with each target that cannot be sent; awaited.
 * @throws InvalidOptionError for a target at a provider of this package that the run was not given.
 * @throws What the input throws. Nothing has been sent then.
 */
export async function readTargets(
  input: Iterable<TargetInput> | AsyncIterable<TargetInput>,
  providers: readonly KnownProvider[],
  onMisfit: (misfit: Misfit) => Promise<void> | undefined,
  signal: AbortSignal = new AbortController().signal,
): Promise<TargetList> {
  const lanes = new Map(providers.map((provider) => [provider.provider, provider.deletion]));
  const ids = new Map(providers.map(({ provider }) => [provider, new Set<string>()]));
  const ambiguous = new Map(providers.map(({ provider }) => [provider, new Set<string>()]));
  const misfits = new Set<string>();
  let duplicates = 0;
  let count = 0;
  const reject = async (misfit: Omit<Misfit, 'repeated'>) => {
    const key = `${misfit.target.provider}:${misfit.target.id}`;
    const repeated = misfits.has(key);
    if (repeated) duplicates += 1;
    else misfits.add(key);
    await onMisfit({ ...misfit, repeated });
  };
  // At a provider that isn't there, the number is not what is wrong.
  const mayBeNumber = (provider: string) => lanes.get(provider)?.numericIds ?? !lanes.has(provider);
  for await (const item of itemsOf(input, signal)) {
    const target = targetOf(item, mayBeNumber);
    if ('problem' in target) {
      await reject(target);
      continue;
    }
    const traits = lanes.get(target.provider);
    if (!traits && (providerNames as readonly string[]).includes(target.provider)) {
      throw new InvalidOptionError(
        'there are targets for this provider, and the run was not given it. Nothing was sent.',
        {
          provider: target.provider,
        },
      );
    }
    const known = traits ? traits.canonicalId(target.id) : { problem: problemOfProvider(target) };
    if ('problem' in known) {
      const { provider, id, ambiguous } = target;
      await reject({ target: { provider, id }, problem: known.problem, ambiguous });
      continue;
    }
    if (target.ambiguous) ambiguous.get(target.provider)?.add(known.id);
    const seen = ids.get(target.provider);
    if (seen?.has(known.id)) duplicates += 1;
    else {
      seen?.add(known.id);
      count += 1;
    }
  }
  return { ids, ambiguous, duplicates, count };
}

/** The items of an input; of one that makes us wait, until the signal comes, since it may be stuck. */
async function* itemsOf<T>(input: Iterable<T> | AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  if (!(Symbol.asyncIterator in input)) {
    yield* input;
    return;
  }
  if (signal.aborted) return;
  const iterator = input[Symbol.asyncIterator]();
  let interrupt: (() => void) | undefined;
  const ignore = onAbort(signal, () => interrupt?.());
  try {
    while (!signal.aborted) {
      const item = await new Promise<IteratorResult<T> | undefined>((resolve, reject) => {
        interrupt = () => resolve(undefined);
        Promise.resolve(iterator.next()).then(resolve, reject);
      });
      if (!item || item.done) return;
      yield item.value;
    }
  } finally {
    ignore();
    // Not awaited: an input that is stuck would never answer.
    void Promise.resolve(iterator.return?.()).catch(() => {});
  }
}

/** The target that an item stands for, or what is wrong with it, as far as it can be shown. */
function targetOf(
  item: TargetInput,
  mayBeNumber: (provider: string) => boolean,
): Read | Omit<Misfit, 'repeated'> {
  if (typeof item === 'string') return splitTarget(item);
  // A caller without types may have given anything.
  const { provider, id, ambiguous: doubted } = (item ?? {}) as Partial<Record<string, unknown>>;
  const ambiguous = Boolean(doubted);
  const shown = typeof provider === 'string' ? provider : '';
  const misfit = (problem: string) => ({
    target: { provider: shown, id: String(id) },
    problem,
    ambiguous,
  });
  if (typeof provider === 'string' && typeof id === 'string') return { provider, id, ambiguous };
  if (typeof provider !== 'string' || typeof id !== 'number') {
    return misfit('is no target: its provider and its id must be strings');
  }
  if (Number.isInteger(id) && !Number.isSafeInteger(id)) {
    return misfit('is a number too large to be exact, and may have lost digits; give the id as a string');
  }
  if (!mayBeNumber(provider)) return misfit('is a number; give the id as a string, as the provider wrote it');
  return { provider, id: String(id), ambiguous };
}

/** Splits `provider:id` at the first colon: an id may have more of them. */
function splitTarget(text: string): Read {
  const colon = text.indexOf(':');
  return colon < 0
    ? { provider: '', id: text, ambiguous: false }
    : { provider: text.slice(0, colon), id: text.slice(colon + 1), ambiguous: false };
}

function problemOfProvider({ provider }: Target): string {
  const expected = `write provider:id, where the provider is ${providerNames.join(', ')}`;
  return provider === ''
    ? `names no provider; ${expected}`
    : `is at the unknown provider ${quoteId(provider)}; ${expected}`;
}
