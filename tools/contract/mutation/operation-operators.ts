/** Operators that get the call wrong: where it goes, what is sent, which answers there are. */
import type { Method, Operation, PathItem, Spec } from '../../../test/spec.js';
import { type Mutant, type Operator, patch, put, rename } from './mutant.js';

interface FoundOperation {
  readonly path: readonly (string | number)[];
  readonly method: Method;
  readonly operation: Operation;
}

const METHODS = ['delete', 'get', 'head', 'post'] as const;

const operationsIn = (spec: Spec): FoundOperation[] =>
  Object.entries(spec.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path: ['paths', path, method], method, operation }] : [];
    }),
  );

const eachOperation = (name: string, of: (found: FoundOperation, spec: Spec) => Mutant[]) =>
  ({ name, mutantsOf: (spec) => operationsIn(spec).flatMap((found) => of(found, spec)) }) satisfies Operator;

const eachPath = (name: string, of: (path: string, spec: Spec) => Mutant[]) =>
  ({
    name,
    mutantsOf: (spec) => Object.keys(spec.paths).flatMap((path) => of(path, spec)),
  }) satisfies Operator;

interface Content {
  readonly path: readonly (string | number)[];
  readonly types: string[];
  /** The schema of the first type, where it is a reference. */
  readonly reference: string | undefined;
}

/** The same operations under ids of their own, as OpenAPI demands. */
function namedAnew(item: PathItem): PathItem {
  const copy = structuredClone(item);
  for (const method of METHODS) {
    const operation = copy[method];
    if (operation) operation.operationId = `${operation.operationId}Again`;
  }
  return copy;
}

/** The places where the content of a message stands: of requests, of answers, of shared answers. */
function contentsIn(spec: Spec): Content[] {
  const holders = [
    ...operationsIn(spec).flatMap(({ path, operation }) => [
      ...(operation.requestBody ? [{ path: [...path, 'requestBody'], node: operation.requestBody }] : []),
      ...Object.entries(operation.responses).map(([status, node]) => ({
        path: [...path, 'responses', status],
        node,
      })),
    ]),
    ...Object.entries(spec.components.responses ?? {}).map(([name, node]) => ({
      path: ['components', 'responses', name],
      node,
    })),
  ];
  return holders.flatMap(({ path, node }) =>
    'content' in node && node.content
      ? [
          {
            path: [...path, 'content'],
            types: Object.keys(node.content),
            reference: Object.values(node.content).map(({ schema }) =>
              schema && '$ref' in schema ? schema.$ref : undefined,
            )[0],
          },
        ]
      : [],
  );
}

export const operationOperators: readonly Operator[] = [
  eachOperation('drop-status', ({ path, operation }, spec) =>
    Object.keys(operation.responses).map((status) =>
      put(spec, [...path, 'responses', status], undefined, `no ${status}`),
    ),
  ),
  eachOperation('add-status', ({ path, operation }, spec) =>
    ['202', '204', '409', '410', '503', 'default']
      .filter((status) => !(status in operation.responses))
      .map((status) =>
        put(spec, [...path, 'responses', status], { description: 'An answer.' }, `${status}, too`),
      ),
  ),
  eachOperation('swap-response', ({ path, operation }, spec) => {
    const shared = Object.entries(operation.responses).filter(([, response]) => '$ref' in response);
    return shared.map(([status], index) => {
      const [other, response] = shared[(index + 1) % shared.length] ?? [];
      return put(spec, [...path, 'responses', status], response, `${status} is said of what is ${other}`);
    });
  }),
  eachOperation('change-method', ({ path: [, address = '', method = ''] }, spec) =>
    ['post', 'put', 'delete', 'patch']
      .filter((other) => other !== method && !(other in (spec.paths[address] ?? {})))
      .map((other) => rename(spec, ['paths', address, method], other)),
  ),
  eachOperation('drop-operation', ({ path: [, address = '', method = ''] }, spec) =>
    Object.keys(spec.paths[address] ?? {}).length > 1
      ? [put(spec, ['paths', address, method], undefined, `no ${method}`)]
      : [],
  ),
  eachPath('change-path', (path, spec) =>
    [`${path}/`, `/v1${path}`, path.replace(/contacts?/, 'people')].map((other) =>
      rename(spec, ['paths', path], other),
    ),
  ),
  eachPath('add-path', (path, spec) => [
    put(spec, ['paths', `${path}/all`], namedAnew(spec.paths[path] ?? {}), 'a path that no page has'),
  ]),
  eachPath('rename-path-parameter', (path, spec) =>
    Object.entries(spec.components.parameters ?? {})
      .filter(([, { name }]) => path.includes(`{${name}}`))
      .map(([key, { name }]) =>
        patch(
          spec,
          [],
          {
            paths: Object.fromEntries(
              Object.entries(spec.paths).map(([old, item]) => [
                old.replace(`{${name}}`, '{contactId}'),
                item,
              ]),
            ),
            components: {
              ...spec.components,
              parameters: {
                ...spec.components.parameters,
                [key]: { ...spec.components.parameters?.[key], name: 'contactId' },
              },
            },
          },
          `${name} becomes contactId in ${path}`,
        ),
      ),
  ),
  {
    name: 'change-server',
    mutantsOf: (spec) =>
      spec.servers.flatMap(({ url }, index) => [
        put(spec, ['servers', index, 'url'], url.replace('https:', 'http:'), 'without TLS'),
        put(spec, ['servers', index, 'url'], url.replace('https://', 'https://staging.'), 'another host'),
        put(spec, ['servers', index, 'url'], `${url}/v9`, 'another base path'),
        put(spec, ['servers', index + 1], { url: 'https://staging.example.com' }, 'a second server'),
      ]),
  },
  eachOperation('change-operation-id', ({ path }, spec) => [
    put(spec, [...path, 'operationId'], 'purge', 'operationId purge'),
  ]),
  eachOperation('toggle-body-required', ({ path, operation }, spec) =>
    operation.requestBody
      ? [false, undefined].map((required) =>
          put(spec, [...path, 'requestBody', 'required'], required, `required: ${required}`),
        )
      : [],
  ),
  eachOperation('drop-body', ({ path, operation }, spec) =>
    operation.requestBody ? [put(spec, [...path, 'requestBody'], undefined, 'no body is sent')] : [],
  ),
  eachOperation('add-body', ({ path, method, operation }, spec) =>
    operation.requestBody || method === 'head'
      ? []
      : [
          put(
            spec,
            [...path, 'requestBody'],
            { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
            'a body must be sent',
          ),
        ],
  ),
  {
    name: 'change-media-type',
    mutantsOf: (spec) =>
      contentsIn(spec).flatMap(({ path, types }) =>
        types.flatMap((type) =>
          [
            'application/xml',
            'text/plain',
            'application/problem+json',
            'application/x-www-form-urlencoded',
          ].map((other) => rename(spec, [...path, type], other)),
        ),
      ),
  },
  {
    name: 'add-media-type',
    mutantsOf: (spec) =>
      contentsIn(spec).map(({ path }) =>
        put(spec, [...path, 'text/plain'], { schema: { type: 'string' } }, 'text will do, too'),
      ),
  },
  {
    name: 'drop-content',
    mutantsOf: (spec) =>
      contentsIn(spec)
        .filter(({ path }) => path.at(-2) !== 'requestBody')
        .map(({ path }) => put(spec, path, undefined, 'no body is documented')),
  },
  eachOperation('toggle-body-optional', ({ path, operation }, spec) =>
    Object.entries(operation.responses)
      .filter(([, response]) => 'content' in response)
      .map(([status, response]) => {
        const optional = 'x-body-optional' in response;
        const change = optional ? 'there is always a body' : 'there may be no body';
        return put(
          spec,
          [...path, 'responses', status, 'x-body-optional'],
          optional ? undefined : true,
          change,
        );
      }),
  ),
  {
    name: 'change-body-schema',
    mutantsOf: (spec) =>
      contentsIn(spec).flatMap(({ path, types, reference }) => {
        const [type = ''] = types;
        const names = Object.keys(spec.components.schemas).filter((name) =>
          /Re(sponse|quest|ceipt)$/.test(name),
        );
        return names
          .filter((name) => `#/components/schemas/${name}` !== reference)
          .map((name) =>
            put(
              spec,
              [...path, type, 'schema'],
              { $ref: `#/components/schemas/${name}` },
              `its schema is ${name}`,
            ),
          );
      }),
  },
  {
    name: 'change-parameter',
    mutantsOf: (spec) =>
      Object.entries(spec.components.parameters ?? {}).flatMap(([key, { name }]) => [
        put(spec, ['components', 'parameters', key, 'name'], `${name}_`, 'another name'),
        put(spec, ['components', 'parameters', key, 'in'], 'query', 'in the query'),
        put(spec, ['components', 'parameters', key, 'required'], false, 'may be left out'),
      ]),
  },
  {
    name: 'change-dialect',
    mutantsOf: (spec) => [
      put(spec, ['jsonSchemaDialect'], undefined, 'no dialect'),
      put(spec, ['jsonSchemaDialect'], 'http://json-schema.org/draft-07/schema#', 'draft 7'),
      put(spec, ['openapi'], '3.0.3', 'OpenAPI 3.0'),
    ],
  },
];
