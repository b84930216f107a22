/**
 * Findings as CSV, for spreadsheets: a row for each contact, and one for each finding without a contact. No column is called
 * `id`, so that `plan` does not take the contacts of ambiguous findings by accident.
 */
import { csvLine } from './csv-line.js';
import { type FindingLine, type FoundContact, nameOf, type SearchLine } from './search-lines.js';

const COLUMNS = [
  'person',
  'pseudonym',
  'provider',
  'finding',
  'contact',
  'by',
  'doubts',
  'resembling',
  'reason',
  'message',
  'status',
  'attempts',
  'at',
] as const;

type Cells = Readonly<Partial<Record<(typeof COLUMNS)[number], unknown>>>;

const rowOf = (cells: Cells): string => csvLine(COLUMNS.map((column) => cells[column]));

export function findingCsv(line: SearchLine): readonly string[] {
  switch (line.type) {
    case 'search':
      return [
        csvLine(COLUMNS),
        ...line.notAsked.map((provider) => rowOf({ person: 'everybody', provider, finding: 'notAsked' })),
      ];
    case 'finding': {
      const contacts = line.contacts.length > 0 ? line.contacts : [undefined];
      return contacts.map((contact) => rowOf(cellsOf(line, contact)));
    }
    case 'summary':
      return [];
  }
}

function cellsOf(line: FindingLine, contact: FoundContact | undefined): Cells {
  const { person, provider, finding, resembling, reason, attempts, at } = line;
  return {
    person: nameOf(person),
    pseudonym: person.pseudonym,
    provider,
    finding,
    contact: contact?.id,
    by: contact?.by.join(' '),
    doubts: contact?.doubts.join(' '),
    resembling,
    reason: reason?.code,
    message: reason?.message,
    status: reason?.status,
    attempts,
    at,
  };
}
