/** Whether a contact that was found still has the fields by which it was found. */
import type { Target } from '../deletion/outcome.js';
import type { ListedContact } from '../providers/search.js';
import { allFieldsOf } from './compare.js';
import { type Finding, fields, type Match } from './finding.js';

/**
 * For the option `recheck` of `deleteContacts`: a contact is deleted only if the phone numbers or e-mail addresses by which
 * it was found are still stored in exactly the same way. A contact that is in no finding is not deleted.
 *
 * @param findings Findings of this process: those read back from a file no longer have the fields to compare.
 * @example
 * import { deleteContacts } from 'contact-deletion';
 * import { findContacts, isStillFound } from 'contact-deletion/find';
 * import { acme } from './acme.js';
 *
 * const providers = [acme.fromEnv()];
 * const findings = [];
 * for await (const each of findContacts({ providers, people: [{ email: 'ana@example.com' }] })) findings.push(each);
 * const targets = findings
 *   .filter(({ finding }) => finding === 'found')
 *   .flatMap(({ provider, contacts }) => contacts.map(({ id }) => ({ provider, id })));
 * await deleteContacts({ providers, targets, recheck: isStillFound(findings) }).finish();
 */
export function isStillFound(
  findings: Iterable<Finding>,
): (target: Target, contact: ListedContact) => boolean {
  const matches = new Map<string, Match[]>();
  for (const { provider, contacts } of findings) {
    for (const match of contacts) {
      const key = `${provider}:${match.id}`;
      matches.set(key, [...(matches.get(key) ?? []), match]);
    }
  }
  return ({ provider, id }, contact) => {
    const stored = allFieldsOf(contact);
    const isSame = (match: Match) =>
      match[fields]?.length > 0 && match[fields].every((each) => stored.has(each));
    return (matches.get(`${provider}:${id}`) ?? []).some(isSame);
  };
}
