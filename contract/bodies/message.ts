/**
 * Bodies that keep the contract and bodies that break it. They are written from the providers' pages and from what the specs
 * mark as assumed, and never read from a spec.
 */
import { withValue } from '../oracle/place.js';

/** One message of an operation, and bodies for it. */
export interface Message {
  readonly operationId: string;
  /** The request, or the answers with these statuses. */
  readonly message: 'request' | readonly number[];
  /** Bodies that every reader must accept, each under the name of its special feature. */
  readonly kept: Readonly<Record<string, unknown>>;
  /**
   * Bodies that every reader must refuse, each under the constraint that it breaks: its place below `components.schemas`,
   * such as `Contact/required/id` or `ContactId/minimum`.
   */
  readonly broken: Readonly<Record<string, readonly unknown[]>>;
}

type JsonType = 'string' | 'number' | 'boolean' | 'object' | 'array' | 'null';

const SAMPLES: Record<JsonType, unknown> = {
  string: 'a text',
  number: 0.5,
  boolean: true,
  object: {},
  array: [],
  null: null,
};

/** A value of each type but these. */
export function notA(...types: JsonType[]): unknown[] {
  return (Object.keys(SAMPLES) as JsonType[])
    .filter((type) => !types.includes(type))
    .map((type) => SAMPLES[type]);
}

/** Ways to break a sample. A path such as `data[].id` goes to the `id` of the first item of `data`. */
export function breaking(sample: object) {
  /** The sample with each of the values at each of the paths. */
  const at = (paths: string | readonly string[], ...values: unknown[]): object[] =>
    [paths].flat().flatMap((path) => values.map((value) => withValue(sample, path, value)));

  /** The sample without each of the fields of the object at `path`, by the places of the constraints. */
  const required = (schema: string, path: string, ...fields: string[]): Record<string, object[]> =>
    Object.fromEntries(
      fields.map((field) => [
        `${schema}/required/${field}`,
        [withValue(sample, path === '' ? field : `${path}.${field}`, undefined)],
      ]),
    );

  return { at, required };
}

/** The bodies by constraint of several tables in one. */
export function together(
  ...tables: Readonly<Record<string, readonly unknown[]>>[]
): Record<string, readonly unknown[]> {
  const all: Record<string, readonly unknown[]> = {};
  for (const table of tables)
    for (const [place, bodies] of Object.entries(table)) all[place] = [...(all[place] ?? []), ...bodies];
  return all;
}

/** More items than any limit that somebody might invent. */
export const many = <T>(it: T): T[] => Array.from({ length: 150 }, () => it);

/** Texts that look like a time but are not. */
export const notATime = ['yesterday', '2025-04-10', '2025-13-40T07:56:47Z', ''];
