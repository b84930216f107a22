/** What a run knows of one contact, in one number: there may be millions of them. */
import { type OutcomeKind, outcomeKinds, permanences } from '../deletion/outcome.js';
import type { Permanence } from '../providers/definition.js';

/**
 * What asking again can do about an `unknown`: nothing (`stays`), something once the account is proven
 * (`untilProven`), or perhaps something at once (`open`).
 */
const doubts = ['open', 'untilProven', 'stays'] as const;
export type Doubt = (typeof doubts)[number];

export interface ContactState {
  /** The last outcome that was noted down; undefined if a request that names it was announced after that. */
  readonly outcome: OutcomeKind | undefined;
  /** Of a deleted one. */
  readonly permanence: Permanence | undefined;
  readonly perhapsByUs: boolean;
  readonly doubt: Doubt;
  /** Named in a request of this session that has no outcome yet. */
  readonly isOpen: boolean;
  /** May have been deleted by a request of an earlier session, without our hearing of it. */
  readonly isAmbiguous: boolean;
  /** The number of the record with that outcome, the first one being 1; 0 for none. */
  readonly record: number;
}

export const UNTOUCHED: ContactState = {
  outcome: undefined,
  permanence: undefined,
  perhapsByUs: false,
  doubt: 'open',
  isOpen: false,
  isAmbiguous: false,
  record: 0,
};

const outcomes = [undefined, ...outcomeKinds];
const kindsOfPermanence = [undefined, ...permanences];

/** Each field as a digit: how many values it has, and which one it is. The last one has no end. */
export function pack(state: ContactState): number {
  let packed = state.record;
  packed = packed * doubts.length + doubts.indexOf(state.doubt);
  packed = packed * kindsOfPermanence.length + kindsOfPermanence.indexOf(state.permanence);
  packed = packed * outcomes.length + outcomes.indexOf(state.outcome);
  packed = packed * 2 + Number(state.perhapsByUs);
  packed = packed * 2 + Number(state.isOpen);
  return packed * 2 + Number(state.isAmbiguous);
}

export function unpack(packed: number): ContactState {
  let rest = packed;
  const next = (values: number) => {
    const digit = rest % values;
    rest = (rest - digit) / values;
    return digit;
  };
  const isAmbiguous = next(2) === 1;
  const isOpen = next(2) === 1;
  const perhapsByUs = next(2) === 1;
  const outcome = outcomes[next(outcomes.length)];
  const permanence = kindsOfPermanence[next(kindsOfPermanence.length)];
  const doubt = doubts[next(doubts.length)] ?? 'open';
  return { outcome, permanence, perhapsByUs, doubt, isOpen, isAmbiguous, record: rest };
}
