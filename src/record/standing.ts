/** The state of a run: what its records say about each contact, taken together. Every contact counts once. */
import {
  type OutcomeKind,
  outcomeKinds,
  permanences,
  type Stop,
  type Target,
  zeros,
} from '../deletion/outcome.js';
import type { Permanence } from '../providers/definition.js';
import { type ContactState, type Doubt, pack, UNTOUCHED, unpack } from './contact-state.js';
import type { PlanHead } from './plan.js';
import type { EndRecord, OutcomeRecord, RunRecord, SessionRecord } from './records.js';

/** The outcomes that a resumed run leaves alone. The others have settled nothing. */
const FINAL: ReadonlySet<OutcomeKind> = new Set(['deleted', 'absent', 'blocked', 'rejected']);

/** Whether a contact with this outcome is left alone from then on. */
export const isFinalKind = (outcome: OutcomeKind): boolean => FINAL.has(outcome);

/** A contact that is still to be deleted. */
export interface Remaining extends Target {
  /** Whether a request of an earlier session may have deleted it. */
  readonly ambiguous: boolean;
}

/** Decides what is settled, and what remains, for every store, command and receipt. Nothing else decides that. */
export class Standing {
  /** What is known of each contact, packed, by provider and id. */
  readonly #contacts = new Map<string, Map<string, number>>();
  /** Providers where a contact was found, by a deletion or by the search before it: their account is the right one. */
  readonly #proven = new Set<string>();
  #stops: Stop[] = [];
  #records = 0;
  #first: SessionRecord | undefined;
  #last: SessionRecord | EndRecord | undefined;
  #lastOutcomeAt: string | undefined;

  /** Takes in the plan, before the records. A contact that its search found proves the account. */
  takePlan({ people }: Pick<PlanHead, 'people'>): void {
    for (const provider of Object.keys(people?.contacts ?? {})) this.#proven.add(provider);
  }

  /**
   * Takes in the next record.
   *
   * @returns What is wrong with it, in words that continue "the line"; undefined if nothing is.
   */
  take(record: RunRecord): string | undefined {
    this.#records += 1;
    switch (record.type) {
      case 'targets':
        return this.#takeTargets(record.provider, record.ids);
      case 'session':
        return this.#takeSession(record);
      case 'intent':
        return this.#takeIntent(record.provider, record.ids);
      case 'outcome':
        return this.#takeOutcome(record);
      case 'stop':
        this.#stops.push({ provider: record.provider, guard: record.guard, message: record.message });
        return undefined;
      case 'end':
        this.#last = record;
        return undefined;
      default:
        return 'is of a kind that this version does not know';
    }
  }

  #takeTargets(provider: string, ids: readonly string[]): string | undefined {
    if (this.#first) return 'adds contacts to a run that has begun';
    const contacts = this.#contacts.get(provider) ?? new Map<string, number>();
    this.#contacts.set(provider, contacts);
    const untouched = pack(UNTOUCHED);
    for (const id of ids) contacts.set(id, untouched);
    return undefined;
  }

  #takeSession(record: SessionRecord): undefined {
    for (const contacts of this.#contacts.values()) {
      for (const [id, packed] of contacts) {
        const state = unpack(packed);
        if (state.isOpen) contacts.set(id, pack({ ...state, isOpen: false, isAmbiguous: true }));
      }
    }
    this.#stops = [];
    this.#first ??= record;
    this.#last = record;
  }

  #takeIntent(provider: string, ids: readonly string[]): string | undefined {
    for (const id of ids) {
      const state = this.#unsettled(provider, id);
      if (typeof state === 'string') return state;
      // Earlier outcomes no longer hold: this request may delete it.
      const { isAmbiguous } = state;
      this.#contacts.get(provider)?.set(id, pack({ ...UNTOUCHED, isAmbiguous, isOpen: true }));
    }
    return undefined;
  }

  #takeOutcome(record: OutcomeRecord): string | undefined {
    const { provider, id, outcome } = record;
    const state = this.#unsettled(provider, id);
    if (typeof state === 'string') return state;
    const perhapsByUs = 'perhapsByUs' in record && record.perhapsByUs;
    this.#contacts.get(provider)?.set(
      id,
      pack({
        outcome,
        permanence: outcome === 'deleted' ? record.permanence : undefined,
        perhapsByUs,
        doubt: doubtOf(record),
        isOpen: false,
        isAmbiguous: outcome === 'unknown' && perhapsByUs,
        record: this.#records,
      }),
    );
    this.#lastOutcomeAt = record.at;
    if (outcome === 'deleted' && record.evidence !== 'absence') this.#proven.add(provider);
    return undefined;
  }

  /** The state of a contact that may get an outcome, or why it may not. */
  #unsettled(provider: string, id: string): ContactState | string {
    const state = this.#stateOf(provider, id);
    if (!state) return 'names a contact that is not in the plan';
    if (!this.#first) return 'stands before the run has begun';
    return isFinal(state) ? 'names a contact that has its outcome already' : state;
  }

  #stateOf(provider: string, id: string): ContactState | undefined {
    const packed = this.#contacts.get(provider)?.get(id);
    return packed === undefined ? undefined : unpack(packed);
  }

  *#states(): Generator<Target & { readonly state: ContactState }> {
    for (const [provider, contacts] of this.#contacts) {
      for (const [id, packed] of contacts) yield { provider, id, state: unpack(packed) };
    }
  }

  /** A snapshot: records taken in later do not change it. */
  copy(): Standing {
    const copy = new Standing();
    for (const [provider, contacts] of this.#contacts) copy.#contacts.set(provider, new Map(contacts));
    for (const provider of this.#proven) copy.#proven.add(provider);
    copy.#stops = [...this.#stops];
    copy.#records = this.#records;
    copy.#first = this.#first;
    copy.#last = this.#last;
    copy.#lastOutcomeAt = this.#lastOutcomeAt;
    return copy;
  }

  /** How many records it has taken in. */
  get records(): number {
    return this.#records;
  }

  has({ provider, id }: Target): boolean {
    return this.#contacts.get(provider)?.has(id) === true;
  }

  /** How many contacts the run has. */
  get total(): number {
    let total = 0;
    for (const contacts of this.#contacts.values()) total += contacts.size;
    return total;
  }

  /** The ids of the plan by provider, in their sealed order. */
  *targets(): Generator<readonly [provider: string, ids: Iterable<string>]> {
    for (const [provider, contacts] of this.#contacts) yield [provider, contacts.keys()];
  }

  /** Contacts in requests under way. */
  *open(): Generator<Target> {
    for (const { provider, id, state } of this.#states()) if (state.isOpen) yield { provider, id };
  }

  get startedAt(): string | undefined {
    return this.#first?.at;
  }

  /** When the last session ended, or recorded the last missing outcome; undefined if it goes on, or was killed before. */
  get endedAt(): string | undefined {
    if (this.#last?.type === 'end') return this.#last.at;
    return this.isComplete ? this.#lastOutcomeAt : undefined;
  }

  /** Why the last session, or a provider in it, was stopped early. */
  get stops(): readonly Stop[] {
    return this.#stops;
  }

  /** Providers whose account is proven to be the right one. */
  get provenProviders(): readonly string[] {
    return [...this.#proven];
  }

  /** Whether nothing is left that another session could settle. */
  get isComplete(): boolean {
    return this.remaining().next().done === true;
  }

  /**
   * The contacts that are left: those without an outcome, and those whose outcome another request may settle.
   *
   * @param vouchedFor Providers whose account is known to be the right one, besides those that the run has proven.
   */
  *remaining(vouchedFor: readonly string[] = []): Generator<Remaining> {
    for (const { provider, id, state } of this.#states()) {
      if (this.#isLeft(provider, state, vouchedFor))
        yield { provider, id, ambiguous: state.isAmbiguous || state.isOpen };
    }
  }

  /** The run so far. A contact without an outcome is `unknown` if a request has named it, else `notAttempted`. */
  get counts(): Readonly<Record<OutcomeKind, number>> {
    const counts = zeros(outcomeKinds);
    for (const { state } of this.#states()) counts[kindOf(state)] += 1;
    return counts;
  }

  /** Deleted contacts by permanence. Only `permanent` is erasure. */
  get permanence(): Readonly<Record<Permanence, number>> {
    const counts = zeros(permanences);
    for (const { state } of this.#states()) if (state.permanence) counts[state.permanence] += 1;
    return counts;
  }

  /** Absent contacts that a request of this run may have deleted. */
  get absentPerhapsByUs(): number {
    return this.#count((state) => state.outcome === 'absent' && state.perhapsByUs);
  }

  /** How many contacts stay unknown, however often they are asked about, unless somebody vouches for their account. */
  get stayUnknown(): number {
    return this.#count((state, provider) => state.outcome === 'unknown' && !this.#isLeft(provider, state));
  }

  /** Providers with contacts that can be settled if somebody vouches for the account. */
  get unprovenProviders(): readonly string[] {
    const unproven = new Set<string>();
    for (const { provider, state } of this.#states()) {
      if (state.doubt === 'untilProven' && !this.#isLeft(provider, state)) unproven.add(provider);
    }
    return [...unproven];
  }

  #count(counts: (state: ContactState, provider: string) => boolean): number {
    let count = 0;
    for (const { provider, state } of this.#states()) if (counts(state, provider)) count += 1;
    return count;
  }

  /** Whether another session could do something about a contact. */
  #isLeft(provider: string, state: ContactState, vouchedFor: readonly string[] = []): boolean {
    if (state.outcome !== 'unknown') return !isFinal(state);
    if (state.doubt === 'untilProven') return this.#proven.has(provider) || vouchedFor.includes(provider);
    return state.doubt === 'open';
  }

  /** The outcome of a contact so far; undefined if it is not in the run. */
  kindOf(provider: string, id: string): OutcomeKind | undefined {
    const state = this.#stateOf(provider, id);
    return state && kindOf(state);
  }

  /** The permanence of a contact's deletion; undefined if it was not deleted. */
  permanenceOf(provider: string, id: string): Permanence | undefined {
    return this.#stateOf(provider, id)?.permanence;
  }

  /** Whether this record has the contact's last outcome. */
  isLast({ provider, id }: Target, record: number): boolean {
    return this.#stateOf(provider, id)?.record === record;
  }

  /** The contacts without a recorded outcome. */
  *withoutOutcome(): Generator<Target> {
    for (const { provider, id, state } of this.#states()) if (!state.outcome) yield { provider, id };
  }
}

const isFinal = ({ outcome }: ContactState) => outcome !== undefined && FINAL.has(outcome);

const kindOf = ({ outcome, isOpen, isAmbiguous }: ContactState): OutcomeKind =>
  outcome ?? (isOpen || isAmbiguous ? 'unknown' : 'notAttempted');

/** Some doubts remain, however often the same request is sent. */
function doubtOf(record: OutcomeRecord): Doubt {
  if (record.outcome !== 'unknown') return 'open';
  if (record.reason.code === 'refusedAfterLoss') return 'stays';
  return record.reason.code === 'notFoundMayMeanAccount' ? 'untilProven' : 'open';
}
