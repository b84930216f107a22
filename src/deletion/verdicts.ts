/** Makes the verdicts that are not plain successes. */
import type { DeletedVerdict, Reason, Verdict } from './outcome.js';
import { isSuspected, type PendingContact } from './pending-contact.js';

/** It may have been deleted, or not. */
export const unknown = (reason: Reason): Verdict => ({
  outcome: 'unknown',
  evidence: 'none',
  perhapsByUs: true,
  reason,
});

/** Not attempted, or unknown if an earlier request may have deleted it. */
export const givenUp = (contact: PendingContact, reason: Reason): Verdict =>
  isSuspected(contact) ? unknown(reason) : { outcome: 'notAttempted', evidence: 'none', reason };

/** A 404 that may mean the account. */
export function ambiguousAbsence(contact: PendingContact): Verdict {
  const message =
    'a 404 that may mean the contact or the whole account, and nothing in this run tells which; if the account is ' +
    'known to be the right one, say so with provenAccounts.';
  const reason: Reason = { code: 'notFoundMayMeanAccount', message, status: 404 };
  return { outcome: 'unknown', evidence: 'none', perhapsByUs: isSuspected(contact), reason };
}

/**
 * A contact that is not there. If an answer to a request for it was lost, or its batch failed, nobody can tell who deleted
 * it, unless it was seen there in between.
 *
 * @param promised What the provider documents about the permanence of a deletion.
 */
export function absence(
  contact: PendingContact,
  promised: DeletedVerdict['permanence'],
  status: number | undefined,
): Extract<Verdict, { outcome: 'deleted' | 'absent' }> {
  if (contact.seenPresent) {
    // It may have been in the trash before, and no answer says that it was removed from there.
    const permanence = promised === 'permanent' ? 'undocumented' : promised;
    return { outcome: 'deleted', permanence, evidence: 'absence' };
  }
  const perhapsByUs = isSuspected(contact);
  const message = perhapsByUs
    ? 'the provider does not find it; an earlier request of this run, whose answer was lost or proves nothing, may have deleted it.'
    : 'the provider does not find it.';
  const reason: Reason = { code: 'notFound', message, status };
  return { outcome: 'absent', evidence: 'absence', perhapsByUs, reason };
}

/** A contact that is refused or blocked. */
export function atFault(contact: PendingContact, ruling: 'blocked' | 'rejected', reason: Reason): Verdict {
  if (isInDoubt(contact, ruling)) return unknown(afterLoss(reason));
  // A blocked contact is there: no request has deleted it.
  const perhapsByUs = ruling !== 'blocked' && isSuspected(contact) && !contact.seenPresent;
  return { outcome: ruling, evidence: 'none', perhapsByUs, reason };
}

/** For each ruling, the suspicions that make it `unknown`: an earlier request may have been carried out. */
const leavesInDoubt: Record<'blocked' | 'rejected', readonly PendingContact['suspicion'][]> = {
  // A 409 says that it is there, and requests of an earlier session ended long ago.
  blocked: ['lost'],
  // A 400 for this contact alone says that it never existed, unless something else may have deleted it.
  rejected: ['failed', 'lostEarlier', 'lost'],
};

export function isInDoubt(
  { suspicion, seenPresent }: PendingContact,
  ruling: 'blocked' | 'rejected',
): boolean {
  // Requests of the earlier session ended long ago, and the contact was seen there since.
  if (suspicion === 'lostEarlier' && seenPresent) return false;
  return leavesInDoubt[ruling].includes(suspicion);
}

/** A refusal that settles nothing. Sending again would not help: the provider would refuse again. */
function afterLoss({ code, message, status }: Reason): Reason {
  if (code !== 'refused') return { code, message, status };
  const doubt = 'an earlier request for it may have deleted it; asking again cannot tell.';
  return { code: 'refusedAfterLoss', message: `${message}, and ${doubt}`, status };
}
