/** What `drift` found, for people. */
import type { DriftKind } from '../assurance/compare.js';
import type { CountedDifference, DriftReport, ProviderSummary } from '../assurance/drift.js';
import { count } from './terminal.js';

export function driftAsText(report: DriftReport, files: number): string[] {
  const { verdict, providers, elsewhere, unanswered, unusable } = report;
  const asides = [
    elsewhere > 0 ? `${count(elsewhere, 'exchange')} with others` : '',
    unanswered > 0 ? `${count(unanswered, 'request')} without an answer` : '',
    unusable.length > 0 ? `${count(unusable.length, 'unusable entry', 'unusable entries')}` : '',
  ].filter(Boolean);
  const conclusion = {
    kept: 'Nothing drifted.',
    drifted: 'The traffic does not match the specs.',
    nothing:
      'There was nothing to compare: no request to a provider. Was it recorded elsewhere? See --server.',
  }[verdict];
  return [
    ...providers.flatMap(providerLines),
    `Read ${count(files, 'file')}${asides.length > 0 ? `; left aside ${asides.join(', ')}` : ''}.`,
    conclusion,
  ];
}

function providerLines({
  provider,
  operations,
  differences,
  bodies,
  headers,
  outside,
}: ProviderSummary): string[] {
  const seen = operations.map(({ operation, statuses, withoutBody }) => {
    const unrecorded = withoutBody > 0 ? `, ${count(withoutBody, 'body', 'bodies')} not recorded` : '';
    return `  ${operation}: ${counted(statuses)}${unrecorded}`;
  });
  return [
    provider,
    ...seen,
    ...(bodies && bodies.receipt + bodies.contact + bodies.neither > 0 ? [bodiesLine(bodies)] : []),
    ...differences.map((difference) => `  DRIFT ${wordsOf(difference)}`),
    ...(Object.keys(headers).length > 0 ? [`  headers that no page documents: ${counted(headers)}`] : []),
    ...(Object.keys(outside).length > 0 ? [`  not in the contract: ${counted(outside)}`] : []),
    '',
  ];
}

const counted = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([name, times]) => `${name} ×${times}`)
    .join(', ');

function bodiesLine({ receipt, contact, neither }: NonNullable<ProviderSummary['bodies']>): string {
  const parts = [`receipt (gone for good) ×${receipt}`, `contact (still stored, marked) ×${contact}`];
  return `  a deletion is answered with: ${[...parts, ...(neither > 0 ? [`neither ×${neither}`] : [])].join(', ')}`;
}

const kindWords = {
  undocumentedStatus: () => 'no page documents this status',
  undocumentedField: ({ place }) => `no page documents the field ${place}`,
  missingBody: () => 'the documented body is missing',
  notJson: () => 'the body is not JSON',
  schema: ({ place, keyword, in: where }) =>
    `${where === 'request' ? 'the request' : 'the body'} breaks the schema at ${place} (${keyword})`,
  contradiction: () => 'the answer contradicts the request, or names another contact',
  otherBody: () => 'the other documented body than the expected one',
} as const satisfies Record<DriftKind, (difference: CountedDifference) => string>;

function wordsOf(difference: CountedDifference): string {
  const { operation, status, kind, count: times } = difference;
  return `${operation} ${status}: ${kindWords[kind](difference)} ×${times}`;
}
