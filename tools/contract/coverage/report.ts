/** Tables for people: what the contract tests exercised, and what they did not. */
import type { Provider } from '../../../contract/spec.js';
import type { Observations, Sightings } from './observations.js';
import type { Exercised } from './redocly.js';

export interface Covered {
  readonly provider: Provider;
  readonly exercised: Exercised;
  readonly observations: Observations;
}

/** The kinds of elements, each with a pattern for its places. The first match counts. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['security', /\/security\//],
  ['parameters', /\/parameters\//],
  ['request body', /\/requestBody\//],
  ['required', /\/required\//],
  ['oneOf/anyOf arms', /\/(oneOf|anyOf)\//],
  ['enum values', /\/enum\//],
  ['closed objects', /\/additionalProperties$/],
  ['types', /\/type$/],
  ['forms and limits', /./],
];

const kindOf = (place: string) => KINDS.find(([, pattern]) => pattern.test(place))?.[0] ?? '';

/** The missing elements by name, one per line; none if everything is covered. */
export function gapsOf({ provider, exercised, observations }: Covered): string[] {
  const never = (what: keyof Sightings) =>
    [...observations.elements].filter(([, sightings]) => sightings[what] === 0).map(([place]) => place);
  return [
    ...exercised.missing.map((item) => `${provider}: never exercised (redocly): ${item}`),
    ...exercised.drift.map(
      (problem) => `${provider}: recorded traffic is off the spec (redocly): ${problem}`,
    ),
    ...never('kept').map((place) => `${provider}: never seen kept: ${place}`),
    ...never('violated').map((place) => `${provider}: never seen violated alone and refused: ${place}`),
    ...observations.contradictions.map((contradiction) => `${provider}: ${contradiction}`),
  ];
}

/** Redocly's count: operations, parameters, schema properties, response codes. */
export function exercisedTable(all: readonly Covered[]): string {
  const kinds = ['operations', 'parameters', 'properties', 'responses'] as const;
  return [
    ['provider'.padEnd(12), ...kinds.map((kind) => kind.padStart(12))].join(''),
    ...all.map(({ provider, exercised: { totals } }) =>
      [
        provider.padEnd(12),
        ...kinds.map((kind) => `${totals[kind].covered}/${totals[kind].total}`.padStart(12)),
      ].join(''),
    ),
  ].join('\n');
}

/** Our own count: each element that was seen kept, and each that was seen violated alone and refused. */
export function elementTable(all: readonly Covered[]): string {
  const rows = all.flatMap(({ provider, observations: { elements } }) =>
    KINDS.flatMap(([kind]) => {
      const sightings = [...elements].filter(([place]) => kindOf(place) === kind).map(([, seen]) => seen);
      const seen = (what: keyof Sightings) => sightings.filter((it) => it[what] > 0).length;
      return sightings.length === 0
        ? []
        : [
            [
              provider.padEnd(12),
              kind.padEnd(20),
              ...[sightings.length, seen('kept'), seen('violated')].map((it) => `${it}`.padStart(10)),
            ].join(''),
          ];
    }),
  );
  return [
    [
      'provider'.padEnd(12),
      'element'.padEnd(20),
      ...['in all', 'kept', 'violated'].map((it) => it.padStart(10)),
    ].join(''),
    ...rows,
  ].join('\n');
}
