/** `contract.ts`: what the spec says about each operation, with its validators. */
import { literal } from './literal.js';
import type { DescribedOperation, DescribedResponse } from './operation.js';

export interface ContractParts {
  readonly provider: string;
  readonly version: string;
  readonly servers: readonly string[];
  readonly operations: readonly DescribedOperation[];
  /** The name of each body's function in `validators.ts`. */
  readonly validators: ReadonlyMap<string, string>;
  /** Where to import the types of a contract from. */
  readonly contractTypes: string;
}

export function contractOf(parts: ContractParts): string {
  const { provider, version, servers, operations, validators, contractTypes } = parts;
  const validate = (body: string) => `validators.${validators.get(body)}`;
  const responseOf = ({ status, schema, isBodyOptional }: DescribedResponse) => {
    if (schema === undefined) return `        ${status}: { body: 'undocumented' },`;
    return `        ${status}: { body: '${isBodyOptional ? 'optional' : 'required'}', validate: ${validate(schema)} },`;
  };
  const operationOf = ({ operationId, method, path, query, request, responses }: DescribedOperation) => [
    `    ${operationId}: {`,
    `      operationId: '${operationId}',`,
    `      method: '${method}',`,
    `      path: ${literal(path)},`,
    ...(query.length > 0 ? [`      query: [${query.map(literal).join(', ')}],`] : []),
    ...(request ? [`      validateRequest: ${validate(request)},`] : []),
    '      responses: {',
    ...responses.map(responseOf),
    '      },',
    '    },',
  ];
  return [
    `import type { Contract, ContractTypes } from ${literal(contractTypes)};`,
    "import type { operations, paths } from './types.js';",
    ...(validators.size > 0 ? ["import * as validators from './validators.js';"] : []),
    '',
    'const table = {',
    `  provider: ${literal(provider)},`,
    `  version: ${literal(version)},`,
    `  servers: [${servers.map(literal).join(', ')}],`,
    '  operations: {',
    ...operations.flatMap(operationOf),
    '  },',
    '} as const satisfies Contract;',
    '',
    'export const contract: typeof table & ContractTypes<paths, operations> = table;',
    '',
  ].join('\n');
}
