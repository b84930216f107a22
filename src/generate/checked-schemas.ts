/** The schemas for the validators: only what checks a value, without annotations for people. */
import { patterns } from './formats.js';
import { isObject, type Json, type JsonObject } from './json.js';
import { firstFree } from './literal.js';
import { lookUp, segmentsOf } from './references.js';
import type { Remarks } from './remarks.js';
import { escaped, schemaChildren } from './walk.js';

/** Keywords that check a value. The other checking keywords contain schemas. */
const CHECKS = new Set(
  (
    'type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems ' +
    'minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired'
  ).split(' '),
);

/** Keywords that are for people or for other programs, or that have no effect on parsed JSON. */
const ANNOTATIONS = new Set(
  (
    'title description default examples example deprecated readOnly writeOnly externalDocs xml discriminator $comment ' +
    '$schema contentEncoding contentMediaType contentSchema'
  ).split(' '),
);

const INT32 = { minimum: -2_147_483_648, maximum: 2_147_483_647 };

export type Definitions = Readonly<Record<string, Json>>;

/** The schemas of these bodies, and all schemas that they refer to. */
export function checkedSchemas(
  document: JsonObject,
  bodies: readonly string[],
  remarks: Remarks,
): Definitions {
  const definitions: Record<string, Json> = {};
  /** The names of schemas that are elsewhere than in `components.schemas`. */
  const elsewhere = new Map<string, string>();
  const pending = [...bodies];

  const turned = (ref: string): string => {
    const [components, schemas, name = '', ...below] = segmentsOf(ref);
    if (components === 'components' && schemas === 'schemas') {
      pending.push(name);
      return ['#/$defs', ...[name, ...below].map((each) => encodeURIComponent(escaped(each)))].join('/');
    }
    const plain = ref.replace(/\W+/g, '_');
    const known =
      elsewhere.get(ref) ??
      firstFree(plain, (each) => each in definitions || [...elsewhere.values()].includes(each));
    if (!elsewhere.has(ref)) {
      elsewhere.set(ref, known);
      definitions[known] = checked(lookUp(document, ref) ?? true, ref);
    }
    return `#/$defs/${known}`;
  };

  const checked = (schema: Json, pointer: string): Json => {
    if (!isObject(schema)) return schema;
    const kept = Object.entries(schema).flatMap(([key, value]) =>
      checkedKeyword(key, value, `${pointer}/${escaped(key)}`),
    );
    if (schema.format === 'int32') kept.push(...int32(schema));
    return Object.fromEntries(kept);
  };

  const checkedKeyword = (key: string, value: Json, pointer: string): [string, Json][] => {
    const child = schemaChildren[key];
    if (key === '$ref') return [[key, turned(String(value))]];
    if (key === 'format')
      return typeof value === 'string' && Object.hasOwn(patterns, value) ? [[key, value]] : [];
    if (CHECKS.has(key)) return [[key, value]];
    if (child === 'schema') return [[key, checked(value, pointer)]];
    if (child !== undefined) return [[key, checkedEach(value, pointer)]];
    if (!ANNOTATIONS.has(key) && !key.startsWith('x-'))
      remarks.notes.push(`${pointer}: is no keyword of JSON Schema 2020-12, and checks nothing.`);
    return [];
  };

  const checkedEach = (value: Json, pointer: string): Json => {
    if (Array.isArray(value)) return value.map((each, index) => checked(each, `${pointer}/${index}`));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, checked(each, `${pointer}/${escaped(name)}`)]),
    );
  };

  const schemas = isObject(document.components) ? document.components.schemas : undefined;
  for (let name = pending.shift(); name !== undefined; name = pending.shift()) {
    if (name in definitions || !isObject(schemas)) continue;
    definitions[name] = checked(schemas[name] ?? true, `#/components/schemas/${escaped(name)}`);
  }
  return definitions;
}

/** The bounds of a 32-bit integer. */
function int32({ minimum, maximum }: JsonObject): [string, Json][] {
  return [
    ['minimum', typeof minimum === 'number' ? Math.max(minimum, INT32.minimum) : INT32.minimum],
    ['maximum', typeof maximum === 'number' ? Math.min(maximum, INT32.maximum) : INT32.maximum],
  ];
}
