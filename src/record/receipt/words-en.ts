/** The words of a receipt, in English. */
import { englishPeople } from './people-words-en.js';
import type { Words } from './words.js';

const number = (count: number) => count.toLocaleString('en-US');
const contacts = (count: number) => `${number(count)} ${count === 1 ? 'contact' : 'contacts'}`;
const were = (count: number) => (count === 1 ? 'was' : 'were');

export const english: Words = {
  title: {
    run: 'Receipt: deletion of contacts',
    person: 'Receipt: search for a person, and deletion of the contacts found',
    contact: 'Receipt: deletion of a contact',
  },
  sandbox: 'Made in the sandbox. Nothing in it is real: nobody was deleted.',
  open: {
    run: 'Not final: the outcomes of some contacts can still change, when the run is taken up again.',
    person:
      'Not final: the outcomes of some of the person’s contacts can still change, when the run is taken up again.',
    contact: 'Not final: the outcome can still change, when the run is taken up again.',
  },
  summary({ outcomes, absentPerhapsByUs, permanence }) {
    const { deleted, absent, blocked, rejected, notAttempted, unknown } = outcomes;
    const byRun =
      absentPerhapsByUs > 0 ? ` Of these, this run may have deleted ${number(absentPerhapsByUs)}.` : '';
    const { permanent, soft, undocumented } = permanence;
    return [
      `${contacts(deleted)} ${were(deleted)} deleted: ${number(permanent)} permanently; ${number(soft)} softly, so ` +
        `still stored; ${number(undocumented)} without any statement on whether it is permanent.`,
      absent > 0
        ? `${contacts(absent)} ${were(absent)} not found, which is no proof of erasure.${byRun}`
        : '',
      blocked > 0
        ? `${contacts(blocked)} ${were(blocked)} not deleted, because the provider does not allow it now.`
        : '',
      rejected > 0
        ? `${contacts(rejected)} ${were(rejected)} not deleted, because the id is not accepted.`
        : '',
      notAttempted > 0
        ? `${contacts(notAttempted)} ${were(notAttempted)} not deleted, because no attempt was made.`
        : '',
      unknown > 0
        ? `Of ${contacts(unknown)} it is not known whether ${unknown === 1 ? 'it was' : 'they were'} deleted.`
        : '',
    ].filter(Boolean);
  },
  number,
  headings: {
    result: 'Result',
    about: 'About this receipt',
    contacts: { run: 'The contacts', person: 'The person’s contacts', contact: 'The contact' },
    meaning: 'What the words mean',
    left: 'What deleting a contact does not erase',
    check: 'How this receipt can be checked',
  },
  columns: {
    all: 'All',
    answered: 'What the pages say',
    baseUrl: 'Address',
    choices: 'What was chosen',
    detail: 'Detail',
    evidence: 'Evidence',
    inJson: 'In JSON',
    meaning: 'What it is worth',
    outcome: 'Outcome',
    page: 'Source',
    permanence: 'Permanence',
    provider: 'Provider',
    pseudonym: 'Pseudonym',
    question: 'Question',
    requestId: 'The provider’s request id',
    specVersion: 'Contract',
    value: 'Value',
    when: 'Noted at',
    word: 'Word',
  },
  captions: {
    about: 'Run and receipt',
    contacts: {
      run: 'Each contact, by its pseudonym',
      person: 'Each contact of the person, by its pseudonym',
      contact: 'By its pseudonym',
    },
    evidence: 'Evidence: what an outcome rests on',
    evidenceCounts: 'What the deleted and the not found ones rest on',
    outcomes: 'Outcomes: what became of a contact',
    permanence: 'Permanence: what is known of a deletion',
    places: 'Where the contacts were',
    tally: 'Contacts by their outcome',
  },
  about: {
    complete: 'Every outcome is final',
    createdAt: 'Receipt made',
    endedAt: 'Run ended',
    plan: 'Digest of the plan',
    plannedAt: 'Plan made',
    reference: 'Reference',
    run: 'Run',
    startedAt: 'Run begun',
    tool: 'Version of contact-deletion',
    total: 'Contacts',
  },
  yes: 'yes',
  no: 'no',
  nothing: 'nothing',
  notBegun: 'not begun',
  notEnded: 'not ended',
  outcomes: {
    deleted: {
      name: 'deleted',
      meaning:
        'The provider answered that the contact is deleted, or this run found it there before its request and no longer after it. Whether it is gone for good is told by the permanence.',
    },
    absent: {
      name: 'not found',
      meaning:
        'The provider does not find the contact. This is no proof of erasure: a contact that is only marked as deleted, or is in a trash, may not be found either.',
    },
    blocked: {
      name: 'blocked',
      meaning: 'The contact is there and was not deleted: the provider does not allow it at present.',
    },
    rejected: {
      name: 'rejected',
      meaning:
        'The contact was not deleted: the provider cannot have such an id, or refuses it. The id has to be corrected.',
    },
    notAttempted: {
      name: 'not attempted',
      meaning:
        'The contact was not deleted: the run was stopped before it, or no connection could be made. Nothing is known to be wrong with the contact.',
    },
    unknown: {
      name: 'unknown',
      meaning:
        'The contact may have been deleted, and it may not: an answer was lost, or proves nothing. If asking again does not settle it, only the provider can tell.',
    },
  },
  permanence: {
    permanent: {
      name: 'permanent',
      meaning:
        'The provider’s answer, or its page on what was chosen, says that the contact is gone for good. Only this is erasure of the contact. It says nothing of messages and backups: see below.',
    },
    soft: {
      name: 'soft',
      meaning: 'The contact is still stored: in a trash, or marked as deleted. This is not erasure.',
    },
    undocumented: {
      name: 'not stated',
      meaning:
        'Nothing states whether the contact is gone for good or still stored. This is no proof of erasure; the provider has to be asked.',
    },
  },
  evidence: {
    item: {
      name: 'named in the answer',
      meaning:
        'The provider’s answer names this contact. It is the provider’s word; nobody else can look into its systems.',
    },
    batch: {
      name: 'answer to its request',
      meaning:
        'The provider answered that the request succeeded in which the contact was named. The answer does not name the contact.',
    },
    absence: {
      name: 'absence',
      meaning: 'The provider does not find the contact. That does not say what became of its data.',
    },
    none: { name: 'none', meaning: 'No answer says that the contact was deleted or is not there.' },
  },
  perhapsByUs: {
    name: 'perhaps by this run',
    meaning:
      'A request of this run named the contact, and its answer was lost or proves nothing. That request may have deleted the contact; nothing confirms it.',
  },
  people: englishPeople,
  unlisted: (count) =>
    `The receipt in JSON lists the ${contacts(count)}, each by its pseudonym; they are too many to list here.`,
  left: 'A deletion removes a contact from one account at a provider. Messages, backups and other records are another matter. This is what the providers’ pages say of them, in our words and as far as they were read for this program; pages change. A page’s word is no proof of what was done.',
  nothingStated:
    'For this provider nothing was stated: it is not known what its pages say of recovery, messages and backups. Ask the provider.',
  statementsOf: (provider) => `What the pages of ${provider} say`,
  noPage: 'no page',
  copyOf: (day) => `read in a copy of ${day}`,
  topics: {
    recovery: {
      question: 'Can a deleted contact be recovered?',
      unsaid: 'The provider’s pages do not say whether a deleted contact can be recovered.',
    },
    retention: {
      question: 'How long is a contact kept that is marked as deleted, or in a trash?',
      unsaid: 'The provider’s pages do not say how long such a contact is kept, nor how it is then erased.',
    },
    messages: {
      question: 'Are messages deleted along with the contact?',
      unsaid: 'The provider’s pages do not say whether messages are deleted along with the contact.',
    },
    backups: {
      question: 'Does the contact stay in backups?',
      unsaid: 'The provider’s pages do not say whether the contact stays in backups, nor for how long.',
    },
    requests: {
      question: 'Who takes a request to erase the rest?',
      unsaid: 'The provider’s pages do not say who takes a request to erase the rest.',
    },
  },
  check: [
    'This document is for reading: anybody can change it, and it does not show. What can be checked is the receipt in JSON, which the same program makes of the same run.',
    'Anybody can check its form, its sums and its digest, which show a change by accident. Who keeps the journal of the run can also check its seal, which shows any change, and whether a certain contact is in it.',
    'No contact id is in a receipt. A pseudonym is an HMAC-SHA256 of the id, under a key that is in the journal alone.',
  ],
};
