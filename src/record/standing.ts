/** How a run stands: what its journal says of each contact, taken together. Every contact counts once. */
import { type OutcomeKind, outcomeKinds, permanences, type Target, zeros } from '../deletion/outcome.js';
import type { Permanence } from '../providers/definition.js';
import type { EndRecord, JournalRecord, OutcomeRecord, SessionRecord } from './records.js';

/** What a resumed run does not touch again. The other outcomes say that nothing was settled. */
const FINAL: ReadonlySet<OutcomeKind> = new Set(['deleted', 'absent', 'blocked', 'rejected']);

/** Whether asking again cannot change an outcome. Some doubts stay, however often the same request is sent. */
function isSettled(record: OutcomeRecord, isAccountProven: boolean): boolean {
  if (record.outcome !== 'unknown') return FINAL.has(record.outcome);
  const { code } = record.reason;
  return code === 'refusedAfterLoss' || (code === 'notFoundMayMeanAccount' && !isAccountProven);
}

const keyOf = (provider: string, id: string) => `${provider}:${id}`;

/** A contact of the run, with its outcome so far. */
export interface Entry {
  readonly provider: string;
  readonly id: string;
  readonly outcome: OutcomeRecord | undefined;
}

export class Standing {
  readonly #outcomes = new Map<string, Map<string, OutcomeRecord | undefined>>();
  /** Named in a request of this session that has no outcome yet. */
  readonly #open = new Map<string, { readonly provider: string; readonly id: string }>();
  /** May have been deleted by a request of an earlier session, without our hearing of it. */
  readonly #ambiguous = new Set<string>();
  /** Providers at which a contact was found and deleted: the account is the right one. */
  readonly #proven = new Set<string>();
  #first: SessionRecord | undefined;
  #last: SessionRecord | EndRecord | undefined;
  #lastOutcomeAt: string | undefined;

  /**
   * Takes in the next record.
   *
   * @returns What is wrong with it, as words that follow "the line"; undefined if nothing is.
   */
  take(record: JournalRecord): string | undefined {
    switch (record.type) {
      case 'header':
        return 'is a second header';
      case 'targets':
        return this.#takeTargets(record.provider, record.ids);
      case 'session':
        for (const key of this.#open.keys()) this.#ambiguous.add(key);
        this.#open.clear();
        this.#first ??= record;
        this.#last = record;
        return undefined;
      case 'intent':
        return this.#takeIntent(record.provider, record.ids);
      case 'outcome':
        return this.#takeOutcome(record);
      case 'end':
        this.#last = record;
        return undefined;
      default:
        return 'is of a kind that this version does not know';
    }
  }

  #takeTargets(provider: string, ids: readonly string[]): string | undefined {
    if (this.#first) return 'adds contacts to a run that has begun';
    const outcomes = this.#outcomes.get(provider) ?? new Map<string, undefined>();
    this.#outcomes.set(provider, outcomes);
    for (const id of ids) outcomes.set(id, undefined);
    return undefined;
  }

  #takeIntent(provider: string, ids: readonly string[]): string | undefined {
    for (const id of ids) {
      const problem = this.#problemOf(provider, id);
      if (problem) return problem;
      this.#open.set(keyOf(provider, id), { provider, id });
    }
    return undefined;
  }

  #takeOutcome(record: OutcomeRecord): string | undefined {
    const { provider, id, outcome } = record;
    const problem = this.#problemOf(provider, id);
    if (problem) return problem;
    const key = keyOf(provider, id);
    this.#outcomes.get(provider)?.set(id, record);
    this.#lastOutcomeAt = record.at;
    this.#open.delete(key);
    if (outcome === 'unknown' && record.perhapsByUs) this.#ambiguous.add(key);
    else this.#ambiguous.delete(key);
    if (outcome === 'deleted' && record.evidence !== 'absence') this.#proven.add(provider);
    return undefined;
  }

  #problemOf(provider: string, id: string): string | undefined {
    const outcomes = this.#outcomes.get(provider);
    if (!outcomes?.has(id)) return 'names a contact that is not in the plan';
    if (!this.#first) return 'stands before the run has begun';
    const outcome = outcomes.get(id)?.outcome;
    return outcome && FINAL.has(outcome) ? 'names a contact that has its outcome already' : undefined;
  }

  /** Contacts named in requests under way. */
  get open(): readonly { readonly provider: string; readonly id: string }[] {
    return [...this.#open.values()];
  }

  get startedAt(): string | undefined {
    return this.#first?.at;
  }

  /**
   * When the last session came to its end, or got the last outcome that there was to get; undefined if it goes
   * on, or was killed before.
   */
  get endedAt(): string | undefined {
    if (this.#last?.type === 'end') return this.#last.at;
    return this.remaining().next().done ? this.#lastOutcomeAt : undefined;
  }

  /** Providers whose account is proven to be the right one. */
  get provenProviders(): readonly string[] {
    return [...this.#proven];
  }

  /** The ids of the plan, as they were sealed. */
  get targets(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(Array.from(this.#outcomes, ([provider, ids]) => [provider, [...ids.keys()]]));
  }

  /** Every contact with its outcome so far. */
  *entries(): Generator<Entry> {
    for (const [provider, outcomes] of this.#outcomes) {
      for (const [id, outcome] of outcomes) yield { provider, id, outcome };
    }
  }

  /**
   * What is still to be done: the contacts that have no outcome yet, or one that another request may settle.
   *
   * @param vouchedFor Providers whose account is known to be the right one, besides those that the run has proven.
   */
  *remaining(vouchedFor: readonly string[] = []): Generator<Target & { readonly ambiguous: boolean }> {
    for (const entry of this.entries()) {
      if (!this.#isLeft(entry, vouchedFor)) continue;
      const { provider, id } = entry;
      const key = keyOf(provider, id);
      yield { provider, id, ambiguous: this.#ambiguous.has(key) || this.#open.has(key) };
    }
  }

  #isOpen(provider: string, id: string): boolean {
    return this.#open.has(keyOf(provider, id));
  }

  /** The run so far. What has no outcome is `unknown` if it was named in a request, else `notAttempted`. */
  get counts(): Readonly<Record<OutcomeKind, number>> {
    const counts = zeros(outcomeKinds);
    for (const { provider, id, outcome } of this.entries()) counts[this.kindOf(provider, id, outcome)] += 1;
    return counts;
  }

  /** The deleted ones by what is known of their deletion. */
  get permanence(): Readonly<Record<Permanence, number>> {
    const counts = zeros(permanences);
    for (const { outcome } of this.entries()) {
      if (outcome?.outcome === 'deleted') counts[outcome.permanence] += 1;
    }
    return counts;
  }

  /** Of the absent ones, those that a request of this run may have deleted. */
  get absentPerhapsByUs(): number {
    return this.#count(({ outcome }) => outcome?.outcome === 'absent' && outcome.perhapsByUs);
  }

  /** How many stay unknown however often they are asked about, unless somebody vouches for their account. */
  get stayUnknown(): number {
    return this.#count((entry) => entry.outcome?.outcome === 'unknown' && !this.#isLeft(entry));
  }

  /** Providers with contacts that somebody who vouches for the account can settle. */
  get unprovenProviders(): readonly string[] {
    const isVague = (entry: Entry) =>
      entry.outcome?.outcome === 'unknown' &&
      entry.outcome.reason.code === 'notFoundMayMeanAccount' &&
      !this.#isLeft(entry);
    return [...this.#outcomes.keys()].filter(
      (provider) => this.#count((entry) => entry.provider === provider && isVague(entry)) > 0,
    );
  }

  #count(counts: (entry: Entry) => boolean): number {
    let count = 0;
    for (const entry of this.entries()) if (counts(entry)) count += 1;
    return count;
  }

  /** Whether there is something left to do about a contact. */
  #isLeft({ provider, id, outcome }: Entry, vouchedFor: readonly string[] = []): boolean {
    if (!outcome || this.#isOpen(provider, id)) return true;
    return !isSettled(outcome, this.#proven.has(provider) || vouchedFor.includes(provider));
  }

  kindOf(provider: string, id: string, outcome: OutcomeRecord | undefined): OutcomeKind {
    const key = keyOf(provider, id);
    const isOpen = this.#isOpen(provider, id);
    if (outcome && (FINAL.has(outcome.outcome) || !isOpen)) return outcome.outcome;
    return isOpen || this.#ambiguous.has(key) ? 'unknown' : 'notAttempted';
  }
}
