/** Which findings are possible, in a plan and in a receipt: one that contradicts itself is refused. */
import type { PlannedFinding } from './people.js';

/** Whether it is a clear yes or no. Any other finding needs a human, or another search. */
export const isSettled = ({ finding }: Pick<PlannedFinding, 'finding'>): boolean =>
  finding === 'found' || finding === 'notFound';

/** How many contacts each kind of finding can have. */
const contactsOf = {
  found: 'some',
  notFound: 'none',
  ambiguous: 'some',
  incomplete: 'any',
  cannotSearch: 'none',
  failed: 'any',
  notAsked: 'none',
} as const satisfies Record<PlannedFinding['finding'], 'some' | 'none' | 'any'>;

/** What is wrong with a well-formed finding, in words that follow its place; undefined if nothing is. */
export function problemOfFinding(given: PlannedFinding): string | undefined {
  const { finding, contacts, reason, searchedBy, baseUrl, resembling } = given;
  const expected = contactsOf[finding];
  if (expected !== 'any' && (expected === 'some') !== contacts > 0) {
    return `is ${finding} with ${contacts} ${contacts === 1 ? 'contact' : 'contacts'}`;
  }
  const needsReason = !isSettled(given) && finding !== 'notAsked';
  if (needsReason !== (reason !== undefined)) return `is ${finding} ${reason ? 'with' : 'without'} a reason`;
  const { phone, email, list } = searchedBy;
  const wasAsked = phone + email > 0 || list;
  if (wasAsked && (finding === 'notAsked' || finding === 'cannotSearch'))
    return `is ${finding} and was searched`;
  if (!wasAsked && isSettled(given)) return `is ${finding} and was not searched`;
  if (finding === 'notAsked' ? baseUrl !== '' : baseUrl === '') return `is ${finding} at "${baseUrl}"`;
  return list && resembling !== undefined ? 'counts what resembles though the list was read' : undefined;
}

/** Why findings of one person contradict each other, in words; undefined if they do not. */
export function problemOfFindings(findings: readonly PlannedFinding[]): string | undefined {
  const providers = findings.map(({ provider }) => provider);
  const twice = providers.find((each, index) => providers.indexOf(each) !== index);
  if (twice !== undefined) return `has ${twice} twice`;
  for (const finding of findings) {
    const problem = problemOfFinding(finding);
    if (problem !== undefined) return `${problem}, at ${finding.provider}`;
  }
  return undefined;
}
