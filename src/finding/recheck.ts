/** Whether a contact that was found is still the one that was found. */
import type { Target } from '../deletion/outcome.js';
import type { ListedContact } from '../providers/search.js';
import { allFieldsOf } from './compare.js';
import { type Finding, fields, type Match } from './finding.js';

/**
 * For the option `recheck` of `deleteContacts`: each contact is deleted only if the phone numbers or e-mail addresses by which it
 * was found are still stored in the same way. A contact that no finding has is none that was found, and is not deleted.
 *
 * @param findings Of this process: one that was written to a file and read again has nothing left to compare.
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
