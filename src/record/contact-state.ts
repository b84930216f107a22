/** What a run knows of one contact, packed into one number: a run may have millions of contacts. */
import { type OutcomeKind, outcomeKinds, permanences } from '../deletion/outcome.js';
import type { Permanence } from '../providers/definition.js';

/**
 * What asking again can do about an `unknown`: nothing (`stays`), something once the account is proven (`untilProven`), or
 * perhaps something at once (`open`).
 */
const doubts = ['open', 'untilProven', 'stays'] as const;
export type Doubt = (typeof doubts)[number];

export interface ContactState {
  /** The last recorded outcome; undefined if a request for the contact has been announced since. */
  readonly outcome: OutcomeKind | undefined;
  /** Only for a deleted contact. */
  readonly permanence: Permanence | undefined;
  readonly perhapsByUs: boolean;
  readonly doubt: Doubt;
  /** Whether a request of this session names it and has no outcome yet. */
  readonly isOpen: boolean;
  /** Whether an earlier session may have deleted it without recording so. */
  readonly isAmbiguous: boolean;
  /** The number of the record with this outcome, from 1; 0 if there is none. */
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

/** Each field is a digit in a mixed-radix number. The record's number is the most significant part, so it has no limit. */
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
