/** Whether a request body accepts fields that its schema does not name. */
import { isObject, type Json, type JsonObject } from './json.js';
import { lookUp } from './references.js';
import { escaped } from './walk.js';

/** Whether any object in it is open. An object without `properties` accepts anything on purpose, and does not count. */
export function isOpen(document: JsonObject, name: string): boolean {
  const seen = new Set<JsonObject>();
  const visit = (schema: Json | undefined, isClosedAbove: boolean): boolean => {
    if (!isObject(schema) || seen.has(schema)) return false;
    seen.add(schema);
    const isClosed = isClosedAbove || 'additionalProperties' in schema || 'unevaluatedProperties' in schema;
    if (isObject(schema.properties) && !isClosed) return true;
    const same = [schema.allOf, schema.anyOf, schema.oneOf].flatMap((list) =>
      Array.isArray(list) ? list : [],
    );
    if (typeof schema.$ref === 'string') same.push(lookUp(document, schema.$ref) ?? true);
    const inside = [
      schema.items,
      schema.additionalProperties,
      ...Object.values(isObject(schema.properties) ? schema.properties : {}),
    ];
    return same.some((each) => visit(each, isClosed)) || inside.some((each) => visit(each, false));
  };
  return visit(lookUp(document, `#/components/schemas/${escaped(name)}`), false);
}
