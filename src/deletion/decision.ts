/** What a decision is made from, and what it consists of. */
import type { Chosen, Presence, ProviderDefinition } from '../providers/definition.js';
import type { Batch } from './batch.js';
import type { Knowledge, Settled } from './knowledge.js';
import type { Guard, Reason } from './outcome.js';
import { givenUp } from './verdicts.js';

/** What stays the same for the whole run of a provider. */
export interface Rules {
  readonly definition: ProviderDefinition;
  readonly choices: Chosen;
  /** Whether a transaction is kept whole: if one contact is at fault, nothing of its batch is deleted. */
  readonly atomic: boolean;
  /** Whether absences are expected. */
  readonly allowAbsent: boolean;
  /** How many times a request without an answer is sent again. */
  readonly retries: number;
}

/**
 * What a second read of a contact found: `theirs`, it is still the person's; `notTheirs`, it is not; `gone`, it is not
 * there; `unread`, it could not be read; `cannot`, the provider has no call that shows it.
 */
export type Reread = 'theirs' | 'notTheirs' | 'gone' | 'unread' | 'cannot';

/** What came of a request for a batch, or of a look-up of its one contact. */
export type Answer =
  | { readonly kind: 'success'; readonly status: number; readonly body: unknown }
  | {
      readonly kind: 'failure';
      readonly error: unknown;
      /** Time left for the batch, in milliseconds. */
      readonly leftMs: number;
      /** At least 0 and less than 1. Spreads the retries of clients that failed together. */
      readonly random: number;
    }
  | { readonly kind: 'lookedUp'; readonly presence: Presence | undefined }
  /** The contacts of a batch were read again before its first request; by id. */
  | { readonly kind: 'reread'; readonly found: ReadonlyMap<string, Reread> }
  /** Nothing is sent: a guard has stopped the provider, or the batch was given up. */
  | { readonly kind: 'notSent'; readonly reason: Reason };

/** How the pace changes: one more request at a time, or half as many after a wait of `waitMs` milliseconds. */
export type PaceChange = { readonly kind: 'faster' } | { readonly kind: 'slower'; readonly waitMs: number };

export interface Decision {
  readonly knowledge: Knowledge;
  readonly settled: readonly Settled[];
  /** What to send next, in this order, after `resendAfterMs`. */
  readonly resend: readonly Batch[];
  readonly resendAfterMs: number;
  readonly pace?: PaceChange;
  /** A wait that the provider asked for, in milliseconds. */
  readonly askedToWaitMs?: number | undefined;
  readonly stop?: { readonly guard: Guard; readonly message: string };
}

/** Nothing is settled, and nothing is sent again. */
export const nothing = (knowledge: Knowledge): Decision => ({
  knowledge,
  settled: [],
  resend: [],
  resendAfterMs: 0,
});

/**
 * Seeing a contact there proves that the account is the right one. The absences that were held back then mean their
 * contacts, and are settled.
 */
export const accountProven = (known: Knowledge): Pick<Decision, 'knowledge' | 'settled'> => ({
  knowledge: { ...known, accountProven: true, onlyAbsent: false, heldBack: [] },
  settled: known.heldBack,
});

/** Nothing more is sent for a batch. */
export const giveUp = ({ contacts }: Batch, reason: Reason, knowledge: Knowledge): Decision => ({
  ...nothing(knowledge),
  settled: contacts.map((contact) => ({ contact, verdict: givenUp(contact, reason) })),
});
