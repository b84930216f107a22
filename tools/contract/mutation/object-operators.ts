/** Operators that break the composition of a body: its fields, which of them are required, its arms, its openness. */
import { type Operator, patch, put, rename } from './mutant.js';
import { eachSchema } from './schemas.js';

const CHOICES = ['oneOf', 'anyOf'] as const;

export const objectOperators: readonly Operator[] = [
  eachSchema('drop-required', ({ path, schema }, spec) =>
    (schema.required ?? []).map((name, index) =>
      put(spec, [...path, 'required', index], undefined, `${name} may be missing`),
    ),
  ),
  eachSchema('require-optional', ({ path, schema }, spec) =>
    Object.keys(schema.properties ?? {})
      .filter((name) => !schema.required?.includes(name))
      .map((name) =>
        put(spec, [...path, 'required'], [...(schema.required ?? []), name], `${name} must be there`),
      ),
  ),
  eachSchema('drop-property', ({ path, schema }, spec) =>
    Object.keys(schema.properties ?? {}).map((name) =>
      patch(
        spec,
        path,
        {
          properties: Object.fromEntries(
            Object.entries(schema.properties ?? {}).filter(([other]) => other !== name),
          ),
          ...(schema.required && { required: schema.required.filter((other) => other !== name) }),
        },
        `without ${name}`,
      ),
    ),
  ),
  eachSchema('rename-property', ({ path, schema }, spec) =>
    Object.keys(schema.properties ?? {}).map((name) => {
      const renamed = (old: string) => (old === name ? `${name}_` : old);
      const properties = Object.entries(schema.properties ?? {}).map(([old, it]) => [renamed(old), it]);
      const fields = {
        properties: Object.fromEntries(properties),
        ...(schema.required && { required: schema.required.map(renamed) }),
      };
      return patch(spec, path, fields, `${name} becomes ${name}_`);
    }),
  ),
  eachSchema('drop-arm', ({ path, schema }, spec) =>
    CHOICES.flatMap((choice) =>
      (schema[choice] ?? []).map((_, index) =>
        put(spec, [...path, choice, index], undefined, `arm ${index} is gone`),
      ),
    ),
  ),
  eachSchema('change-choice', ({ path, schema }, spec) =>
    CHOICES.flatMap((choice) => {
      const other = choice === 'oneOf' ? 'anyOf' : 'oneOf';
      return schema[choice] ? [rename(spec, [...path, choice], other)] : [];
    }),
  ),
  eachSchema('widen-choice', ({ path, schema }, spec) =>
    CHOICES.flatMap((choice) => {
      const arms = schema[choice];
      return arms ? [put(spec, [...path, choice], [...arms, { type: 'null' }], 'null will do, too')] : [];
    }),
  ),
  eachSchema('open-request', ({ path, closed }, spec) =>
    closed
      ? [
          put(spec, [...path, 'additionalProperties'], undefined, 'other fields may be sent'),
          put(spec, [...path, 'additionalProperties'], { type: 'boolean' }, 'other switches may be sent'),
        ]
      : [],
  ),
  eachSchema('close-answer', ({ path, schema, closed }, spec) =>
    schema.type === 'object' && !closed
      ? [put(spec, [...path, 'additionalProperties'], false, 'other fields are refused')]
      : [],
  ),
];
