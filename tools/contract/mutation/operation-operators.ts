/** Operators that break the call: its address, and its answers. */
import { type PathItem, resolve, type Spec } from '../../../contract/spec.js';
import { type Mutant, type Operator, patch, put, rename } from './mutant.js';
import { eachOperation, METHODS } from './operations.js';

const eachPath = (name: string, of: (path: string, spec: Spec) => Mutant[]) =>
  ({
    name,
    mutantsOf: (spec) => Object.keys(spec.paths).flatMap((path) => of(path, spec)),
  }) satisfies Operator;

/** The same operations with new ids, since OpenAPI requires unique ones. */
function namedAnew(item: PathItem): PathItem {
  const copy = structuredClone(item);
  for (const method of METHODS) {
    const operation = copy[method];
    if (operation) operation.operationId = `${operation.operationId}Again`;
  }
  return copy;
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
      .map(([key, { name }]) => {
        const other = name === 'contactId' ? 'id' : 'contactId';
        return patch(
          spec,
          [],
          {
            paths: Object.fromEntries(
              Object.entries(spec.paths).map(([old, item]) => [old.replace(`{${name}}`, `{${other}}`), item]),
            ),
            components: {
              ...spec.components,
              parameters: {
                ...spec.components.parameters,
                [key]: { ...spec.components.parameters?.[key], name: other },
              },
            },
          },
          `${name} becomes ${other} in ${path}`,
        );
      }),
  ),
  {
    name: 'change-server',
    mutantsOf: (spec) => [
      ...spec.servers.flatMap(({ url }, index) => [
        put(spec, ['servers', index, 'url'], url.replace('https:', 'http:'), 'without TLS'),
        put(spec, ['servers', index, 'url'], url.replace('https://', 'https://staging.'), 'another host'),
        put(spec, ['servers', index, 'url'], `${url}/v9`, 'another base path'),
        ...(spec.servers.length > 1 ? [put(spec, ['servers', index], undefined, 'not there')] : []),
      ]),
      put(spec, ['servers', spec.servers.length], { url: 'https://staging.example.com' }, 'one server more'),
      ...(spec.servers.length > 1
        ? [put(spec, ['servers'], spec.servers.toReversed(), 'another server is the default')]
        : []),
    ],
  },
  eachOperation('change-operation-id', ({ path }, spec) => [
    put(spec, [...path, 'operationId'], 'purge', 'operationId purge'),
  ]),
  {
    name: 'change-parameter',
    mutantsOf: (spec) =>
      Object.entries(spec.components.parameters ?? {}).flatMap(([key, { name, in: where }]) => [
        put(spec, ['components', 'parameters', key, 'name'], `${name}_`, 'another name'),
        where === 'query'
          ? put(spec, ['components', 'parameters', key, 'in'], 'header', 'in a header')
          : put(spec, ['components', 'parameters', key, 'in'], 'query', 'in the query'),
        put(spec, ['components', 'parameters', key, 'required'], false, 'may be left out'),
      ]),
  },
  eachOperation('change-own-parameter', ({ path, operation }, spec) =>
    (operation.parameters ?? []).flatMap((parameter, index) => {
      const place = [...path, 'parameters', index];
      const { name, required = false } = resolve(spec, parameter);
      const missing = put(spec, place, undefined, `no ${name}`);
      // A shared parameter is changed where it is defined.
      if ('$ref' in parameter) return [missing];
      return [
        missing,
        put(spec, [...place, 'name'], `${name}_`, 'another name'),
        put(spec, [...place, 'in'], 'header', 'in a header'),
        put(spec, [...place, 'required'], !required, required ? 'may be left out' : 'may not be left out'),
      ];
    }),
  ),
  {
    name: 'change-dialect',
    mutantsOf: (spec) => [
      put(spec, ['jsonSchemaDialect'], undefined, 'no dialect'),
      put(spec, ['jsonSchemaDialect'], 'http://json-schema.org/draft-07/schema#', 'draft 7'),
      put(spec, ['openapi'], '3.0.3', 'OpenAPI 3.0'),
    ],
  },
];
