/** The words of a receipt about people, in English. */
import type { PeopleWords } from './people-words.js';

const number = (count: number) => count.toLocaleString('en-US');
const counted = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;

export const englishPeople: PeopleWords = {
  heading: {
    run: 'The people, and where they were searched for',
    person: 'Where the person was searched for',
    contact: 'The person whose contact it is',
  },
  unsettled:
    'Some providers were not searched, or gave no clear result: they are named below. Contacts may be left there, and nothing was done about those.',
  limits: [
    'A contact counts as found only if a phone number or an e-mail address in it equals one that the person gave. What merely resembles one was counted and left alone.',
    '“Not found” speaks of active contacts: a search need not see a contact that is in a trash, or is only marked as deleted, and such a contact is still stored.',
    'Each provider was searched with one credential, and a search sees what that credential may see: one user, organization or workspace. Contacts in another one were not searched.',
    'A search holds for its time. A contact can come back later, by an import or a new message. Messages, backups and other records are not contacts, and were not searched.',
  ],
  person: (count) => (count === undefined ? 'The person' : `Person ${number(count)}`),
  unlisted: (count) =>
    `The receipt in JSON has a part for each of the ${number(count)} people; they are too many to list here.`,
  columns: {
    finding: 'Finding',
    found: 'Contacts that are equal',
    inRun: 'Of these in this run',
    resembling: 'Others, left alone',
    searchedBy: 'Searched by',
    equalBy: 'Equal by',
  },
  captions: {
    who: 'The person, by pseudonym',
    findings: 'Where was searched, and what was found',
    contacts: 'What became of the person’s contacts',
    tally: 'People by what was found',
    meanings: 'Findings: what a search says of a person',
  },
  about: { pseudonym: 'Pseudonym', reference: 'Reference', settled: 'Every provider: a plain yes or no' },
  searchedBy({ phone, email, list }) {
    const parts = [
      phone > 0 ? counted(phone, 'spelling of phone numbers', 'spellings of phone numbers') : '',
      email > 0 ? counted(email, 'spelling of e-mail addresses', 'spellings of e-mail addresses') : '',
      list ? 'the list of all contacts' : '',
    ].filter(Boolean);
    return parts.join(', ') || 'nothing';
  },
  identifiers: { phone: 'phone number', email: 'e-mail address' },
  findings: {
    found: {
      name: 'found',
      meaning:
        'The search went to its end, and a contact of the person is there. What became of it, its outcome says.',
    },
    notFound: {
      name: 'not found',
      meaning:
        'The search went to its end, and no active contact is equal. This is no proof that nothing is stored: see what a search does not see.',
    },
    ambiguous: {
      name: 'ambiguous',
      meaning:
        'Several contacts are equal, or one with a doubt. Whether they are the person’s, a human has to decide.',
    },
    incomplete: {
      name: 'incomplete',
      meaning: 'The search did not see everything. There may be contacts that it did not see.',
    },
    cannotSearch: {
      name: 'cannot be searched',
      meaning:
        'Nothing was searched there: the provider cannot be searched by what was given, or not as was allowed.',
    },
    failed: { name: 'failed', meaning: 'The search failed. Whether a contact is there is not known.' },
    notAsked: {
      name: 'not asked',
      meaning: 'Nobody searched there. Whether a contact is there is not known.',
    },
  },
  reasons: {
    several: 'more than one contact is equal',
    doubtful: 'what is equal leaves a doubt',
    notAllSearchable: 'the provider cannot be searched by some of what the person gave',
    pageIgnored: 'the provider sent other pages than were asked for',
    changedMeanwhile: 'contacts changed while they were read',
    wrongTotal: 'the pages do not have as many contacts as the provider says',
    endUnknown: 'the provider does not say where its list ends',
    tooLong: 'there are more contacts than were to be read',
    noSearch: 'the provider has no way to search',
    scanNotAllowed: 'only all contacts could be read, and that was not allowed',
    nothingToSearchBy: 'the provider cannot be searched by what the person gave',
    unclear: 'an answer contradicts itself, or is no page of contacts',
    invalidId: 'a contact is equal, and has an id that cannot be',
    accountUnproven: 'nobody was found, and nothing proves that it was the right account',
    refused: 'the provider refused the search',
    conflict: 'the provider could not search at that time',
    stopped: 'the search was stopped at this provider',
    aborted: 'the search was ended before',
    noConnection: 'no connection could be made',
    noAnswer: 'no answer came',
    rateLimited: 'the provider took no more requests',
    unreadable: 'the answer was not the provider’s own',
    unexpected: 'an error of the program',
  },
  open: (places) => `No clear result: ${places.join('; ')}.`,
  settled: 'Every provider named here was searched, and gave a clear result.',
  left: (count, provider) =>
    `At ${provider}, ${counted(count, 'contact that is equal is', 'contacts that are equal are')} not part of this run: it did nothing about ${count === 1 ? 'it' : 'them'}.`,
  noContacts: 'The run has no contact of this person: it deleted none.',
};
