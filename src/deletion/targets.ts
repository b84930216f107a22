/** Reads all targets before anything is sent: each once, in the provider's spelling, or with its problem. */
import { onAbort } from '../http/abort.js';
import { quoteId } from '../http/target.js';
import type { ProviderDefinition } from '../providers/definition.js';
import type { Target } from './outcome.js';

/**
 * A target as callers write it: `provider:id`, such as `acme:contact-1`, or an object with the two. A number is allowed as
 * an id only at providers whose ids are numbers; there, `5` and `'5'` are the same contact. `ambiguous` says that a request
 * of an earlier session may have deleted it, so that an absence now may be due to that (`perhapsByUs`).
 *
 * @typeParam Name The names of the providers.
 */
export type TargetInput<Name extends string = string> =
  | `${Name}:${string}`
  | {
      readonly provider: Name;
      readonly id: string | number;
      readonly ambiguous?: boolean | undefined;
    };

/**
 * A target that is written out is checked by the compiler: `'acmee:1'` does not compile. About a string from a file the
 * compiler knows nothing; a bad one is rejected at run time.
 */
export type WrittenTarget<Item, Name extends string> = Item extends string
  ? string extends Item
    ? unknown
    : TargetInput<Name>
  : Item extends { readonly provider: infer Written }
    ? string extends Written
      ? unknown
      : TargetInput<Name>
    : unknown;

/** The targets of a run. Only its sets grow with the input of a run. */
export interface TargetList {
  /** The ids by provider, in input order, each once. */
  readonly ids: ReadonlyMap<string, Set<string>>;
  /** Those among them that an earlier session may have deleted, by provider. */
  readonly ambiguous: ReadonlyMap<string, ReadonlySet<string>>;
  readonly duplicates: number;
  /** How many targets can be sent. */
  readonly count: number;
}

/** A target as read from the input. */
interface ReadTarget extends Target {
  /** Whether an earlier session may have deleted it. */
  readonly ambiguous: boolean;
}

/** A target that cannot be sent, and why. */
export interface InvalidTarget {
  readonly target: Target;
  /** Completes a sentence that begins with the id. */
  readonly problem: string;
  /** Whether the same target came before; it then counts as a duplicate. */
  readonly repeated: boolean;
  /** Whether an earlier session may have deleted it. */
  readonly ambiguous: boolean;
}

/**
 * Reads the input to its end, or until the signal is aborted.
 *
 * @param onInvalidTarget Called with each target that cannot be sent, and awaited.
 * @throws What the input throws. Nothing has been sent then.
 */
export async function readTargets(
  input: Iterable<string | TargetInput> | AsyncIterable<string | TargetInput>,
  providers: readonly ProviderDefinition[],
  onInvalidTarget: (invalid: InvalidTarget) => Promise<void> | undefined,
  signal: AbortSignal = new AbortController().signal,
): Promise<TargetList> {
  const deletions = new Map(providers.map(({ name, deletion }) => [name, deletion]));
  const ids = new Map(providers.map(({ name }) => [name, new Set<string>()]));
  const ambiguous = new Map(providers.map(({ name }) => [name, new Set<string>()]));
  const invalids = new Set<string>();
  let duplicates = 0;
  let count = 0;
  const reject = async (invalid: Omit<InvalidTarget, 'repeated'>) => {
    const key = `${invalid.target.provider}:${invalid.target.id}`;
    const repeated = invalids.has(key);
    if (repeated) duplicates += 1;
    else invalids.add(key);
    await onInvalidTarget({ ...invalid, repeated });
  };
  // At an unknown provider, the provider is the problem, not the number.
  const mayBeNumber = (provider: string) => deletions.get(provider)?.numericIds ?? !deletions.has(provider);
  for await (const item of itemsOf(input, signal)) {
    const target = targetOf(item, mayBeNumber);
    if ('problem' in target) {
      await reject(target);
      continue;
    }
    const deletion = deletions.get(target.provider);
    const known = deletion
      ? deletion.parseId(target.id)
      : { problem: problemOfProvider(target, [...deletions.keys()]) };
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

/** The items of an input. An asynchronous input may hang, so the signal ends the wait for it. */
export async function* itemsOf<T>(
  input: Iterable<T> | AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T> {
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
    // Not awaited: an input that hangs would never answer.
    void Promise.resolve(iterator.return?.()).catch(() => {});
  }
}

/** The target of an item, or its problem. */
function targetOf(
  item: string | TargetInput,
  mayBeNumber: (provider: string) => boolean,
): ReadTarget | Omit<InvalidTarget, 'repeated'> {
  if (typeof item === 'string') return splitTarget(item);
  // A caller without types may pass anything.
  const { provider, id, ambiguous: suspected } = (item ?? {}) as Partial<Record<string, unknown>>;
  const ambiguous = Boolean(suspected);
  const shown = typeof provider === 'string' ? provider : '';
  const invalid = (problem: string) => ({
    target: { provider: shown, id: String(id) },
    problem,
    ambiguous,
  });
  if (typeof provider === 'string' && typeof id === 'string') return { provider, id, ambiguous };
  if (typeof provider !== 'string' || typeof id !== 'number') {
    return invalid('is no target: its provider and its id must be strings');
  }
  if (Number.isInteger(id) && !Number.isSafeInteger(id)) {
    return invalid('is a number too large to be exact, and may have lost digits; give the id as a string');
  }
  if (!mayBeNumber(provider))
    return invalid('is a number; give the id as a string, as the provider wrote it');
  return { provider, id: String(id), ambiguous };
}

/** Splits `provider:id` at the first colon; the id may contain more. */
function splitTarget(text: string): ReadTarget {
  const colon = text.indexOf(':');
  return colon < 0
    ? { provider: '', id: text, ambiguous: false }
    : { provider: text.slice(0, colon), id: text.slice(colon + 1), ambiguous: false };
}

function problemOfProvider({ provider }: Target, names: readonly string[]): string {
  const expected = `write provider:id, for a provider of this run (${names.join(', ')})`;
  return provider === ''
    ? `names no provider; ${expected}`
    : `is at ${quoteId(provider)}, which this run was not given; ${expected}`;
}
