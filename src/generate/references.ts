/**
 * Checks that the parts of a spec are where they belong, and that each reference leads to one in the same file, without
 * circles.
 */
import { isObject, type Json, type JsonObject } from './json.js';
import type { Remarks } from './remarks.js';
import { escaped, placesIn, schemaChildren } from './walk.js';

/** The value at a reference such as `#/components/schemas/Contact`; undefined if there is none. */
export function lookUp(document: JsonObject, ref: string): Json | undefined {
  let found: Json | undefined = document;
  for (const segment of segmentsOf(ref)) {
    if (Array.isArray(found)) found = found[Number(segment)];
    else found = isObject(found) && Object.hasOwn(found, segment) ? found[segment] : undefined;
  }
  return found;
}

export function segmentsOf(ref: string): string[] {
  return ref
    .split('/')
    .slice(1)
    .map((segment) => decoded(segment).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The part itself, behind any number of references. Use only after `checkReferences`. */
export function resolved(document: JsonObject, value: Json | undefined): Json | undefined {
  let part = value;
  while (isObject(part) && typeof part.$ref === 'string') part = lookUp(document, part.$ref);
  return part;
}

/** The name of a schema in `components`, if the value is a reference to one. */
export function schemaNameOf(value: Json | undefined): string | undefined {
  if (!isObject(value) || typeof value.$ref !== 'string') return undefined;
  const [components, schemas, name, ...below] = segmentsOf(value.$ref);
  return components === 'components' && schemas === 'schemas' && below.length === 0 ? name : undefined;
}

export function checkReferences(document: JsonObject, { problems }: Remarks): void {
  const onOther = (pointer: string, kind: string) =>
    problems.push(`${pointer}: is no ${words(kind)}. Write one there, or take it out.`);
  for (const { node, pointer } of placesIn(document, 'document', '#', onOther)) {
    for (const keyword of ['$dynamicRef', '$dynamicAnchor', '$id', '$anchor']) {
      if (typeof node[keyword] === 'string')
        problems.push(`${pointer}: ${keyword} cannot be carried. Refer to it by $ref: '#/…'.`);
    }
    const { $ref } = node;
    if ($ref === undefined) continue;
    if (typeof $ref !== 'string') {
      problems.push(`${pointer}: its $ref is no text.`);
      continue;
    }
    if (!$ref.startsWith('#')) {
      problems.push(
        `${pointer}: ${$ref} stands in another file. Make one file of them first, for instance: npx @redocly/cli bundle <file> -o bundled.yaml`,
      );
    } else if (!$ref.startsWith('#/') || lookUp(document, $ref) === undefined) {
      problems.push(`${pointer}: nothing is at ${$ref}. Write a JSON Pointer to a part of this file.`);
    }
  }
  if (problems.length === 0) problems.push(...circles(document));
}

/** `requestBody` in plain words. */
const words = (kind: string) =>
  kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace('leaf', 'object');

/** Finds parts that contain themselves, so that reading them would never end. A schema may contain itself in a property. */
function circles(document: JsonObject): string[] {
  const done = new Set<JsonObject>();
  const found: string[] = [];
  const visit = (part: Json | undefined, pointer: string, above: readonly JsonObject[]): void => {
    if (!isObject(part) || done.has(part)) return;
    if (above.includes(part)) {
      found.push(
        `${pointer}: is made of itself, by $ref or a keyword such as allOf. Take one of the references out.`,
      );
      return;
    }
    for (const [below, place] of madeOf(document, part, pointer)) visit(below, place, [...above, part]);
    done.add(part);
  };
  for (const { node, pointer } of placesIn(document, 'document')) visit(node, pointer, []);
  return found;
}

/** Keywords whose schemas apply to the value itself, not to something in it. */
const inPlace = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'] as const;

/** The other schemas that a value of this schema must fit, or the target of a reference. */
function* madeOf(
  document: JsonObject,
  part: JsonObject,
  pointer: string,
): Generator<[Json | undefined, string]> {
  if (typeof part.$ref === 'string') yield [lookUp(document, part.$ref), part.$ref];
  for (const keyword of inPlace) yield* childrenAt(part, keyword, pointer);
}

/** The schemas under a keyword of a schema, with their pointers. */
export function* childrenAt(
  schema: JsonObject,
  keyword: string,
  pointer: string,
): Generator<[Json | undefined, string]> {
  const below = schema[keyword];
  const child = schemaChildren[keyword];
  const place = `${pointer}/${keyword}`;
  if (child === 'schema') yield [below, place];
  else if (Array.isArray(below))
    for (const [index, each] of below.entries()) yield [each, `${place}/${index}`];
  else
    for (const [name, each] of Object.entries(isObject(below) ? below : {}))
      yield [each, `${place}/${escaped(name)}`];
}
