/** What a finding can say, in a plan as in a receipt: one that contradicts itself is none. */
import type { PlannedFinding } from './people.js';

/** Whether it is a plain yes or no. The others are for a human, or for another search. */
export const isSettled = ({ finding }: Pick<PlannedFinding, 'finding'>): boolean =>
  finding === 'found' || finding === 'notFound';

/** How many contacts go with each kind: some, none or either. */
const contactsOf = {
  found: 'some',
  notFound: 'none',
  ambiguous: 'some',
  incomplete: 'any',
  cannotSearch: 'none',
  failed: 'any',
  notAsked: 'none',
} as const satisfies Record<PlannedFinding['finding'], 'some' | 'none' | 'any'>;

/** What is wrong with a finding that has the form of one, as words that follow its place; undefined if nothing is. */
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

/** Why findings of a person cannot be together, as words; undefined if they can. */
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
