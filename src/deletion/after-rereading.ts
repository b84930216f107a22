/** Decides about contacts that were read again right before their deletion. */
import type { Batch } from './batch.js';
import { accountProven, type Decision, nothing, type Reread } from './decision.js';
import type { Knowledge } from './knowledge.js';
import { LIMITS } from './limits.js';
import type { Reason } from './outcome.js';
import type { PendingContact } from './pending-contact.js';
import { givenUp } from './verdicts.js';

const CHANGED_HANDS: Reason = {
  code: 'changedHands',
  message: "it was read again, and is no longer the person's. It was not deleted.",
};

const NOT_REREAD: Reason = {
  code: 'notReread',
  message: 'it was to be read again before it is deleted, and could not be. It was not deleted.',
};

/**
 * Keeps contacts that have changed hands or could not be read. A contact that is gone is sent all the same: the answer to
 * its request settles it.
 */
export function afterRereading(batch: Batch, found: ReadonlyMap<string, Reread>, known: Knowledge): Decision {
  const of = ({ id }: PendingContact) => found.get(id) ?? 'unread';
  const left = batch.contacts.filter((contact) => !['notTheirs', 'unread'].includes(of(contact)));
  const kept = batch.contacts.filter((contact) => !left.includes(contact));
  const settled = kept.map((contact) => ({
    contact,
    verdict: givenUp(contact, of(contact) === 'notTheirs' ? CHANGED_HANDS : NOT_REREAD),
  }));
  const isThere = batch.contacts.some((contact) => ['theirs', 'notTheirs'].includes(of(contact)));
  const proven = isThere ? accountProven(known) : { knowledge: known, settled: [] };
  const unanswered = kept.some((contact) => of(contact) === 'unread') ? known.unanswered + 1 : 0;
  const message = `contacts could not be read again, ${unanswered} times in a row.`;
  return {
    ...nothing({ ...proven.knowledge, unanswered }),
    settled: [...proven.settled, ...settled],
    resend: left.length > 0 ? [{ ...batch, contacts: left }] : [],
    ...(unanswered >= LIMITS.unansweredInRow ? { stop: { guard: 'unreachable', message } } : {}),
  };
}
