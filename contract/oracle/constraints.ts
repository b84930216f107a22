/** Every constraint that a spec puts on the bodies of its messages, by its place. */
import { isRecord, resolve, type Schema, type Spec } from '../spec.js';

const KEYWORDS = [
  ...(['type', 'anyOf', 'oneOf', 'allOf', 'not', 'const', 'enum', 'pattern', 'format'] as const),
  ...(['minItems', 'maxItems', 'uniqueItems', 'contains', 'minLength', 'maxLength'] as const),
  ...(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const),
  ...(['additionalProperties', 'minProperties', 'maxProperties', 'propertyNames', 'if'] as const),
];

const METHODS = ['delete', 'get', 'head', 'post'] as const;

/** Places such as `Contact/required/id`, or `Contact/properties/email/type`: below `components.schemas`. */
export function constraintsOf(spec: Spec): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();

  const visit = (node: unknown, place: string): void => {
    if (!isRecord(node)) return;
    if (typeof node.$ref === 'string') {
      const name = node.$ref.replace('#/components/schemas/', '');
      if (seen.has(name)) return;
      seen.add(name);
      visit(resolve<Schema>(spec, { $ref: node.$ref }), name);
      return;
    }
    for (const keyword of KEYWORDS)
      if (keyword in node && node[keyword] !== true) found.add(`${place}/${keyword}`);
    for (const name of Array.isArray(node.required) ? node.required : [])
      found.add(`${place}/required/${name}`);
    for (const [name, property] of Object.entries((node.properties ?? {}) as object))
      visit(property, `${place}/properties/${name}`);
    visit(node.items, `${place}/items`);
    for (const keyword of ['anyOf', 'oneOf', 'allOf'])
      for (const arm of Array.isArray(node[keyword]) ? node[keyword] : []) visit(arm, `${place}/${keyword}`);
  };

  for (const [path, item] of Object.entries(spec.paths))
    for (const method of METHODS) {
      const { requestBody, responses = {} } = item[method] ?? {};
      const bodies = [requestBody, ...Object.values(responses)].map((body) => body && resolve(spec, body));
      for (const body of bodies)
        for (const media of Object.values(body?.content ?? {})) visit(media.schema, `${method} ${path}`);
    }
  return [...found].sort();
}
