/** The part of a receipt for people about each person: where they were searched for, and what became of their contacts. */
import { isSettled } from '../planned-finding.js';
import { type Block, type Cell, MOST_LISTED } from './block.js';
import { outcomeOf, permanenceOf, timeOf } from './cells.js';
import type { Receipt, ReceiptFinding, ReceiptPerson, ReceiptTarget } from './receipt.js';
import type { Words } from './words.js';

interface Telling {
  readonly scope: Receipt['scope'];
  readonly words: Words;
  readonly titleOf: (provider: string) => string;
  /** By pseudonym. */
  readonly targets: ReadonlyMap<string, ReceiptTarget>;
}

/** Empty if the contacts were given by their ids. */
export function peopleBlocks(receipt: Receipt, words: Words, titleOf: Telling['titleOf']): Block[] {
  const { scope, people, searchSettled } = receipt;
  if (!people) return [];
  const targets = new Map(receipt.targets.map((target) => [target.pseudonym, target]));
  const telling = { scope, words, titleOf, targets };
  const { heading, unsettled, limits, unlisted, person } = words.people;
  const isSingle = scope !== 'run';
  return [
    { kind: 'heading', text: heading[scope] },
    ...(searchSettled ? [] : [{ kind: 'notice', text: unsettled } as const]),
    ...limits.map((text) => ({ kind: 'paragraph', text }) as const),
    ...(isSingle ? [] : [tallyOf(people, telling)]),
    ...(people.length > MOST_LISTED
      ? [{ kind: 'paragraph', text: unlisted(people.length) } as const]
      : people.flatMap((each, index) => [
          { kind: 'subheading', text: person(isSingle ? undefined : index + 1) } as const,
          ...blocksOf(each, telling),
        ])),
  ];
}

/** For each provider, how many people have each kind of finding. */
function tallyOf(people: readonly ReceiptPerson[], { words, titleOf }: Telling): Block {
  const { columns, captions, findings } = words.people;
  const providers = (people[0]?.findings ?? []).map(({ provider }) => provider);
  const countOf = (kind: string, at: string) =>
    people.filter((person) =>
      person.findings.some(({ provider, finding }) => provider === at && finding === kind),
    ).length;
  return {
    kind: 'table',
    caption: captions.tally,
    isCounts: true,
    head: [columns.finding, ...providers.map(titleOf)],
    rows: Object.entries(findings).map(([kind, { name }]) => [
      name,
      ...providers.map((provider) => words.number(countOf(kind, provider))),
    ]),
  };
}

function blocksOf(person: ReceiptPerson, telling: Telling): Block[] {
  const { scope, words, titleOf } = telling;
  const { noContacts, open, settled, left } = words.people;
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  const unsettled = person.findings.filter((finding) => !isSettled(finding));
  return [
    whoIs(person, words),
    findingsOf(person, telling),
    unsettled.length > 0
      ? paragraph(open(unsettled.map((each) => `${titleOf(each.provider)}: ${toldOf(each, words)}`)))
      : paragraph(settled),
    // The receipt of a single contact says nothing about the others.
    ...person.findings
      .filter(({ contacts, inRun }) => scope !== 'contact' && contacts > inRun)
      .map(({ contacts, inRun, provider }) => paragraph(left(contacts - inRun, titleOf(provider)))),
    ...contactsOf(person, telling, paragraph(noContacts)),
  ];
}

function whoIs({ pseudonym, reference, searchSettled }: ReceiptPerson, words: Words): Block {
  const { about, captions } = words.people;
  const rows: Cell[][] = [
    [about.pseudonym, { code: pseudonym }],
    ...(reference === undefined ? [] : [[about.reference, { given: reference }]]),
    [about.settled, searchSettled ? words.yes : words.no],
  ];
  return { kind: 'table', caption: captions.who, head: [words.columns.detail, words.columns.value], rows };
}

/** The finding, with its reason if it is not a clear yes or no. */
const toldOf = ({ finding, reason }: ReceiptFinding, { people }: Words): string =>
  `${people.findings[finding].name}${reason === undefined ? '' : `, ${people.reasons[reason]}`}`;

function findingsOf({ findings }: ReceiptPerson, { words, titleOf }: Telling): Block {
  const { columns, captions, searchedBy } = words.people;
  return {
    kind: 'table',
    caption: captions.findings,
    head: [
      words.columns.provider,
      words.columns.baseUrl,
      columns.searchedBy,
      columns.finding,
      columns.found,
      columns.inRun,
      columns.resembling,
      words.columns.when,
    ],
    rows: findings.map((each) => [
      titleOf(each.provider),
      each.baseUrl === '' ? '–' : { code: each.baseUrl },
      searchedBy(each.searchedBy),
      toldOf(each, words),
      words.number(each.contacts),
      words.number(each.inRun),
      each.resembling === undefined ? '–' : words.number(each.resembling),
      timeOf(each.at),
    ]),
  };
}

function contactsOf({ contacts }: ReceiptPerson, telling: Telling, none: Block): Block[] {
  const { words, titleOf, targets } = telling;
  if (contacts.length === 0) return [none];
  if (contacts.length > MOST_LISTED) return [{ kind: 'paragraph', text: words.unlisted(contacts.length) }];
  const { columns, captions, identifiers } = words.people;
  const { pseudonym, provider, outcome, permanence } = words.columns;
  return [
    {
      kind: 'table',
      caption: captions.contacts,
      head: [pseudonym, provider, columns.equalBy, outcome, permanence],
      rows: contacts.map((contact): Cell[] => {
        const target = targets.get(contact.pseudonym);
        return [
          { code: contact.pseudonym },
          titleOf(contact.provider),
          contact.by.map((each) => identifiers[each]).join(', '),
          target ? outcomeOf(target, words) : words.outcomes[contact.outcome].name,
          target ? permanenceOf(target, words) : '–',
        ];
      }),
    },
  ];
}
