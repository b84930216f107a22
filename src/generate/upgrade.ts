/**
 * Turns OpenAPI 3.0 schemas into 3.1 schemas. Our own code, because the upgraders for Node 20 match keys by name anywhere,
 * and so change properties that happen to be called `example` or `nullable`.
 */
import type { JsonObject } from './json.js';
import { placesIn } from './walk.js';

export function upgrade(document: JsonObject): void {
  for (const { kind, node } of placesIn(document, 'document')) {
    if (kind === 'schema') upgradeSchema(node);
  }
}

function upgradeSchema(schema: JsonObject): void {
  const { $ref } = schema;
  if (typeof $ref === 'string') {
    // Siblings of a reference count in 3.1, but are ignored in 3.0.
    for (const key of Object.keys(schema)) if (key !== '$ref') delete schema[key];
    return;
  }
  upgradeBound(schema, 'exclusiveMinimum', 'minimum');
  upgradeBound(schema, 'exclusiveMaximum', 'maximum');
  if (schema.nullable === true) allowNull(schema);
  if (typeof schema.nullable === 'boolean') delete schema.nullable;
}

/** In 3.0, a flag that makes the other bound exclusive; in 3.1, a bound of its own. */
function upgradeBound(schema: JsonObject, exclusive: string, inclusive: string): void {
  const bound = schema[inclusive];
  if (typeof schema[exclusive] !== 'boolean') return;
  if (schema[exclusive] && bound !== undefined) schema[exclusive] = bound;
  else delete schema[exclusive];
}

const composing = ['allOf', 'anyOf', 'oneOf', 'not'];
const constraining = [...composing, 'enum', 'properties', 'items', 'required', 'additionalProperties'];

/**
 * Strictly, `nullable` has no effect without `type`, or beside an `enum` without null. But everybody who writes it there
 * means that null is allowed, and openapi-typescript reads it so.
 */
function allowNull(schema: JsonObject): void {
  const { type, enum: values } = schema;
  if (Array.isArray(values) && !values.includes(null)) values.push(null);
  if (composing.some((keyword) => keyword in schema)) {
    const inner: JsonObject = {};
    for (const key of [...constraining, 'type']) {
      const value = schema[key];
      if (value === undefined) continue;
      inner[key] = value;
      delete schema[key];
    }
    schema.anyOf = [inner, { type: 'null' }];
  } else if (typeof type === 'string') schema.type = [type, 'null'];
}
