/** `fields.ts`: the documented fields of response bodies, which open schemas do not enforce. */
import { documentedFields } from './documented-fields.js';
import type { JsonObject } from './json.js';
import { literal } from './literal.js';
import type { DescribedOperation, DescribedResponse } from './operation.js';
import { escaped } from './walk.js';

/** @param validators The name of each body's function in `validators.ts`. */
export function fieldsOf(
  document: JsonObject,
  operations: readonly DescribedOperation[],
  validators: ReadonlyMap<string, string>,
): string {
  const formsOf = (body: string) => {
    const forms = documentedFields(document, { $ref: `#/components/schemas/${escaped(body)}` });
    return `[${forms.map((fields) => `[${fields.map(literal).join(', ')}]`).join(', ')}]`;
  };
  // A range stands for many statuses with the same body.
  const shared = new Set(
    operations.flatMap(({ responses }) =>
      responses.flatMap(({ schema, isNamed }) => (schema === undefined || isNamed ? [] : [schema])),
    ),
  );
  const lineOf = ({ status, schema }: DescribedResponse) => {
    if (schema === undefined) return [];
    return [`    ${status}: ${shared.has(schema) ? validators.get(schema) : formsOf(schema)},`];
  };
  return [
    ...[...shared].map((body) => `const ${validators.get(body)} = ${formsOf(body)} as const;\n`),
    '/** By operation and status: the fields of the body, once for each form that it can have. */',
    'export const fields = {',
    ...operations.flatMap(({ operationId, responses }) => [
      `  ${operationId}: {`,
      ...responses.flatMap(lineOf),
      '  },',
    ]),
    '} as const;',
    '',
  ].join('\n');
}
