/** The results of `drift`, for people. */
import { NEITHER } from '../assurance/compare.js';
import type { DriftKind } from '../assurance/difference.js';
import type { DriftReport } from '../assurance/drift.js';
import type { CountedDifference, OperationSummary, ProviderSummary } from '../assurance/tally.js';
import { count } from './terminal.js';

export function driftAsText(report: DriftReport, files: number): string[] {
  const { verdict, providers, elsewhere, unanswered, byBrowser, unusable } = report;
  const asides = [
    elsewhere > 0 ? `${count(elsewhere, 'exchange')} with others` : '',
    unanswered > 0 ? `${count(unanswered, 'request')} without an answer` : '',
    byBrowser > 0 ? `${count(byBrowser, 'answer')} that a browser gave by itself` : '',
    unusable.length > 0 ? `${count(unusable.length, 'unusable entry', 'unusable entries')}` : '',
  ].filter(Boolean);
  const operations = providers.flatMap((provider) => provider.operations);
  const gaps = operations.reduce((sum, { notCompared: { request, response } }) => {
    return sum + [request, response].reduce((some, each) => some + each.notRecorded + each.unreadable, 0);
  }, 0);
  const left = gaps > 0 ? ` ${count(gaps, 'body', 'bodies')} could not be compared.` : '';
  const conclusion = {
    kept: gaps > 0 ? 'Nothing drifted in what could be compared.' : 'Nothing drifted.',
    drifted: 'The traffic does not match the specs.',
    nothing:
      operations.length > 0
        ? 'No verdict: nothing but statuses was recorded in a form that can be compared.'
        : 'There was nothing to compare: no request to a provider. Was it recorded elsewhere? See --server.',
  }[verdict];
  return [
    ...providers.flatMap(providerLines),
    `Read ${count(files, 'file')}${asides.length > 0 ? `; left aside ${asides.join(', ')}` : ''}.`,
    conclusion + left,
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
  const seen = operations.flatMap(({ operation, statuses, notCompared }) => {
    const gaps = gapsOf(notCompared);
    return [`  ${operation}: ${counted(statuses)}`, ...(gaps ? [`    not compared: ${gaps}`] : [])];
  });
  return [
    provider,
    ...seen,
    ...bodiesLines(bodies),
    ...differences.map((difference) => `  DRIFT ${wordsOf(difference)}`),
    ...(Object.keys(headers).length > 0 ? [`  headers that no page documents: ${counted(headers)}`] : []),
    ...(Object.keys(outside).length > 0 ? [`  not in the contract: ${counted(outside)}`] : []),
    '',
  ];
}

function gapsOf(notCompared: OperationSummary['notCompared']): string {
  const parts = (['request', 'response'] as const).flatMap((side) => {
    const { notRecorded, unreadable, redacted } = notCompared[side];
    return [
      notRecorded > 0 ? `${count(notRecorded, `${side} body was`, `${side} bodies were`)} not recorded` : '',
      unreadable > 0 ? `${count(unreadable, `${side} body is`, `${side} bodies are`)} unreadable` : '',
      redacted > 0 ? `redacted values in ${count(redacted, side)}` : '',
    ];
  });
  return parts.filter(Boolean).join(', ');
}

const counted = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([name, times]) => `${name} ×${times}`)
    .join(', ');

/** The documented forms of a body; bodies in none of them only if there were some. */
function bodiesLines(bodies: ProviderSummary['bodies'] = {}): string[] {
  const all = Object.values(bodies).reduce((sum, times) => sum + times, 0);
  const shown = Object.entries(bodies).filter(([form, times]) => form !== NEITHER || times > 0);
  return all > 0 ? [`  a deletion is answered with: ${counted(Object.fromEntries(shown))}`] : [];
}

const kindWords = {
  undocumentedStatus: () => 'no page documents this status',
  undocumentedField: ({ place, in: where }) =>
    `no page documents the field ${place}${where === 'request' ? ' of the request' : ''}`,
  undocumentedBody: () => 'no page documents a body of the request',
  missingBody: ({ in: where }) =>
    `the documented body${where === 'request' ? ' of the request' : ''} is missing`,
  notJson: ({ in: where }) => `${where === 'request' ? 'the request' : 'the body'} is not JSON`,
  schema: ({ place, keyword, in: where }) =>
    `${where === 'request' ? 'the request' : 'the body'} breaks the schema at ${place} (${keyword})`,
  contradiction: () => 'the answer contradicts the request, or names another contact',
  otherBody: () => 'the other documented body than the expected one',
} as const satisfies Record<DriftKind, (difference: CountedDifference) => string>;

function wordsOf(difference: CountedDifference): string {
  const { operation, status, kind, count: times } = difference;
  return `${operation} ${status}: ${kindWords[kind](difference)} ×${times}`;
}
