/** People, what was found of them, and the runs of their contacts, for the tests in this folder. */

import { join } from 'node:path';
import type { Ownership, PlannedFinding, PlannedPeople, PlannedPerson } from '../../src/record/people.js';
import { personPseudonym, printOf } from '../../src/record/people.js';
import type { Receipt } from '../../src/record/receipt/receipt.js';
import { readJournal } from '../../src/record/run-view.js';
import { type Begun, beginPlan, deleted, newFolder, planOf, undone } from './plans.js';

export const KEY = Buffer.alloc(32, 7).toString('base64');
export const AT = '2026-01-01T00:00:00.000Z';

const kinds = {
  found: { contacts: 1, resembling: 2 },
  notFound: { contacts: 0, resembling: 0 },
  ambiguous: { contacts: 2, reason: 'several' },
  incomplete: { contacts: 0, reason: 'endUnknown' },
  failed: { contacts: 0, reason: 'noAnswer' },
  cannotSearch: {
    contacts: 0,
    reason: 'scanNotAllowed',
    searchedBy: { phone: 0, email: 0, list: false },
  },
  notAsked: { contacts: 0, baseUrl: '', searchedBy: { phone: 0, email: 0, list: false } },
} as const satisfies Record<PlannedFinding['finding'], Partial<PlannedFinding>>;

export const finding = (
  provider: string,
  kind: PlannedFinding['finding'],
  change: Partial<PlannedFinding> = {},
): PlannedFinding => ({
  provider,
  baseUrl: `https://${provider}.example.com`,
  finding: kind,
  searchedBy: { phone: 1, email: 2, list: false },
  ...kinds[kind],
  at: AT,
  ...change,
});

export const person = (name: string, ...findings: PlannedFinding[]): PlannedPerson => ({
  pseudonym: personPseudonym(KEY, [name]),
  reference: `request of ${name}`,
  findings,
});

export const owner = (index: number, change: Partial<Ownership> = {}): Ownership => ({
  person: index,
  by: ['phone'],
  prints: [printOf(KEY, `phone\n\n${index}`)],
  ...change,
});

export const targets = { huduma: ['101', '102', '103'], sendme123: ['contact-of-ana'] };

/**
 * Ana has two contacts, one of which is also Bo's, and was searched for everywhere. Bo has one more. Nothing is known of Cy.
 * One contact is nobody's: it was named by its id.
 */
export const people: PlannedPeople = {
  key: KEY,
  people: [
    person('ana', finding('huduma', 'found'), finding('sendme123', 'found'), finding('wabotify', 'notFound')),
    person(
      'bo',
      finding('huduma', 'found', { contacts: 3 }),
      finding('sendme123', 'cannotSearch'),
      finding('wabotify', 'notAsked'),
    ),
    person(
      'cy',
      finding('huduma', 'notFound'),
      finding('sendme123', 'failed'),
      finding('wabotify', 'incomplete'),
    ),
  ],
  contacts: {
    huduma: { '101': [owner(0, { by: ['phone', 'email'] }), owner(1)], '102': [owner(1)] },
    sendme123: { 'contact-of-ana': [owner(0)] },
  },
};

export async function searchedRun(): Promise<{ journal: Begun; receipt: Receipt }> {
  const journal = await beginPlan(join(await newFolder(), 'run.journal'), planOf(targets, { people }));
  await journal.intend({ provider: 'huduma', ids: ['101', '103'] });
  await journal.settle(deleted('huduma', '101'));
  await journal.settle(undone('huduma', '103', 'blocked', 'conflict'));
  await journal.intend({ provider: 'sendme123', ids: ['contact-of-ana'] });
  await journal.settle(deleted('sendme123', 'contact-of-ana'));
  await journal.close();
  return { journal, receipt: await (await readJournal(journal.path)).receipt() };
}
