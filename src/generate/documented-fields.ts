/** Lists the fields of a response body that a spec documents, as JSON Pointers in which `*` stands for any item. */
import { isObject, type Json, type JsonObject, objectOf } from './json.js';
import { lookUp } from './references.js';

/** One list for each form of the body: a body in one form must not borrow the fields of another. */
export function documentedFields(document: JsonObject, schema: Json): string[][] {
  return formsOf(document, schema).map((parts) => [...new Set(fieldsBelow(document, parts, '', []))]);
}

/** For each form of a body, the schemas that it must fit. */
function formsOf(document: JsonObject, schema: Json | undefined): JsonObject[][] {
  const parts = partsOf(document, schema);
  const choice = parts.find((part) => part.oneOf ?? part.anyOf);
  const alternatives = (choice ? alternativesOf(choice) : []).filter(
    (each) => objectOf(each).type !== 'null',
  );
  if (!choice || alternatives.length === 0) return [parts];
  const { oneOf, anyOf, ...own } = choice;
  const others = parts.map((part) => (part === choice ? own : part));
  return alternatives.flatMap((each) => formsOf(document, each).map((form) => [...others, ...form]));
}

const alternativesOf = ({ oneOf, anyOf }: JsonObject): Json[] =>
  [oneOf, anyOf].flatMap((list) => (Array.isArray(list) ? list : []));

/** A schema, with all others that its values must fit as well. */
function partsOf(document: JsonObject, schema: Json | undefined): JsonObject[] {
  if (!isObject(schema)) return [];
  const { $ref, allOf } = schema;
  const target = typeof $ref === 'string' ? partsOf(document, lookUp(document, $ref)) : [];
  const all = (Array.isArray(allOf) ? allOf : []).flatMap((each) => partsOf(document, each));
  return [schema, ...target, ...all];
}

/**
 * @param above The schemas that contain this one. One that contains itself is not listed again: anything is allowed there.
 */
function fieldsBelow(
  document: JsonObject,
  parts: readonly JsonObject[],
  pointer: string,
  above: readonly JsonObject[],
): string[] {
  const isMap = parts.some(
    ({ additionalProperties, patternProperties }) =>
      additionalProperties === true || isObject(additionalProperties) || isObject(patternProperties),
  );
  if (isMap || parts.some((part) => above.includes(part))) return [];
  const children = new Map<string, Json[]>();
  const add = (path: string, child: Json) => children.set(path, [...(children.get(path) ?? []), child]);
  for (const { properties, items, prefixItems } of parts) {
    for (const [name, child] of Object.entries(objectOf(properties))) add(`${pointer}/${name}`, child);
    for (const child of Array.isArray(prefixItems) ? prefixItems : []) add(`${pointer}/*`, child);
    if (items !== undefined) add(`${pointer}/*`, items);
  }
  return [...children].flatMap(([path, schemas]) => {
    // Below the root, a value may have any of its forms.
    const below = schemas.flatMap((child) => formsOf(document, child));
    return [path, ...below.flatMap((form) => fieldsBelow(document, form, path, [...above, ...parts]))];
  });
}
